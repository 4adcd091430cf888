import { mailStage } from '../testing/mail-stage.js';
import { openPostOffice } from '../testing/post-office.js';
import { noteMail } from '../testing.js';
import { takeBackLapsed } from './lapsed.js';

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

it('a mail that was put off says the second time what it said the first, whatever changed meanwhile', async () => {
  await stage.queue(noteMail('a'));
  stage.sink.answer(({ earlier }) => (earlier > 0 ? 'take' : { refuse: 450, text: '4.2.0 greylisted' }));
  await stage.office.delivery.deliverDue();
  const { status, facts } = await stage.row('a');
  expect(status).toBe('queued');
  stage.office.world.title = 'Andere titel';
  stage.clock.advance({ minutes: 2 });
  await stage.office.delivery.deliverDue();
  expect(stage.sink.mails.map(({ parsed }) => parsed.subject)).toEqual(['Kennisbasis']);
  expect(await stage.row('a')).toMatchObject({ status: 'sent', facts });
});

it('a mail that is in hand is nobody else’s: it is leased from the moment it is claimed', async () => {
  await stage.queue(noteMail('a'));
  let taken: number | undefined;
  stage.sink.answer(async () => {
    taken = await stage.db.transaction((tx) => takeBackLapsed(tx, stage.clock.now()));
    return 'take' as const;
  });
  await stage.office.delivery.deliverDue();
  expect(taken).toBe(0);
  expect(await stage.row('a')).toMatchObject({ status: 'sent', attempts: 1, lease_until: null });
});
