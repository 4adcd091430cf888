import type { Programme } from '#events';
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
