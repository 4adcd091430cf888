import { mailStage } from '../testing/mail-stage.js';
import { noteMail } from '../testing.js';
import { findAlarms } from './alarms.js';

const stage = mailStage();
const { clock, queue } = stage;

const alarms = async () =>
  (await findAlarms(stage.db.read, clock.now())).map(
    ({ domain, what, mails }) => `${what} by ${domain || 'us'} ${mails}`,
  );
const send = () => stage.office.delivery.deliverDue();
const to = (address: string) => ({ to: { address, name: '' } });

describe('an operator is told', () => {
  it('of a domain that refuses us for what we are, from the third mail on, until it takes one', async () => {
    stage.sink.answer((one) =>
      one.to.includes('gmail') ? { refuse: 550, text: '5.7.26 unauthenticated', at: 'data' } : 'take',
    );
    for (let i = 0; i < 3; i++) {
      expect(await alarms()).toEqual([]);
      await queue(noteMail(`a${i}`, to(`p${i}@gmail.com`)), noteMail(`b${i}`));
      await send();
    }
    expect(await alarms()).toEqual(['refused by gmail.com 3']);
    stage.sink.answer(() => 'take');
    await queue(noteMail('c', to('p@googlemail.com')));
    await send();
    expect(await alarms()).toEqual([]);
  });

  it('of a mail server that is away for minutes, not for a moment, and no longer once it is back', async () => {
    await stage.sink.stop();
    await queue(noteMail('a'));
    await send();
    expect(await alarms()).toEqual([]);
    clock.advance({ minutes: 4 });
    await send();
    expect(await alarms()).toEqual(['unreachable by us 2']);
    await stage.restartSink();
    clock.advance({ minutes: 20 });
    await send();
    expect(await alarms()).toEqual([]);
  });

  it('not of what nobody has seen for a day', async () => {
    stage.sink.answer(() => ({ refuse: 550, text: '5.7.1 no', at: 'rcpt' }));
    await queue(...Array.from({ length: 3 }, (_, i) => noteMail(`a${i}`)));
    await send();
    expect(await alarms()).toHaveLength(1);
    clock.advance({ hours: 25 });
    expect(await alarms()).toEqual([]);
  });
});
