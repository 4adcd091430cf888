import { type EventDetails, programmeOf, type Session } from '#events';
import type { Tx } from '#platform';
import { answersToDependOn, type Question, questionsInUse } from '#questions';
import type { ThemeGroup } from '#theme-groups';
import { type Audience, writeAudience } from './audience.js';

/** What an organiser can choose an audience from, at one event. */
export interface AudienceChoices {
  /** Those that people choose. One that was called off has nobody in it, but what was sent to its people still names it. */
  readonly sessions: readonly Session[];
  readonly themeGroups: readonly ThemeGroup[];
  /** Those with options, whose answers are no secret among organisers. */
  readonly questions: readonly Question[];
}

/** Reads them: sessions, their groups, and questions with options. Five queries. */
export async function audienceChoices(tx: Tx, event: Pick<EventDetails, 'id'>): Promise<AudienceChoices> {
  const { plenary, rounds } = await programmeOf(tx, event.id, []);
  const chosen = rounds.flatMap((round) => round.sessions);
  const groups = [...plenary, ...chosen].flatMap((stop) => stop.themeGroup ?? []);
  const questions = await questionsInUse(tx, event.id);
  return {
    sessions: chosen.map((stop) => stop.session),
    themeGroups: [...new Map(groups.map((group) => [group.id, group])).values()],
    questions: questions.filter((question) => question.privacy === 'ordinary' && optionsOf(question).length > 0),
  };
}

/** Ids of the options of a question that make an audience; `yes` and `no` where it asks for that. */
function optionsOf(question: Question): readonly string[] {
  if (question.kind === 'consent') return [];
  return answersToDependOn(question);
}

/** The audiences of an event in the order in which a form offers them. */
export function everyAudience({ sessions, themeGroups, questions }: AudienceChoices): Audience[] {
  return [
    { kind: 'all' },
    { kind: 'waiting' },
    ...themeGroups.map(({ id }) => ({ kind: 'theme_group' as const, id })),
    ...sessions.filter(isOpen).map(({ id }) => ({ kind: 'session' as const, id })),
    ...questions.flatMap((question) =>
      optionsOf(question).map((option) => ({ kind: 'answered' as const, question: question.id, option })),
    ),
    { kind: 'attended' },
    { kind: 'absent' },
    { kind: 'speakers' },
  ];
}

const isOpen = ({ status }: Session) => status === 'open';

/** Whether an audience can be chosen at this event: one about something of another event, or that is gone, can not. */
export function isChoice(choices: AudienceChoices, audience: Audience): boolean {
  const typed = writeAudience(audience);
  return everyAudience(choices).some((one) => writeAudience(one) === typed);
}
