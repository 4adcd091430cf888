import { type Language, unreachable } from '#platform';
import type { ToDo } from './to-do.js';
import { toDoWords } from './to-do-words.js';

/** A thing to do in words, the words that lead to where it is done, and the path of that below the event in the console. */
interface SaidToDo {
  readonly text: string;
  readonly link: string;
  readonly rest: string;
}

/** Says it for a page or a mail. */
export function sayToDo(item: ToDo, language: Language): SaidToDo {
  const say = toDoWords[language];
  const inSession = ({ id, code }: { id: string; code: string }) => ({
    link: say.openSession(code),
    rest: `/programme/sessions/${id}`,
  });
  switch (item.kind) {
    case 'mails_failed':
      return { text: say.mailsFailed(item.count), link: say.seeMails, rest: '/mail?status=failed' };
    case 'overhang':
      return { text: say.overhang(item.count), link: say.changePlaces, rest: '/edit#capacity' };
    case 'places_offered':
      return { text: say.placesOffered(item.count), link: say.whoWaits, rest: '/registrations?status=waiting' };
    case 'session_overhang':
      return { text: say.sessionOverhang(item.code, item.count), ...inSession(item) };
    case 'people_ask':
      return { text: say.peopleAsk(item.count), link: say.answerThem, rest: '/approval' };
    case 'calendars_declined':
      return { text: say.calendarsDeclined(item.count), link: say.whoDeclined, rest: '/registrations?answer=declined' };
    case 'people_wait':
      return { text: say.peopleWait(item.count), link: say.morePlaces, rest: '/edit#capacity' };
    case 'session_waits':
      return { text: say.sessionWaits(item.code, item.count), ...inSession(item) };
    case 'few_chose':
      return { text: say.fewChose(item.code, item.count), ...inSession(item) };
    case 'english_missing':
      return { text: say.englishMissing, link: say.addEnglish, rest: '/edit#title.en' };
    case 'no_reminders':
      return { text: say.noReminders, link: say.addReminder, rest: '/mail-plan' };
    default:
      return unreachable(item);
  }
}
