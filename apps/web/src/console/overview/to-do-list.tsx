import type { EventDetails } from '#events';
import { type Language, unreachable } from '#platform';
import { Icon, useSite } from '#ui';
import { eventPath } from '../frame.js';
import { overviewWords } from './overview-words.js';
import type { ToDo } from './to-do.js';

/** What could still be done, each with the place where to do it. Nothing when there is nothing. */
export function ToDoList({ event, items }: { event: EventDetails; items: readonly ToDo[] }) {
  const { language } = useSite();
  if (items.length === 0) return null;
  return (
    <ul class="to-do">
      {items.map((item) => {
        const { text, link, rest } = sayToDo(item, language);
        return (
          <li key={rest + text}>
            <Icon name={item.kind === 'mails_failed' ? 'circle-alert' : 'arrow-right'} />
            <span>
              {text} <a href={eventPath(event, rest)}>{link}</a>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function sayToDo(item: ToDo, language: Language): { text: string; link: string; rest: string } {
  const say = overviewWords[language].toDo;
  switch (item.kind) {
    case 'mails_failed':
      return { text: say.mailsFailed(item.count), link: say.seeMails, rest: '/mail?status=failed' };
    case 'overhang':
      return { text: say.overhang(item.count), link: say.changePlaces, rest: '/edit#capacity' };
    case 'places_offered':
      return { text: say.placesOffered(item.count), link: say.whoWaits, rest: '/registrations?status=waiting' };
    case 'session_overhang':
      return {
        text: say.sessionOverhang(item.code, item.count),
        link: say.openSession(item.code),
        rest: `/programme/sessions/${item.id}`,
      };
    case 'people_ask':
      return { text: say.peopleAsk(item.count), link: say.answerThem, rest: '/approval' };
    case 'calendars_declined':
      return { text: say.calendarsDeclined(item.count), link: say.whoDeclined, rest: '/registrations?answer=declined' };
    case 'people_wait':
      return { text: say.peopleWait(item.count), link: say.morePlaces, rest: '/edit#capacity' };
    case 'session_waits':
      return {
        text: say.sessionWaits(item.code, item.count),
        link: say.openSession(item.code),
        rest: `/programme/sessions/${item.id}`,
      };
    case 'few_chose':
      return {
        text: say.fewChose(item.code, item.count),
        link: say.openSession(item.code),
        rest: `/programme/sessions/${item.id}`,
      };
    case 'english_missing':
      return { text: say.englishMissing, link: say.addEnglish, rest: '/edit#title.en' };
    case 'no_reminders':
      return { text: say.noReminders, link: say.addReminder, rest: '/mail-plan' };
    default:
      return unreachable(item);
  }
}
