import { clashesIn, type Programme } from '#events';
import { checkChoices } from './choices.js';

const programme = (minChoices: number, maxChoices: number, statuses: ('open' | 'cancelled')[] = ['open', 'open']) =>
  ({
    rounds: [
      {
        round: { id: 'r1', minChoices, maxChoices },
        sessions: statuses.map((status, i) => ({ session: { id: `A${i + 1}`, status }, pools: [{ mode: 'on_site' }] })),
      },
    ],
  }) as unknown as Programme;
const problems = (...[asked, ids]: [Programme, string[]]) => [...checkChoices(asked, ids)];

describe('checkChoices', () => {
  it('accepts what the round asks for', () => {
    expect(problems(programme(1, 1), ['A2'])).toEqual([]);
    expect(problems(programme(0, 1), [])).toEqual([]);
    expect(problems(programme(0, 2), ['A1', 'A2'])).toEqual([]);
  });

  it('says which round has too few or too many', () => {
    expect(problems(programme(1, 1), [])).toEqual([['r1', 'too_few']]);
    expect(problems(programme(1, 1), ['A1', 'A2'])).toEqual([['r1', 'too_many']]);
  });

  it('knows no session that is not there or was called off', () => {
    expect(problems(programme(0, 1), ['Z9'])).toEqual([['', 'unknown']]);
    expect(problems(programme(0, 1, ['cancelled', 'open']), ['A1'])).toEqual([['', 'unknown']]);
  });

  it('asks nothing of who takes part online, where the sessions of a round are on site', () => {
    expect([...checkChoices(programme(1, 1), [], 'online')]).toEqual([]);
    expect([...checkChoices(programme(1, 1), [], 'on_site')]).toEqual([['r1', 'too_few']]);
  });

  it('asks nothing of a round whose sessions were all called off', () => {
    expect(problems(programme(1, 1, ['cancelled', 'cancelled']), [])).toEqual([]);
  });
});

describe('rounds that overlap in time', () => {
  const at = (time: string) => new Date(`2027-03-04T${time}:00Z`);
  const session = (id: string, from: string, to: string) => ({
    session: { id, status: 'open', startsAt: at(from), endsAt: at(to) },
    pools: [{ mode: 'any' }],
  });
  const day = (minChoices: number) =>
    ({
      rounds: [
        {
          round: { id: 'r1', minChoices, maxChoices: 2 },
          sessions: [session('A1', '14:30', '15:30'), session('B1', '14:30', '15:00')],
        },
        { round: { id: 'r2', minChoices, maxChoices: 1 }, sessions: [session('A2', '15:00', '15:45')] },
      ],
    }) as unknown as Programme;

  it('let nobody be in two places at once, and say it at the later one', () => {
    expect(problems(day(0), ['A1', 'A2'])).toEqual([['r2', 'overlap']]);
    expect(problems(day(0), ['B1', 'A2'])).toEqual([]); // one begins when the other ends
  });

  it('leave two at the same time within a round to the organiser, who says how many may be chosen', () => {
    expect(problems(day(0), ['A1', 'B1'])).toEqual([]);
  });

  it('ask for no more than is left beside the others, so that people can register at all', () => {
    expect(problems(day(1), ['A1'])).toEqual([]);
    expect(problems(day(1), ['B1'])).toEqual([['r2', 'too_few']]);
  });

  it('are shown to whoever makes the programme', () => {
    const found = clashesIn(day(0)).map(({ sessions }) => sessions.map(({ id }) => id));
    expect(found).toEqual([['A1', 'A2']]);
  });
});
