import { anEvent } from '#events/testing';
import { createTestDatabase, HandClock, type TestDatabase } from '#platform/testing';
import { insertAnswers, presets } from '#questions';
import { addQuestion, someOptions } from '#questions/testing';
import { OwnWorld } from '../testing/own-world.js';
import { rememberedSweep } from './remembered.js';

let test: TestDatabase;
let clock: HandClock;
let world: OwnWorld;
beforeAll(async () => {
  test = await createTestDatabase();
});
beforeEach(async () => {
  await test.clean();
  clock = new HandClock('2027-03-01T09:00:00Z');
  world = new OwnWorld(test.db, clock);
});
afterAll(() => test.drop());

/** Ana at a webinar, with an answer to a question about her sector, one of an organiser's own, and one about food. */
async function ana() {
  const { event } = await anEvent(test.db);
  const one = await world.join(event, 'Ana', { organisation: 'Bureau', role: 'policy' });
  const asked = [
    { ...presets.sector, preset: 'sector', value: 'energy' },
    { kind: 'one_choice', options: someOptions('moon'), preset: 'region', value: 'moon' },
    { ...presets.dietary, preset: 'dietary', value: ['vegan'] },
    { ...presets.learn, preset: 'learn', value: 'Alles' },
  ] as const;
  for (const { value, ...wish } of asked) {
    const { id: questionId, kind } = await addQuestion(test.db, event.id, wish);
    const answer = { registrationId: one.id, questionId, kind, value };
    await test.db.transaction((tx) => insertAnswers(tx, [answer], clock.now()));
  }
  return { event, one };
}
const contact = async () => (await world.query('select remembered_answers as said from contact'))[0].said;
const person = { name: 'Ana', organisation: 'Bureau', role: 'policy', answers: { sector: 'energy' } };

describe('remembering who somebody is', () => {
  it('is done when they say so and not before: no needs, no free words, no answers that mean nothing elsewhere', async () => {
    const { one } = await ana();
    expect([await world.own.remembered(one), await contact()]).toEqual([undefined, null]);
    await world.own.remember(one);
    expect(await world.own.remembered(one)).toEqual({ ...person, since: clock.now() });
    expect(await contact()).toEqual(person);
    expect(await world.audit()).toEqual(['registration.remembered ']);
  });

  it('leaves out an answer that an organiser keeps apart', async () => {
    const { one } = await ana();
    await world.query(`update question set privacy = 'sensitive', erase_days = 30 where preset = 'sector'`);
    await world.own.remember(one);
    expect(await contact()).toEqual({ ...person, answers: {} });
  });

  it('is known at another registration of the same address, and at no other address', async () => {
    const { one } = await ana();
    await world.own.remember(one);
    const { event } = await anEvent(test.db);
    expect(await world.own.remembered(await world.join(event, 'Ana'))).toMatchObject(person);
    expect(await world.own.remembered(await world.join(event, 'Bo'))).toBeUndefined();
  });

  it('is never done by the public form, nor changed by it', async () => {
    const { one } = await ana();
    await world.own.remember(one);
    const { event } = await anEvent(test.db);
    await world.join(event, 'Ana', { organisation: 'Van een vreemde' });
    expect(await contact()).toEqual(person);
  });

  it('is taken back by one press, and by "this was not me"', async () => {
    const { one } = await ana();
    await world.own.remember(one);
    await world.own.forget(one);
    await world.own.forget(one);
    expect([await contact(), await world.audit()]).toEqual([
      null,
      ['registration.remembered ', 'registration.forgotten '],
    ]);
    await world.own.remember(one);
    await world.own.remove(one);
    expect(await contact()).toBeNull();
    await world.own.remember(await world.get(one.id));
    expect(await contact()).toBeNull();
  });

  it('ends a year after they last said so, also while the sweep is late', async () => {
    const { one } = await ana();
    await world.own.remember(one);
    const end = new Date('2028-03-01T09:00:00Z');
    clock.moveTo(new Date(end.getTime() - 1));
    await rememberedSweep(test.db).run(clock.now());
    expect(await world.own.remembered(one)).toMatchObject(person);
    clock.moveTo(end);
    expect([await world.own.remembered(one), await contact()]).toEqual([undefined, person]);
    await rememberedSweep(test.db).run(clock.now());
    expect(await contact()).toBeNull();
  });
});
