import { pino } from 'pino';
import { isServerAway, Presence } from './away.js';

const withCode = (code: string) => Object.assign(new Error('no'), { code });
const failedQuery = (driverError: Error) => Object.assign(new Error(driverError.message), { driverError });

describe('a server that cannot be reached', () => {
  it.each([
    ['nobody listens', withCode('ECONNREFUSED')],
    ['it is starting up', withCode('57P03')],
    ['it crashed under a query', failedQuery(withCode('57P02'))],
    ['the line broke', failedQuery(new Error('Connection terminated unexpectedly'))],
    ['no connection came free', new Error('timeout exceeded when trying to connect')],
    ['it has no room for one more', withCode('53300')],
  ])('is told from its error: %s', (_, error) => expect(isServerAway(error)).toBe(true));

  it.each([
    ['a wrong statement', failedQuery(withCode('42601'))],
    ['a row that is there already', withCode('23505')],
    ['a fault of our own', new TypeError('x is undefined')],
    ['nothing', undefined],
  ])('is not %s', (_, error) => expect(isServerAway(error)).toBe(false));

  it('is told of once when it goes and once when it is back, however often it is tried', () => {
    const said: string[] = [];
    const log = pino({ level: 'info' }, { write: (line: string) => void said.push(JSON.parse(line).msg) });
    const presence = new Presence(log, 'away', 'back');
    presence.answered();
    for (let i = 0; i < 3; i++) expect(presence.failed(withCode('ECONNREFUSED'))).toBe(true);
    expect(presence.failed(withCode('42601'))).toBe(false);
    for (let i = 0; i < 3; i++) presence.answered();
    presence.failed(withCode('57P03'));
    expect(said).toEqual(['away', 'back', 'away']);
  });
});
