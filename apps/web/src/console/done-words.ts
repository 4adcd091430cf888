import type { Language } from '#platform';

const nl = {
  created: 'Het evenement is bewaard als concept',
  repeated: 'De nieuwe evenementen zijn bewaard als concept',
  repeated_before: 'Op die dagen was er al een, dus er is niets gemaakt',
  series_published: 'Gepubliceerd: mensen kunnen zich aanmelden voor wat klaar was',
  saved: 'Bewaard',
  published: 'Gepubliceerd: mensen kunnen het nu vinden',
  cancelled: 'Dit evenement gaat niet door',
  restored: 'Dit evenement gaat weer door',
  removed: 'Weggehaald',
  in_use: 'Er horen nog mensen bij, dus er is niets weggehaald',
  not_now: 'Het evenement gaat niet door of is geweest, dus er is niets veranderd',
  import_not_now: 'Dit evenement is nog een concept, gaat niet door of is geweest, dus er is niemand aangemeld',
  session_cancelled: 'Deze sessie gaat niet door',
  session_reopened: 'Mensen kunnen deze sessie weer kiezen',
  registration_cancelled: 'Afgemeld',
  place_given: 'Plek gegeven: de mail is onderweg',
  not_waiting: 'Deze persoon wacht hier niet meer op, dus er is niets veranderd',
  mail_queued: 'De mail gaat opnieuw de deur uit',
  mail_gone: 'Deze mail was al onderweg of verstuurd',
  mail_not_again: 'Deze mail is al nog eens gestuurd, of heeft geen zin meer',
  link_mailed: 'De mail met de link is onderweg',
  link_just_mailed: 'Die mail ging zojuist al uit: over tien minuten kan het weer',
  retired: 'Deze groep is gestopt',
  resumed: 'Deze groep is weer begonnen',
  question_retired: 'Deze vraag wordt niet meer gesteld; de antwoorden zijn er nog',
  question_back: 'Deze vraag wordt weer gesteld, als laatste',
  question_needed: 'Een andere vraag hangt hiervan af, dus er is niets veranderd',
  form_full: 'Een formulier heeft hoogstens 40 vragen, dus er is niets toegevoegd',
  invited: 'Uitgenodigd: de mail is onderweg',
  suspended: 'Heeft geen toegang meer',
  readmitted: 'Heeft weer toegang',
  last_owner: 'Er moet één eigenaar overblijven, dus er is niets veranderd',
} as const;

/** What a form did, as the next page says it; travels as `?done=`. */
export type Done = keyof typeof nl;

const en: Record<Done, string> = {
  created: 'The event is saved as a draft',
  repeated: 'The new events are saved as drafts',
  repeated_before: 'Those days had one already, so nothing was made',
  series_published: 'Published: people can register for what was ready',
  saved: 'Saved',
  published: 'Published: people can find it now',
  cancelled: 'This event is cancelled',
  restored: 'This event goes on again',
  removed: 'Removed',
  in_use: 'People still belong to it, so nothing was removed',
  not_now: 'The event is cancelled or over, so nothing has changed',
  import_not_now: 'This event is still a draft, cancelled or over, so nobody was registered',
  session_cancelled: 'This session is cancelled',
  session_reopened: 'People can choose this session again',
  registration_cancelled: 'Registration cancelled',
  place_given: 'Place given: the mail is on its way',
  not_waiting: 'This person is no longer waiting for it, so nothing has changed',
  mail_queued: 'The mail is going out again',
  mail_gone: 'This mail was already on its way or sent',
  mail_not_again: 'This mail was sent once more already, or is of no use any more',
  link_mailed: 'The mail with the link is on its way',
  link_just_mailed: 'That mail has only just gone out: it can be sent again in ten minutes',
  retired: 'This group has stopped',
  resumed: 'This group has started again',
  question_retired: 'This question is no longer asked; the answers are still there',
  question_back: 'This question is asked again, as the last one',
  question_needed: 'Another question depends on this, so nothing has changed',
  form_full: 'A form has at most 40 questions, so nothing was added',
  invited: 'Invited: the mail is on its way',
  suspended: 'No longer has access',
  readmitted: 'Has access again',
  last_owner: 'One owner must remain, so nothing has changed',
};

export const doneWords: Record<Language, Record<Done, string>> = { nl, en };

/** Reads `?done=`; anything that is not one of our words says nothing. */
export function readDone(word: unknown): Done | undefined {
  return typeof word === 'string' && Object.hasOwn(nl, word) ? (word as Done) : undefined;
}
