import { stringify } from 'csv-stringify/sync';
import { type Language, speak } from '#platform';
import { type EventStatistics, type PersonFigures, SMALLEST_SHOWN, suppressSmall } from '#statistics';
import { CSV_FORM } from '../csv-form.js';
import { registrationWords } from '../registrations/registration-words.js';
import { statisticsWords } from './statistics-words.js';
import { themeGroupTotals } from './theme-group-totals.js';

type Cell = readonly [name: string, figures: PersonFigures];

/**
 * The figures of an event to hand on: no person is in them, and no figure that could point at one. Each kind of figure is
 * a whole of its own, because it can be added up.
 */
export function statisticsCsv(figures: EventStatistics, language: Language): string {
  const say = statisticsWords[language];
  const { counts } = figures;
  const standing: [string, number][] = [
    [say.confirmed, counts.confirmed],
    [say.waiting, counts.waiting],
    [say.cancelled, counts.cancelled],
  ];
  const named = figures.organisations.largest.map((row): Cell => [row.organisation, row]);
  const kinds: readonly (readonly [string, readonly Cell[]])[] = [
    [say.roles, figures.roles.map((row): Cell => [say.roleNames[row.role], row])],
    [say.ways, figures.ways.map((row): Cell => [registrationWords[language].ways[row.attends], row])],
    [say.sessions, figures.sessions.map((row): Cell => [`${row.code} ${speak(row.title, language).text}`, row])],
    [say.themeGroups, themeGroupTotals(figures.sessions).map((row): Cell => [speak(row.name, language).text, row])],
    [say.organisations, named],
  ];
  const rows = [
    ...whole(say.standing, standing, say),
    ...kinds.flatMap(([kind, cells]) => [
      ...whole(
        `${kind}: ${say.confirmed}`,
        cells.map(([name, { confirmed }]) => [name, confirmed]),
        say,
      ),
      ...whole(
        `${kind}: ${say.attended}`,
        cells.map(([name, { attended }]) => [name, attended]),
        say,
      ),
    ]),
  ];
  return stringify([say.columns, ...rows], CSV_FORM[language]);
}

function whole(
  kind: string,
  cells: readonly (readonly [string, number])[],
  say: (typeof statisticsWords)[Language],
): [string, string, number | string][] {
  const shown = suppressSmall(cells.map(([, figure]) => figure));
  return cells.map(([name], i) => [kind, name, shown[i] ?? say.fewerThan(SMALLEST_SHOWN)]);
}
