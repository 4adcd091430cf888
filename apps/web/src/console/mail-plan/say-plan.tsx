import type { EventDetails } from '#events';
import { type Forecast, leadOf, type MailPlan, wordsOfPlan } from '#messages';
import { formatDay, formatTime, type Language, speak } from '#platform';
import { Tag, useSite } from '#ui';
import { mailPlanWords } from './mail-plan-words.js';

/** "1 dag", "15 minuten". */
export function sayLead(lead: string, language: Language): string {
  const { count, unit } = leadOf(lead);
  return mailPlanWords[language].units[unit](count);
}

/** "1 dag voor het begin", "2 uur na afloop". */
export function sayTime({ anchor, lead }: MailPlan, language: Language): string {
  const say = mailPlanWords[language];
  return anchor === 'fixed' || lead === null ? say.ownTime : say.counted[anchor](sayLead(lead, language));
}

/** The name of a text of the house, or the subject of an organiser's own, with the title where it asks for it. */
export function sayWords(plan: MailPlan, event: EventDetails, language: Language): string {
  if ('builtIn' in plan.template) return mailPlanWords[language].words[plan.template.builtIn];
  const title = speak(event.title, language, event.language).text;
  return speak(wordsOfPlan(plan).subject, language).text.replaceAll('{event}', () => title);
}

/** "dinsdag 2 maart 2027, 14.00 uur", where the event is. */
export function DueAt({ at, timeZone }: { at: Date; timeZone: string }) {
  const { language } = useSite();
  return (
    <time datetime={at.toISOString()}>
      {formatDay(at, timeZone, language)},{' '}
      <span class="whole">{formatTime(at, timeZone, language) + (language === 'nl' ? ' uur' : '')}</span>
    </time>
  );
}

/** What became of a planned mail, or will. Whatever was sent was sent, also when it has been switched off since. */
export function PlanState({ forecast, sent }: { forecast: Forecast; sent: number }) {
  const { language } = useSite();
  const { tone, text, notes } = stateOf(forecast, sent, language);
  return (
    <>
      <Tag tone={tone}>{text}</Tag>
      {notes.map((note) => (
        <small key={note}>{note}</small>
      ))}
    </>
  );
}

function stateOf({ standing, counts, isUnknown }: Forecast, sent: number, language: Language) {
  const say = mailPlanWords[language];
  const wentTo = sent > 0 ? [say.sentTo(say.people(sent))] : [];
  if (standing.kind === 'silent') {
    if (sent > 0) return { tone: 'ok' as const, text: say.wasSent, notes: wentTo };
    const { state, why } = say.silent[standing.why];
    return { tone: 'off' as const, text: state, notes: why ? [why] : [] };
  }
  const goesTo = isUnknown ? say.unknownYet : say.goesTo(say.people(counts.gets));
  if (standing.kind === 'ahead') return { tone: 'info' as const, text: say.ahead, notes: [goesTo, ...wentTo] };
  const toCome = counts.gets > 0 ? [goesTo] : [];
  const isSent = sent > 0 && counts.gets === 0;
  return {
    tone: isSent ? ('ok' as const) : ('info' as const),
    text: isSent ? say.wasSent : say.leaving,
    notes: [...wentTo, ...toCome],
  };
}
