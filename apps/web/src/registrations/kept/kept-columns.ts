import { DEEDS } from './deeds.js';

/** A label in each language, and what the values of a column mean where they are words of ours. */
export interface Column {
  readonly nl: string;
  readonly en: string;
  readonly values?: Readonly<Record<string, readonly [nl: string, en: string]>>;
}

const STANDING = {
  confirmed: ['plek', 'place'],
  waiting: ['wachtlijst', 'waiting list'],
  wanted: ['gewenst', 'wished for'],
  pending: ['aangevraagd', 'requested'],
  cancelled: ['afgezegd', 'cancelled'],
  declined: ['niet toegelaten', 'not accepted'],
  lapsed: ['verlopen', 'lapsed'],
} as const;
const WAYS = { online: ['online', 'online'], on_site: ['op locatie', 'on site'] } as const;
const LANGUAGES = { nl: ['Nederlands', 'Dutch'], en: ['Engels', 'English'] } as const;
const SESSION = { nl: 'Sessie', en: 'Session' } as const;

/**
 * Every column about a person that people are shown, with what it means. A column of these tables that is neither here
 * nor in `NOT_SHOWN` fails a test: whoever adds one says what it is.
 */
export const SHOWN = {
  registration: {
    name: { nl: 'Naam', en: 'Name' },
    organisation: { nl: 'Organisatie', en: 'Organisation' },
    role: {
      nl: 'Rol',
      en: 'Role',
      values: {
        researcher: ['onderzoeker', 'researcher'],
        policy: ['beleidsmaker', 'policy maker'],
        practitioner: ['iemand uit de praktijk', 'practitioner'],
        other: ['iets anders', 'something else'],
      },
    },
    sector: { nl: 'Sector', en: 'Sector' },
    region: { nl: 'Regio', en: 'Region' },
    attends: { nl: 'Je doet mee', en: 'You take part', values: WAYS },
    status: { nl: 'Stand', en: 'Standing', values: STANDING },
    language: { nl: 'Taal', en: 'Language', values: LANGUAGES },
    time_zone: { nl: 'Tijdzone', en: 'Time zone' },
    created_at: { nl: 'Aangemeld op', en: 'Registered on' },
    confirmed_at: { nl: 'Plek sinds', en: 'Place since' },
    approved_at: { nl: 'Toegelaten op', en: 'Accepted on' },
    declined_at: { nl: 'Niet toegelaten op', en: 'Not accepted on' },
    decline_reason: { nl: 'Reden daarvan', en: 'Reason for that' },
    cancelled_at: { nl: 'Afgezegd op', en: 'Cancelled on' },
    mail_off_at: { nl: 'Geen herinneringen en berichten sinds', en: 'No reminders and messages since' },
    cancelled_by: {
      nl: 'Afgezegd door',
      en: 'Cancelled by',
      values: {
        participant: ['jou', 'you'],
        organiser: ['de organisatie', 'the organisers'],
        system: ['het systeem', 'the system'],
      },
    },
    removed_at: { nl: 'Gewist op', en: 'Erased on' },
    listed_consent_at: {
      nl: 'Je vond goed dat andere deelnemers je naam zien, op',
      en: 'You agreed that others see your name, on',
    },
    notice_shown_at: {
      nl: 'Je las dat we aanwezigheid noteren, op',
      en: 'You were told that attendance is noted, on',
    },
    source: {
      nl: 'Aangemeld via',
      en: 'Registered through',
      values: {
        form: ['het formulier', 'the form'],
        api: ['een ander systeem', 'another system'],
        import: ['een lijst van de organisatie', 'a list of the organisers'],
        organiser: ['de organisatie', 'the organisers'],
        demo: ['de proefgegevens', 'the demo'],
      },
    },
    link_mailed_at: { nl: 'Link opnieuw gemaild op', en: 'Link mailed again on' },
    arrival: { nl: 'Volgnummer', en: 'Number of arrival' },
  },
  contact: {
    email_as_typed: { nl: 'E-mailadres', en: 'E-mail address' },
    remembered_answers: { nl: 'Onthouden voor een volgende keer', en: 'Remembered for another time' },
    remembered_consent_at: { nl: 'Onthouden mocht sinds', en: 'Remembering was allowed since' },
    created_at: { nl: 'Eerst gezien op', en: 'First seen on' },
    erased_at: { nl: 'Gewist op', en: 'Erased on' },
  },
  registration_group: {
    name: { nl: 'Aangemeld door', en: 'Registered by' },
    size: { nl: 'Mensen op het formulier', en: 'People on the form' },
    answer: {
      nl: 'Antwoord op het formulier',
      en: 'Answer to the form',
      values: {
        received: ['plek voor iedereen', 'room for everybody'],
        received_in_part: ['niet genoeg plekken', 'not enough places'],
        received_while_full: ['alle plekken bezet', 'every place taken'],
        requested: ['aangevraagd', 'requested'],
      },
    },
    created_at: { nl: 'Ingevuld op', en: 'Filled in on' },
    removed_at: { nl: 'Naam gewist op', en: 'Name erased on' },
  },
  invitation: {
    email_as_typed: { nl: 'Uitgenodigd op', en: 'Invited at' },
    name: { nl: 'Naam op de lijst', en: 'Name on the list' },
    created_at: { nl: 'Op de lijst gezet op', en: 'Put on the list on' },
    mailed_at: { nl: 'Uitnodiging verstuurd op', en: 'Invitation sent on' },
    used_at: { nl: 'Gebruikt op', en: 'Used on' },
    withdrawn_at: { nl: 'Ingetrokken op', en: 'Withdrawn on' },
  },
  speaker: {
    name: { nl: 'Naam als spreker', en: 'Name as a speaker' },
    email_as_typed: { nl: 'E-mailadres', en: 'E-mail address' },
    code: SESSION,
    language: { nl: 'Taal', en: 'Language', values: LANGUAGES },
    created_at: { nl: 'In de lijst gezet op', en: 'Put in the list on' },
  },
  answer: {
    label: { nl: 'Vraag', en: 'Question' },
    value: { nl: 'Antwoord', en: 'Answer' },
    answered_at: { nl: 'Beantwoord op', en: 'Answered on' },
  },
  session_place: {
    code: SESSION,
    title: { nl: 'Titel', en: 'Title' },
    status: { nl: 'Stand', en: 'Standing', values: STANDING },
    arrival: { nl: 'Volgnummer', en: 'Number of arrival' },
    since: { nl: 'Zo sinds', en: 'So since' },
  },
  calendar_entry: {
    uid: { nl: 'Kenmerk in je agenda', en: 'Mark in your calendar' },
    sequence: { nl: 'Versie', en: 'Version' },
    last_method: {
      nl: 'Laatst verstuurd als',
      en: 'Last sent as',
      values: { REQUEST: ['uitnodiging', 'invitation'], CANCEL: ['afzegging', 'cancellation'] },
    },
    partstat: { nl: 'Je antwoord uit je agenda', en: 'Your answer from your calendar' },
    partstat_at: { nl: 'Dat antwoord gaf je op', en: 'You gave that answer on' },
    answered_at: { nl: 'Dat antwoord kwam op', en: 'That answer came on' },
  },
  offer: {
    code: SESSION,
    made_at: { nl: 'Plek aangeboden op', en: 'Place offered on' },
    expires_at: { nl: 'Vastgehouden tot', en: 'Held until' },
    answered_at: { nl: 'Geëindigd op', en: 'Ended on' },
    outcome: {
      nl: 'Hoe het afliep',
      en: 'How it ended',
      values: {
        accepted: ['aangenomen', 'taken'],
        declined: ['afgeslagen', 'declined'],
        lapsed: ['verlopen', 'lapsed'],
        withdrawn: ['ingetrokken', 'withdrawn'],
      },
    },
  },
  outgoing_mail: {
    kind: { nl: 'Soort mail', en: 'Kind of mail' },
    to_address: { nl: 'Aan', en: 'To' },
    to_name: { nl: 'Op naam van', en: 'In the name of' },
    language: { nl: 'Taal', en: 'Language', values: LANGUAGES },
    status: { nl: 'Stand', en: 'Standing' },
    created_at: { nl: 'Klaargezet op', en: 'Queued on' },
    sent_at: { nl: 'Verstuurd op', en: 'Sent on' },
    attempts: { nl: 'Pogingen', en: 'Attempts' },
    smtp_code: { nl: 'Antwoord van je mailserver', en: 'Answer of your mail server' },
    smtp_text: { nl: 'In woorden', en: 'In words' },
    bounced_at: { nl: 'Teruggekomen op', en: 'Came back on' },
    bounce_code: { nl: 'Reden daarvan', en: 'Reason for that' },
    facts: { nl: 'Wat erin stond', en: 'What it said' },
  },
  mail_event: {
    at: { nl: 'Wanneer', en: 'When' },
    what: {
      nl: 'Wat er gebeurde',
      en: 'What happened',
      values: {
        put_off: ['nog niet aangenomen', 'not accepted yet'],
        refused: ['geweigerd', 'refused'],
        bounced: ['teruggekomen', 'came back'],
        delayed: ['onderweg vertraagd', 'delayed on the way'],
        answered: ['beantwoord door een machine', 'answered by a machine'],
        complained: ['als spam gemeld', 'reported as spam'],
        suppressed: ['sindsdien sturen we niets meer naar dit adres', 'since then we send nothing to this address'],
        again: ['opnieuw gestuurd', 'sent again'],
      },
    },
    attempt: { nl: 'Poging', en: 'Attempt' },
    code: { nl: 'Code', en: 'Code' },
    text: { nl: 'In woorden', en: 'In words' },
  },
  inbound_mail: {
    received_at: { nl: 'Binnengekomen op', en: 'Received on' },
    kind: {
      nl: 'Soort',
      en: 'Kind',
      values: {
        bounce: ['bericht van een mailserver', 'notice of a mail server'],
        complaint: ['melding van spam', 'report of spam'],
        calendar_reply: ['antwoord van je agenda', 'answer of your calendar'],
        other: ['iets anders', 'something else'],
      },
    },
    became: { nl: 'Wat we ermee deden', en: 'What we did with it' },
    fields: { nl: 'Wat we eruit lazen', en: 'What we read in it' },
  },
  mail_suppression: {
    address: { nl: 'Adres', en: 'Address' },
    reason: {
      nl: 'Waarom',
      en: 'Why',
      values: {
        refused: ['geweigerd', 'refused'],
        bounced: ['teruggekomen', 'came back'],
        bounced_often: ['steeds teruggekomen', 'came back again and again'],
        complained: ['als spam gemeld', 'reported as spam'],
      },
    },
    code: { nl: 'Code', en: 'Code' },
    said: { nl: 'In woorden', en: 'In words' },
    at: { nl: 'Sinds', en: 'Since' },
    lifted_at: { nl: 'Tot', en: 'Until' },
  },
  presence_observation: {
    code: SESSION,
    source: {
      nl: 'Gezien door',
      en: 'Seen by',
      values: {
        join_press: ['je druk op de knop naar de ruimte', 'your press on the button to the room'],
        check_in: ['inchecken bij de ingang', 'check-in at the door'],
        webhook: ['bericht van het platform', 'a message of the platform'],
        import: ['rapport van het platform', 'a report of the platform'],
        manual: ['de organisatie', 'the organisers'],
      },
    },
    present: { nl: 'Aanwezig', en: 'Present' },
    from_at: { nl: 'Vanaf', en: 'From' },
    to_at: { nl: 'Tot', en: 'Until' },
    seconds: { nl: 'Seconden', en: 'Seconds' },
    quality: {
      nl: 'Nauwkeurigheid',
      en: 'Precision',
      values: { exact: ['precies', 'exact'], rounded: ['afgerond', 'rounded'], estimated: ['geschat', 'estimated'] },
    },
    identity: { nl: 'Zo heette je op het platform', en: 'Your name on the platform' },
    recorded_at: { nl: 'Genoteerd op', en: 'Noted on' },
    undone_at: { nl: 'Ongedaan gemaakt op', en: 'Undone on' },
  },
  attendance: {
    code: SESSION,
    attended: { nl: 'Je was erbij', en: 'You were there' },
    first_seen_at: { nl: 'Eerst gezien op', en: 'First seen on' },
    raw_seconds: { nl: 'Seconden geteld', en: 'Seconds counted' },
    clipped_seconds: { nl: 'Seconden binnen de tijd', en: 'Seconds within the time' },
    decided_by: {
      nl: 'Bepaald door',
      en: 'Decided by',
      values: { rule: ['de regel', 'the rule'], person: ['de organisatie', 'the organisers'] },
    },
  },
  theme_group_member: {
    title: { nl: 'Themagroep', en: 'Theme group' },
    name: { nl: 'Naam', en: 'Name' },
    circle: {
      nl: 'Kring',
      en: 'Circle',
      values: { inner: ['binnenkring', 'inner circle'], outer: ['buitenkring', 'outer circle'] },
    },
    since: { nl: 'Sinds', en: 'Since' },
    until: { nl: 'Tot', en: 'Until' },
  },
  audit_entry: {
    at: { nl: 'Wanneer', en: 'When' },
    action: { nl: 'Wat er gebeurde', en: 'What happened', values: DEEDS },
    actor_kind: {
      nl: 'Door',
      en: 'By',
      values: {
        participant: ['jou', 'you'],
        organiser: ['de organisatie', 'the organisers'],
        system: ['het systeem', 'the system'],
      },
    },
    before: { nl: 'Hoe het was', en: 'How it was' },
    after: { nl: 'Hoe het werd', en: 'How it became' },
  },
} as const satisfies Record<string, Record<string, Column>>;
export type KeptTable = keyof typeof SHOWN;
