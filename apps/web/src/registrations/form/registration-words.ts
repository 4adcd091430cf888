import type { Language } from '#platform';
import type { PublicAnswer, RegistrationProblem } from '#registrations';

/** Answers with a page of their own; a choice that is gone, or a domain that is not wanted, has the form again. */
export type Received = Exclude<PublicAnswer, 'choice_gone' | 'domain_refused' | 'not_invited'>;

export interface Step {
  readonly title: string;
  readonly text: string;
}

interface ReceivedWords extends Record<Received, { readonly heading: string; readonly lead: string }> {
  /** What to do next; whoever may have come on the waiting list has no calendar entry yet. */
  readonly steps: Record<'received' | 'received_while_full' | 'requested', readonly Step[]>;
  readonly noLineLead: string;
  readonly notOpenLead: string;
  readonly nothingTitle: string;
  readonly nothingText: string;
  readonly back: string;
}

export interface RegistrationWords {
  readonly register: string;
  readonly noAccount: string;
  readonly name: string;
  readonly email: string;
  readonly emailHint: string;
  readonly organisation: string;
  readonly role: string;
  readonly noRole: string;
  readonly roles: Record<'researcher' | 'policy' | 'practitioner' | 'other', string>;
  readonly attends: string;
  readonly online: string;
  readonly onSite: string;
  readonly listed: string;
  readonly send: string;
  readonly sendWaiting: string;
  readonly notice: string;
  readonly attendanceNotice: string;
  readonly privacy: string;
  readonly waitingTitle: string;
  readonly waitingText: string;
  readonly soldOutTitle: string;
  readonly soldOutText: string;
  /** Where there is no waiting list. */
  readonly soldOutNoLineText: string;
  readonly notOpenTitle: (day: string, time: string) => string;
  readonly notOpenText: string;
  readonly closedTitle: string;
  readonly closedText: string;
  readonly endedTitle: string;
  readonly endedText: string;
  readonly cancelledTitle: string;
  readonly cancelledText: string;
  readonly alreadyIn: string;
  readonly lostLink: string;
  readonly toAgenda: string;
  readonly mistake: string;
  readonly busyTitle: string;
  readonly busyText: string;
  readonly received: ReceivedWords;
  readonly problems: Record<RegistrationProblem, string>;
}

export const registrationWords: Record<Language, RegistrationWords> = {
  nl: {
    register: 'Aanmelden',
    noAccount: 'Zonder account en zonder kosten. Met de link in je mail kun je later afzeggen.',
    name: 'Naam',
    email: 'E-mailadres',
    emailHint: 'Hier sturen we de link naartoe',
    organisation: 'Organisatie',
    role: 'Ik kom als',
    noRole: 'Kies wat het best past',
    roles: {
      researcher: 'Onderzoeker',
      policy: 'Beleidsmaker',
      practitioner: 'Iemand uit de praktijk',
      other: 'Iets anders',
    },
    attends: 'Hoe doe je mee?',
    online: 'Online',
    onSite: 'Op locatie',
    listed: 'Zet mijn naam en organisatie op de lijst die andere deelnemers zien',
    send: 'Aanmelden',
    sendWaiting: 'Zet me op de wachtlijst',
    notice: 'We gebruiken je gegevens alleen voor deze bijeenkomst.',
    attendanceNotice:
      'We noteren wie erbij was: het moment waarop je op je persoonlijke link naar de ruimte drukt, of bij de ingang wordt ingecheckt.',
    privacy: 'Wat we bewaren en hoelang',
    waitingTitle: 'Alle plekken zijn bezet',
    waitingText:
      'Je kunt op de wachtlijst. Komt er een plek vrij, dan is die voor wie het eerst kwam en krijg je meteen een mail.',
    soldOutTitle: 'Vol',
    soldOutText: 'Alle plekken zijn bezet en de wachtlijst ook.',
    soldOutNoLineText: 'Alle plekken zijn bezet. Er is geen wachtlijst.',
    notOpenTitle: (day, time) => `Aanmelden kan vanaf ${day}, ${time}`,
    notOpenText: 'Zet de datum alvast in je agenda.',
    closedTitle: 'Aanmelden kan niet meer',
    closedText: 'De inschrijving is gesloten.',
    endedTitle: 'Deze bijeenkomst is geweest',
    endedText: 'Kijk in de agenda voor wat er nog komt.',
    cancelledTitle: 'Gaat niet door',
    cancelledText: 'Aanmelden is niet meer nodig.',
    alreadyIn: 'Al aangemeld en de mail kwijt?',
    lostLink: 'Stuur mijn link opnieuw',
    toAgenda: 'Naar de agenda',
    mistake: 'Niet gelukt',
    busyTitle: 'Het is nu erg druk',
    busyText:
      'Je aanmelding is nog niet verwerkt. Druk nog eens op de knop: wat je invulde staat er nog, en dubbel aanmelden kan niet.',
    received: {
      received: {
        heading: 'Kijk in je mail',
        lead: 'Je aanmelding is binnen. We mailen je de bevestiging met je persoonlijke link.',
      },
      received_while_full: {
        heading: 'Kijk in je mail',
        lead: 'Je aanmelding is binnen. Alle plekken waren bezet, dus nieuwe aanmeldingen komen op de wachtlijst. In de mail staat hoe het voor jou zit.',
      },
      requested: {
        heading: 'Je aanvraag is binnen',
        lead: 'De organisatie kijkt naar elke aanvraag en beslist. Je hoort het per mail.',
      },
      sold_out: {
        heading: 'Net te laat',
        lead: 'Alle plekken zijn bezet en de wachtlijst is vol. Er is niets van je bewaard.',
      },
      closed: { heading: 'Aanmelden kan niet meer', lead: 'De inschrijving is gesloten. Er is niets van je bewaard.' },
      noLineLead: 'Alle plekken zijn bezet en er is geen wachtlijst. Er is niets van je bewaard.',
      notOpenLead: 'Er is nog niets van je bewaard. Kom dan terug.',
      steps: {
        received: [
          { title: 'Open de mail', text: 'Meestal is hij er binnen een minuut.' },
          {
            title: 'Zet de afspraak in je agenda',
            text: 'Die zit bij de mail en past zich aan als er iets verandert.',
          },
          {
            title: 'Bewaar je persoonlijke link',
            text: 'Daarmee doe je mee, en daarmee zeg je af als je toch niet kunt.',
          },
        ],
        received_while_full: [
          { title: 'Open de mail', text: 'Meestal is hij er binnen een minuut.' },
          {
            title: 'Bewaar je persoonlijke link',
            text: 'Daarmee zie je hoe het ervoor staat, en daarmee zeg je af als je niet meer kunt.',
          },
          {
            title: 'Wacht op een plek',
            text: 'Komt er een plek vrij voor jou, dan mailen we je meteen. De afspraak voor je agenda zit bij die mail.',
          },
        ],
        requested: [
          { title: 'Open de mail', text: 'Daarin staat dat je aanvraag binnen is.' },
          {
            title: 'Bewaar je persoonlijke link',
            text: 'Daarmee zie je hoe het ervoor staat, en daarmee trek je je aanvraag in als je niet meer wilt.',
          },
          { title: 'Wacht op antwoord', text: 'Zeggen ze ja, dan zit de afspraak voor je agenda bij die mail.' },
        ],
      },
      nothingTitle: 'Geen mail gekregen?',
      nothingText: 'Kijk bij ongewenste mail en controleer je adres.',
      back: 'Terug naar de bijeenkomst',
    },
    problems: {
      name_missing: 'Vul je naam in',
      name_has_link: 'Een naam kan geen link of adres zijn. Vul in hoe je heet',
      name_too_long: 'Je naam mag hier hooguit 120 tekens lang zijn. Maak hem korter',
      email_missing: 'Vul je e-mailadres in',
      email_invalid: 'Vul een geldig e-mailadres in, bijvoorbeeld naam@voorbeeld.nl',
      organisation_too_long: 'De naam van je organisatie mag hooguit 160 tekens lang zijn. Maak hem korter',
      attends_missing: 'Kies of je online of op locatie meedoet',
      choice_unknown: 'Kies een van de mogelijkheden in de lijst',
    },
  },
  en: {
    register: 'Register',
    noAccount: 'No account, no charge. The link in your mail lets you cancel later.',
    name: 'Name',
    email: 'E-mail address',
    emailHint: 'This is where we send your link',
    organisation: 'Organisation',
    role: 'I am coming as',
    noRole: 'Choose what fits best',
    roles: { researcher: 'Researcher', policy: 'Policy maker', practitioner: 'Practitioner', other: 'Something else' },
    attends: 'How will you take part?',
    online: 'Online',
    onSite: 'On site',
    listed: 'Put my name and organisation on the list that other participants see',
    send: 'Register',
    sendWaiting: 'Put me on the waiting list',
    notice: 'We use what you fill in for this event only.',
    attendanceNotice:
      'We note who was there: the moment you press your personal link to enter the room, or are checked in at the door.',
    privacy: 'What we keep, and for how long',
    waitingTitle: 'Every place is taken',
    waitingText:
      'You can join the waiting list. When a place comes free it goes to whoever came first, and you get a mail at once.',
    soldOutTitle: 'Full',
    soldOutText: 'Every place is taken, and the waiting list is full too.',
    soldOutNoLineText: 'Every place is taken. There is no waiting list.',
    notOpenTitle: (day, time) => `Registration opens on ${day} at ${time}`,
    notOpenText: 'Put the date in your calendar for now.',
    closedTitle: 'Registration has closed',
    closedText: 'You can no longer register for this event.',
    endedTitle: 'This event is over',
    endedText: 'See the agenda for what is coming.',
    cancelledTitle: 'Cancelled',
    cancelledText: 'There is no need to register.',
    alreadyIn: 'Registered, but lost the mail?',
    lostLink: 'Send my link again',
    toAgenda: 'To the agenda',
    mistake: 'Not sent yet',
    busyTitle: 'It is very busy right now',
    busyText:
      'We have not processed your registration yet. Press the button again: what you filled in is still there, and you cannot register twice.',
    received: {
      received: {
        heading: 'Check your mail',
        lead: 'We have your registration. A confirmation with your personal link is on its way.',
      },
      received_while_full: {
        heading: 'Check your mail',
        lead: 'We have your registration. Every place was taken, so new registrations go on the waiting list. The mail says how things stand for you.',
      },
      requested: {
        heading: 'We have your request',
        lead: 'The organisers look at every request and decide. You hear from us by mail.',
      },
      sold_out: {
        heading: 'Just too late',
        lead: 'Every place is taken and the waiting list is full. We have kept nothing about you.',
      },
      closed: {
        heading: 'Registration has closed',
        lead: 'You can no longer register. We have kept nothing about you.',
      },
      noLineLead: 'Every place is taken and there is no waiting list. We have kept nothing about you.',
      notOpenLead: 'We have kept nothing about you so far. Please come back then.',
      steps: {
        received: [
          { title: 'Open the mail', text: 'It usually arrives within a minute.' },
          {
            title: 'Add the entry to your calendar',
            text: 'It comes with the mail and updates itself when something changes.',
          },
          {
            title: 'Keep your personal link',
            text: 'You use it to take part, and to cancel if you cannot come after all.',
          },
        ],
        received_while_full: [
          { title: 'Open the mail', text: 'It usually arrives within a minute.' },
          {
            title: 'Keep your personal link',
            text: 'It shows how things stand, and you use it to cancel if you can no longer come.',
          },
          {
            title: 'Wait for a place',
            text: 'When a place comes free for you, we mail you at once. The entry for your calendar comes with that mail.',
          },
        ],
        requested: [
          { title: 'Open the mail', text: 'It says that we have your request.' },
          {
            title: 'Keep your personal link',
            text: 'It shows how things stand, and you use it to withdraw your request if you change your mind.',
          },
          { title: 'Wait for an answer', text: 'If they say yes, the entry for your calendar comes with that mail.' },
        ],
      },
      nothingTitle: 'No mail?',
      nothingText: 'Look among your junk mail and check your address.',
      back: 'Back to the event',
    },
    problems: {
      name_missing: 'Fill in your name',
      name_has_link: 'A name cannot be a link or an address. Fill in what you are called',
      name_too_long: 'Your name can be at most 120 characters long here. Please shorten it',
      email_missing: 'Fill in your e-mail address',
      email_invalid: 'Fill in a valid e-mail address, such as name@example.org',
      organisation_too_long: 'The name of your organisation can be at most 160 characters long. Please shorten it',
      attends_missing: 'Choose whether you take part online or on site',
      choice_unknown: 'Choose one of the options in the list',
    },
  },
};
