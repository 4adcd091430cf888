import { mailStage } from './testing/mail-stage.js';
import { openPostOffice } from './testing/post-office.js';
import { noteMail } from './testing.js';

const stage = mailStage();

it('a mail that twenty transactions queue at once is one row, and leaves once', async () => {
  const ids = await Promise.all(Array.from({ length: 20 }, () => stage.queue(noteMail('confirmation/ana/1'))));
  expect(ids.flat()).toHaveLength(1);
  const other = openPostOffice(stage.db, stage.sink.url, { clock: stage.clock });
  await Promise.all([stage.office, other].map((office) => office.delivery.deliverDue()));
  await other.stop();
  expect([stage.sink.mails.length, await stage.statuses()]).toEqual([1, { sent: 1 }]);
  // Whoever comes later with the same key is too late as well.
  expect(await stage.queue(noteMail('confirmation/ana/1'))).toEqual([]);
});
