import { type EventDetails, Events } from '#events';
import { audienceChoices, dryRun, findPlannedFor, mailsToCome } from '#messages';
import { CLOCK, type Clock, Database, readConfig, type Tx, toInstant } from '#platform';
import { type Command, readArguments, say, UsageError } from '../command.js';
import { forecastLine, personLine } from '../forecast-lines.js';
import { withHouse } from '../house.js';
import { withDatabaseUrl } from '../with-database-url.js';

const PEOPLE_A_QUERY = 500;
/** More than anybody reads in a terminal; the page in the console turns pages. */
const MOST_PEOPLE = 5000;

export const dryRunOfMails: Command = {
  name: 'dry-run',
  operands: '--event <slug> [--until <date>] [--people]',
  summary: 'List who will get which planned mail, and when. Sends nothing.',
  more: [
    'As things stand now, by the functions that the sending itself goes by. Times are those of the event.',
    '  --event <slug>   the event, by what stands behind the last / in the address of its page',
    '  --until <date>   only what is due up to and on that day, such as 2027-03-04',
    `  --people         everybody by name too, at most ${MOST_PEOPLE} a mail, with their own time and why somebody gets none`,
  ].join('\n'),
  async run(args) {
    const options = { event: { type: 'string' }, until: { type: 'string' }, people: { type: 'boolean' } } as const;
    const { values } = readArguments(args, options, 0);
    const slug = values.event;
    if (!slug) throw new UsageError('Which event? Say --event <slug>.');
    const config = readConfig();
    const isFound = await withDatabaseUrl(config, 'dry-run', ({ databaseUrl }) =>
      withHouse({ ...config, databaseUrl }, async (house) => {
        const event = await house.get(Events).findInside(slug);
        const now = house.get<Clock>(CLOCK).now();
        const until = event && values.until ? endOf(values.until, event.timeZone) : undefined;
        if (event) await tell(house.get(Database).read, event, { now, until, byName: values.people === true });
        return event !== undefined;
      }),
    );
    if (!isFound) process.stderr.write(`There is no event "${slug}".\n`);
    return isFound ? 0 : 1;
  },
};

interface Asked {
  readonly now: Date;
  readonly until: Date | undefined;
  readonly byName: boolean;
}

async function tell(tx: Tx, event: EventDetails, { now, until, byName }: Asked): Promise<void> {
  const choices = await audienceChoices(tx, event);
  const forecasts = await dryRun(tx, event, now, until);
  say(`${event.slug}, times in ${event.timeZone}`);
  for (const forecast of forecasts) {
    say(forecastLine(forecast, event, choices));
    if (!byName) continue;
    for (let after = -1, told = 0; told < MOST_PEOPLE; ) {
      const page = { after, limit: PEOPLE_A_QUERY };
      const people = await findPlannedFor(tx, event, forecast.occurrence, now, page);
      for (const person of people) say(personLine(person, forecast));
      told += people.length;
      after = people.at(-1)?.place ?? after;
      if (people.length < PEOPLE_A_QUERY) break;
    }
  }
  const count = mailsToCome(forecasts);
  say(count === 1 ? '1 mail is still to go out.' : `${count} mails are still to go out.`);
}

/** The last minute of a day where the event is. @throws {UsageError} for what is no day. */
function endOf(day: string, timeZone: string): Date {
  try {
    return toInstant(`${day}T23:59`, timeZone);
  } catch {
    throw new UsageError(`"${day}" is no day. Write it as 2027-03-04.`);
  }
}
