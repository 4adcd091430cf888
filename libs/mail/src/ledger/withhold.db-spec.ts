import type { Tx } from '#platform';
import { mailStage } from '../testing/mail-stage.js';
import { noteMail } from '../testing.js';
import { releaseWithheld, tallyMails, withholdUnsent } from './withhold.js';

const stage = mailStage();
const { queue, ledger } = stage;
const ABOUT = { kind: 'note', subject: 'message', id: 'm' };
const note = (key: string, message = 'm') => noteMail(key, { subjectIds: { message } });
const inTx = <T>(work: (tx: Tx) => Promise<T>) => stage.db.transaction(work);

describe('mails that somebody stops', () => {
  it('stay, and leave once when they are let go', async () => {
    await queue(note('a'), note('b'), note('c', 'other'));
    expect(await inTx((tx) => withholdUnsent(tx, ABOUT))).toBe(2);
    await stage.office.delivery.deliverDue();
    expect(await ledger()).toEqual({ a: 'withheld', b: 'withheld', c: 'sent' });
    expect(await inTx((tx) => releaseWithheld(tx, ABOUT, stage.clock.now()))).toBe(2);
    await stage.office.delivery.deliverDue();
    expect(await ledger()).toEqual({ a: 'sent', b: 'sent', c: 'sent' });
    expect(await inTx((tx) => tallyMails(tx, ABOUT))).toMatchObject({ all: 2, sent: 2, withheld: 0 });
  });

  it('are held back by a worker that has them in hand but has not begun them', async () => {
    stage.office.world.stopped?.add('a');
    await queue(note('a'), note('b'));
    await stage.office.delivery.deliverDue();
    expect(await ledger()).toEqual({ a: 'withheld', b: 'sent' });
    expect(stage.sink.mails.map((mail) => mail.to)).toEqual(['b@example.org']);
    expect((await stage.row('a')).attempts).toBe(0);
  });
});
