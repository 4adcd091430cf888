import type { INestApplicationContext } from '@nestjs/common';
import type { EventDetails } from '#events';
import type { Actor } from '#identity';
import { MailPlans, type PlanInput } from '#messages';
import { newId } from '#platform';

const usual = { atLocal: null, atDoubled: 'earlier' } as const;

/** What somebody who thinks ahead plans beside the two reminders: what to bring, thanks, and a word to who did not come. */
const PLAN: readonly PlanInput[] = [
  {
    ...{ ...usual, anchor: 'start', lead: 'P7D', audience: { kind: 'all' } },
    template: {
      subject: { nl: 'Neem een vraag mee naar {event}', en: 'Bring a question to {event}' },
      body: {
        nl: 'Dag {name},\n\nVolgende week is het zover: {date}, {time}.\n\n## Zo haal je er het meest uit\n\n- Schrijf **één vraag** op die je in je eigen praktijk tegenkomt.\n- Kijk bij [het programma]({event_link}) welke sessie erbij past. Je koos:\n\n{sessions}\n\nKies je toch liever een andere sessie? Dat kan via je aanmelding.\n\n{registration_link}\n\nTot dan,\n{community}',
        en: 'Dear {name},\n\nNext week is the day: {date}, {time}.\n\n## How to get the most out of it\n\n- Write down **one question** that you meet in your own practice.\n- See in [the programme]({event_link}) which session goes with it. You chose:\n\n{sessions}\n\nWould you rather take another session? You can do that in your registration.\n\n{registration_link}\n\nSee you then,\n{community}',
      },
    },
  },
  { ...{ ...usual, anchor: 'end', lead: 'PT1H', audience: { kind: 'attended' } }, template: { builtIn: 'follow_up' } },
  { ...{ ...usual, anchor: 'end', lead: 'P1D', audience: { kind: 'absent' } }, template: { builtIn: 'missed' } },
];

/** Gives an event that plan. A mail that is there already is not added. */
export async function ensureMailPlan(house: INestApplicationContext, event: EventDetails, owner: Actor): Promise<void> {
  for (const input of PLAN) await house.get(MailPlans).add(event.id, newId(), input, owner);
}
