/** A worker of its own process, for tests to kill: sends what is due from `argv[2]` to `argv[3]` and stays. */
import { Database } from '#platform';
import { openPostOffice } from './post-office.js';

const [, , databaseUrl = '', smtpUrl = ''] = process.argv;
const office = openPostOffice(await Database.open({ url: databaseUrl, pool: 4 }), smtpUrl);
await office.delivery.deliverDue();
setInterval(() => undefined, 1000);
