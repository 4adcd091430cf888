import { stringify } from 'csv-stringify/sync';
import { type Language, speak } from '#platform';
import {
  type AnswerFigures,
  type EventStatistics,
  type PersonFigures,
  type SessionFigures,
  type Shown,
  type ShownTurnout,
  SMALLEST_SHOWN,
  suppressParts,
  suppressSmall,
  suppressTurnout,
} from '#statistics';
import { CSV_FORM } from '../csv-form.js';
import { registrationWords } from '../registrations/registration-words.js';
import { suppressedCells } from './answer-cells.js';
import { statisticsWords } from './statistics-words.js';
import { themeGroupTotals } from './theme-group-totals.js';
import { wasNotedPerSession } from './turnout.js';

interface FileOptions {
  readonly language: Language;
  /** It has begun, so that people can have come. */
  readonly showsTurnout: boolean;
}

type Row = readonly [kind: string, name: string, figure: Shown];
type Cell = readonly [name: string, figures: ShownTurnout];

/**
 * The figures of an event to hand on: no person is in them, and no figure that could point at one, also not after adding
 * up and taking away what else is in the file.
 */
export function statisticsCsv(
  figures: EventStatistics,
  answers: readonly AnswerFigures[],
  { language, showsTurnout }: FileOptions,
): string {
  const say = statisticsWords[language];
  const { roles, ways, sessions } = figures;
  const isNoted = showsTurnout && wasNotedPerSession(sessions);
  const perSession = sessionCells(sessions, language);
  const rows: Row[] = [
    ...standing(figures, language),
    ...(showsTurnout ? turnout(figures, language) : []),
    ...both(say.roles, { cells: named(roles, ({ role }) => say.roleNames[role]), showsTurnout, language }),
    ...both(say.ways, {
      cells: named(ways, ({ attends }) => registrationWords[language].ways[attends]),
      showsTurnout,
      language,
    }),
    ...both(say.sessions, { cells: perSession.sessions, showsTurnout: isNoted, language }),
    ...both(say.themeGroups, { cells: perSession.themeGroups, showsTurnout: isNoted, language }),
    ...answers.flatMap((one) => answerRows(one, figures, language)),
    ...both(say.organisations, { cells: organisationCells(figures, language), showsTurnout, language }),
  ];
  const lines = rows.map(([kind, name, figure]) => [kind, name, figure ?? say.fewerThan(SMALLEST_SHOWN)]);
  return stringify([say.columns, ...lines], CSV_FORM[language]);
}

function standing({ counts: { confirmed, waiting, pending, cancelled } }: EventStatistics, language: Language): Row[] {
  const say = statisticsWords[language];
  return whole(say.standing, [
    [say.confirmed, confirmed],
    [say.waiting, waiting],
    ...(pending > 0 ? [[say.pending, pending] as const] : []),
    [say.cancelled, cancelled],
  ]);
}

function answerRows(answers: AnswerFigures, { people }: EventStatistics, language: Language): Row[] {
  const label = speak(answers.question.label, language).text;
  return suppressedCells(answers, people.confirmed, language).map((cell): Row => [label, cell.label, cell.people]);
}

function turnout({ people: { confirmed, attended } }: EventStatistics, language: Language): Row[] {
  const say = statisticsWords[language];
  return whole(say.turnout, [
    [say.attended, attended],
    [say.noShow, confirmed - attended],
  ]);
}

function whole(kind: string, cells: readonly (readonly [string, number])[]): Row[] {
  const shown = suppressSmall(cells.map(([, figure]) => figure));
  return cells.map(([name], i): Row => [kind, name, shown[i] ?? null]);
}

function both(
  kind: string,
  { cells, showsTurnout, language }: FileOptions & { readonly cells: readonly Cell[] },
): Row[] {
  const say = statisticsWords[language];
  const of = (what: 'confirmed' | 'attended') =>
    cells.map(([name, shown]): Row => [`${kind}: ${say[what]}`, name, shown[what]]);
  return [...of('confirmed'), ...(showsTurnout ? of('attended') : [])];
}

function named<Figure extends PersonFigures>(figures: readonly Figure[], nameOf: (figure: Figure) => string): Cell[] {
  const shown = suppressTurnout(figures);
  return figures.flatMap((figure, i) => (shown[i] ? [[nameOf(figure), shown[i]] as const] : []));
}

/** Sessions and theme groups together: a group is the sum of its sessions, so one would give away the other. */
function sessionCells(sessions: readonly SessionFigures[], language: Language) {
  const { parts, groups } = suppressParts(sessions, ({ themeGroup }) => themeGroup?.id);
  const cell = (name: string, shown: ShownTurnout | undefined): Cell[] => (shown ? [[name, shown]] : []);
  return {
    sessions: sessions.flatMap((row) => cell(`${row.code} ${speak(row.title, language).text}`, parts.get(row))),
    themeGroups: themeGroupTotals(sessions).flatMap(({ id, name }) => cell(speak(name, language).text, groups.get(id))),
  };
}

/**
 * Only organisations of which five or more have a place: of a smaller one the name is as good as that of a person, and
 * some people fill in their own. The others are one figure, with whoever named none.
 */
function organisationCells({ organisations: { named: count, largest }, people }: EventStatistics, language: Language) {
  if (count === 0) return [];
  const large = largest.filter(({ confirmed }) => confirmed >= SMALLEST_SHOWN);
  const left = (of: keyof PersonFigures) => large.reduce((rest, row) => rest - row[of], people[of]);
  const rest = {
    organisation: statisticsWords[language].otherOrganisations,
    ...{ confirmed: left('confirmed'), attended: left('attended') },
  };
  return named(rest.confirmed > 0 ? [...large, rest] : large, ({ organisation }) => organisation);
}
