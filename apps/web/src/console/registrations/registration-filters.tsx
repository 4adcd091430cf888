import type { EventDetails } from '#events';
import { speak } from '#platform';
import { LISTED_STATUSES, type RegistrationFilter, type SessionOption } from '#registrations';
import { Select, useSite } from '#ui';
import { readChoice, readSearch, type Typed } from '../asked.js';
import { consoleWords } from '../console-words.js';
import { FilterForm } from '../filter-form.js';
import { ANSWER_FILTERS, type AnswerFilter, answerWords, toAnswer } from './calendar-answer.js';
import { registrationWords } from './registration-words.js';

/** What a list is narrowed to, as it stands in the address. A session goes by its code: people read addresses. */
export type Filters = Pick<RegistrationFilter, 'q' | 'status' | 'attends'> & {
  readonly session: string;
  readonly answer: AnswerFilter;
};

/** Value of the session filter for who chose nothing. */
const NO_SESSION = 'none';
/** And for who holds two at the same time. */
const CLASH = 'clash';
/** Ways to attend a list can be narrowed to, where there are two. */
const WAYS = ['online', 'on_site'] as const;

/** Reads filters from an address or a form. What is unknown here, such as a session of another event, narrows nothing. */
export function readFilters(typed: Typed, event: EventDetails, sessions: readonly SessionOption[]): Filters {
  const codes = sessions.length > 0 ? [NO_SESSION, CLASH, ...sessions.map(({ code }) => code)] : [];
  return {
    q: readSearch(typed.q),
    status: readChoice(typed.status, ['', ...LISTED_STATUSES]),
    session: readChoice(typed.session, ['', ...codes]),
    attends: event.kind === 'hybrid' ? readChoice(typed.attends, ['', ...WAYS]) : '',
    answer: readChoice(typed.answer, ['', ...ANSWER_FILTERS]),
  };
}

/** The same for the database. */
export function toFilter(filters: Filters, eventId: string, sessions: readonly SessionOption[]): RegistrationFilter {
  const chosen = sessions.find(({ code }) => code === filters.session);
  return { ...filters, eventId, session: chosen?.sessionId ?? filters.session, answer: toAnswer(filters.answer) };
}

interface FiltersProps {
  readonly path: string;
  readonly event: EventDetails;
  readonly filters: Filters;
  readonly sessions: readonly SessionOption[];
  /** Calendars of some people answered. */
  readonly hasAnswers: boolean;
}

/** Narrows the list of people: by words, status, session and way of attending. */
export function RegistrationFilters({ path, event, filters, sessions, hasAnswers }: FiltersProps) {
  const { language } = useSite();
  const say = registrationWords[language];
  const { status, all } = consoleWords[language];
  const everything = { value: '', label: all };
  const statuses = LISTED_STATUSES.map((value) => ({ value, label: status[value] }));
  const codes = sessions.map(({ code, title }) => ({
    value: code,
    label: `${code} ${speak(title, language, event.language).text}`,
  }));
  const others = [
    { value: NO_SESSION, label: say.noSession },
    { value: CLASH, label: say.twoAtOnce },
  ];
  const ways = WAYS.map((value) => ({ value, label: say.ways[value] }));
  const answers = ANSWER_FILTERS.map((value) => ({
    value,
    label: answerWords[language].answers[toAnswer(value) ?? 'ACCEPTED'],
  }));
  const select = (name: keyof Filters, label: string, options: { value: string; label: string }[]) => (
    <Select name={name} label={label} options={[everything, ...options]} value={filters[name]} hideOptional />
  );
  return (
    <FilterForm path={path} label={say.searchLabel} q={filters.q}>
      {select('status', say.status, statuses)}
      {sessions.length > 0 && select('session', say.session, [...others, ...codes])}
      {event.kind === 'hybrid' && select('attends', say.attends, ways)}
      {(hasAnswers || filters.answer) && select('answer', answerWords[language].title, answers)}
    </FilterForm>
  );
}
