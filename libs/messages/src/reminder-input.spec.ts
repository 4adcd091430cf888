import fc from 'fast-check';
import { LANGUAGES } from '#platform';
import type { PlainPlan } from './plan-changes.js';
import { decidePlans, sealOfPlans } from './plan-changes.js';
import { leadOf, OFFERED_LEADS, readReminderInput, sayReminderProblem } from './reminder-input.js';

const on = (...leads: string[]) => leads.map((lead) => ({ lead, enabled: true }));
const off = (...leads: string[]) => leads.map((lead) => ({ lead, enabled: false }));
const problems = (plans: unknown) => {
  const outcome = readReminderInput({ plans });
  return outcome.kind === 'refused' ? outcome.problems.map(({ field, code }) => `${field} ${code}`) : [];
};

describe('which reminders an organiser wants', () => {
  it('are leads before the start, on or off', () => {
    const plans = [...on('P7D', 'P1D', 'PT1H'), ...off('PT15M')];
    expect(readReminderInput({ plans })).toEqual({ kind: 'read', plans });
    expect(problems(on(...OFFERED_LEADS.slice(0, 6)))).toEqual([]);
    for (const lead of OFFERED_LEADS) expect(problems(on(lead))).toEqual([]);
  });

  it.each([
    ['P61D'],
    ['P0D'],
    ['P1W'],
    ['PT0H'],
    ['PT60M'],
    ['PT4M'],
    ['P1DT1H'],
    ['-P1D'],
    ['PT1H; drop table'],
    [''],
  ])('refuses %j as a lead', (lead) => expect(problems(on(lead))).toEqual(['plans.0 lead-malformed']));

  it('are each there once, and six at most', () => {
    expect(problems(on('P1D', 'PT1H', 'P1D'))).toEqual(['plans.2 lead-twice']);
    expect(problems(on(...OFFERED_LEADS.slice(0, 7)))).toEqual(['plans too-many']);
  });

  it('never make it throw, whatever comes in', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.record({ plans: fc.array(fc.record({ lead: fc.string() })) })), (raw) => {
        const outcome = readReminderInput(raw);
        if (outcome.kind === 'read') for (const { lead } of outcome.plans) leadOf(lead);
        else
          for (const { code } of outcome.problems)
            for (const language of LANGUAGES) expect(sayReminderProblem(code, language)).toMatch(/\.$/);
      }),
    );
  });
});

describe('what a change does to the plans', () => {
  it('ends with what is wanted, and a plan that sends on is the one it was', () => {
    const leads = fc.uniqueArray(fc.constantFrom(...OFFERED_LEADS), { maxLength: 6 });
    const wishes = leads.chain((all) =>
      fc.tuple(...all.map((lead) => fc.record({ lead: fc.constant(lead), enabled: fc.boolean() }))),
    );
    fc.assert(
      fc.property(wishes, wishes, (had, wanted) => {
        const plans = had.map((wish, i) => ({ ...wish, id: String(i) }) as PlainPlan);
        const { remove, switchOff, add } = decidePlans(plans, wanted);
        const left = plans
          .filter((plan) => !remove.includes(plan))
          .map((plan) => (switchOff.includes(plan) ? { ...plan, enabled: false } : plan));
        expect(sealOfPlans([...left, ...add])).toBe(sealOfPlans(wanted));
        const sending = plans.filter(
          ({ lead, enabled }) => enabled && wanted.some((wish) => wish.lead === lead && wish.enabled),
        );
        for (const plan of sending) expect(left).toContain(plan);
      }),
    );
  });
});
