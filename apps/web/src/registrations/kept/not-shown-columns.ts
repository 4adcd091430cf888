import type { KeptTable } from './kept-columns.js';

const KEY = 'only ties rows together';
const ORGANISER = 'is about an organiser, not about this person';
const COPY = 'the same text again, folded to be searched';

/** Columns that people are not shown, each with the reason. */
export const NOT_SHOWN: Readonly<Record<KeptTable, Readonly<Record<string, string>>>> = {
  registration: {
    id: KEY,
    event_id: KEY,
    contact_id: KEY,
    group_id: KEY,
    invitation_id: KEY,
    registered_by: ORGANISER,
    request_hash: 'a fingerprint of the form, to tell a second press; says nothing by itself',
    link_version: 'part of the lock of the personal link',
    found_by: COPY,
    other_way_arrival: 'a number in the line for the other way of taking part; their page says that they wait',
    left_sessions: 'ids of sessions that were held before cancelling, taken again on coming back',
  },
  contact: {
    id: KEY,
    email: 'the same address in lower case, to compare',
    found_by: COPY,
    feed_version: 'part of the lock of the calendar subscription',
  },
  registration_group: {
    id: KEY,
    event_id: KEY,
    contact_id: KEY,
    form_hash: 'a fingerprint of the form, to tell a second press; says nothing by itself',
    link_version: 'part of the lock of the link in the mail to who sent it',
  },
  invitation: {
    id: KEY,
    event_id: KEY,
    email: 'the same address in lower case, to compare',
    found_by: COPY,
    invited_by: ORGANISER,
    link_version: 'part of the lock of the link in the invitation',
  },
  speaker: {
    id: KEY,
    seq: KEY,
    event_id: KEY,
    session_id: KEY,
    email: 'the same address in lower case, to compare',
  },
  answer: { registration_id: KEY, question_id: KEY },
  session_place: { registration_id: KEY, session_id: KEY },
  calendar_entry: {
    id: KEY,
    registration_id: KEY,
    session_id: KEY,
    organizer: 'our own mailbox',
  },
  offer: { id: KEY, registration_id: KEY, session_id: KEY },
  outgoing_mail: {
    id: KEY,
    seq: KEY,
    key: KEY,
    subject_ids: KEY,
    order_key: KEY,
    message_id: KEY,
    priority: 'how our own queue works',
    next_attempt_at: 'how our own queue works',
    lease_until: 'how our own queue works',
    not_after: 'how our own queue works',
    is_doubted: 'how our own queue works',
  },
  mail_event: { id: KEY, mail_id: KEY },
  inbound_mail: {
    id: KEY,
    fingerprint: 'tells a mail that is delivered twice from two mails; nothing can be read from it',
    purpose: 'which of our addresses it came to; the kind says it',
    about_id: KEY,
    subject_ids: KEY,
  },
  mail_suppression: { mail_id: KEY },
  presence_observation: {
    id: KEY,
    event_id: KEY,
    session_id: KEY,
    registration_id: KEY,
    source_key: KEY,
    import_id: KEY,
    kind: 'form of the note: a moment, a span or a sum; the values say it',
    recorded_by: ORGANISER,
  },
  attendance: { registration_id: KEY, session_id: KEY },
  theme_group_member: { theme_group_id: KEY, contact_id: KEY },
  audit_entry: { id: KEY, subject_kind: KEY, subject_id: KEY, actor_id: ORGANISER },
};
