import type { Language } from '#platform';
import type { Attends } from '../registration.js';

interface MailWords {
  readonly subject: (title: string) => string;
  readonly title: string;
  /** @param session the session that the mail is about, where it is about one. */
  readonly lead: (title: string, session?: string, attends?: Attends) => string;
  readonly next?: string;
}

interface RegistrationWords {
  readonly hello: (name: string) => string;
  readonly when: string;
  readonly time: string;
  /** Before the time on the person's own clock. */
  readonly ownTime: string;
  readonly where: string;
  readonly online: string;
  readonly manage: string;
  readonly join: string;
  readonly joinHint: string;
  readonly eventPage: string;
  readonly again: string;
  readonly comeBack: string;
  readonly calendarHint: string;
  readonly withdrawn: string;
  readonly confirmation: MailWords;
  readonly waiting: MailWords;
  readonly promoted: MailWords;
  readonly alreadyRegistered: MailWords;
  readonly cancelled: MailWords;
  readonly programme: MailWords;
  readonly sessionCancelled: MailWords;
  readonly changed: MailWords;
  readonly eventCancelled: MailWords;
  readonly eventRestored: MailWords;
  readonly links: MailWords;
  readonly linksRenewed: MailWords;
  readonly otherWay: MailWords;
  readonly requested: MailWords;
  readonly declined: MailWords;
  readonly requestLapsed: MailWords;
  /** Before what an organiser wrote to somebody they told no. */
  readonly reason: string;
  readonly sessions: {
    readonly heading: string;
    readonly status: Record<'confirmed' | 'waiting' | 'wanted', string>;
  };
}

/**
 * What the mails about a registration say. In a sentence a title stands between quotation marks: many titles end in a
 * question mark, and "a learning community?." is no sentence.
 */
export const mailWords: Record<Language, RegistrationWords> = {
  nl: {
    hello: (name) => `Dag ${name},`,
    when: 'Wanneer',
    time: 'Tijd',
    ownTime: 'In jouw tijd',
    where: 'Waar',
    online: 'Online',
    manage: 'Mijn aanmelding',
    join: 'Meedoen',
    joinHint:
      'Met deze link doe je mee. De ruimte opent 15 minuten voor het begin. De link is persoonlijk: deel hem niet.',
    eventPage: 'Naar de pagina van de bijeenkomst',
    again: 'Toch komen? Meld je opnieuw aan op de pagina van de bijeenkomst.',
    comeBack: 'Toch komen? Tot het begin kun je terug, met één druk op de knop in je aanmelding.',
    withdrawn: 'De afspraak verdwijnt vanzelf uit je agenda.',
    calendarHint: 'De afspraak voor je agenda zit bij deze mail en verandert vanzelf mee.',
    confirmation: {
      subject: (title) => `Je bent aangemeld: ${title}`,
      title: 'Je bent aangemeld',
      lead: (title) => `Je hebt een plek bij ‘${title}’.`,
      next: 'Kun je niet komen? Zeg het af via je aanmelding, dan kan iemand anders mee.',
    },
    waiting: {
      subject: (title) => `Je staat op de wachtlijst: ${title}`,
      title: 'Je staat op de wachtlijst',
      lead: (title) => `‘${title}’ is vol. Je staat op de wachtlijst, in volgorde van aanmelding.`,
      next: 'Komt er een plek vrij en ben je aan de beurt, dan mailen we je meteen.',
    },
    promoted: {
      subject: (title) => `Er is plek voor je: ${title}`,
      title: 'Er is plek voor je',
      lead: (title) => `Je stond op de wachtlijst en hebt nu een plek bij ‘${title}’.`,
      next: 'Kun je niet meer? Zeg het af via je aanmelding, dan gaat je plek naar de volgende.',
    },
    alreadyRegistered: {
      subject: (title) => `Je aanmelding voor ${title}`,
      title: 'Je was al aangemeld',
      lead: (title) =>
        `Iemand, waarschijnlijk jijzelf, heeft dit adres nog een keer aangemeld voor ‘${title}’. Je eerste aanmelding blijft zoals die is.`,
      next: 'Wil je iets veranderen? Dat kan via je aanmelding.',
    },
    cancelled: {
      subject: (title) => `Afgezegd: ${title}`,
      title: 'Afgezegd',
      lead: (title) => `Je aanmelding voor ‘${title}’ is ingetrokken.`,
    },
    programme: {
      subject: (title) => `Je programma: ${title}`,
      title: 'Je programma is bijgewerkt',
      lead: (title) => `Zo ziet je programma bij ‘${title}’ er nu uit.`,
    },
    sessionCancelled: {
      subject: (title) => `Sessie gaat niet door: ${title}`,
      title: 'Een sessie gaat niet door',
      lead: (title, session) => {
        const off = session ? `‘${session}’, een sessie die je koos` : 'Een sessie die je koos';
        return `${off} bij ‘${title}’${session ? ',' : ''} gaat niet door. De bijeenkomst zelf wel.`;
      },
      next: 'Je kunt een andere sessie kiezen via je aanmelding.',
    },
    changed: {
      subject: (title) => `Gewijzigd: ${title}`,
      title: 'Er is iets gewijzigd',
      lead: (title) => `Er is iets veranderd aan ‘${title}’. Hieronder staat hoe het nu is.`,
      next: 'Kun je nu niet meer? Zeg het af via je aanmelding, dan kan iemand anders mee.',
    },
    eventCancelled: {
      subject: (title) => `Gaat niet door: ${title}`,
      title: 'Het gaat niet door',
      lead: (title) => `‘${title}’ gaat niet door. Je hoeft niets te doen.`,
    },
    eventRestored: {
      subject: (title) => `Gaat toch door: ${title}`,
      title: 'Het gaat toch door',
      lead: (title) => `‘${title}’ gaat toch door. Je aanmelding is blijven staan.`,
      next: 'Kun je niet meer? Zeg het af via je aanmelding, dan kan iemand anders mee.',
    },
    sessions: {
      heading: 'Je sessies',
      status: { confirmed: '', waiting: 'wachtlijst', wanted: 'als je een plek krijgt' },
    },
    requested: {
      subject: (title) => `Je aanvraag is binnen: ${title}`,
      title: 'Je aanvraag is binnen',
      lead: (title) => `Je vroeg een plek bij ‘${title}’. De organisatie kijkt ernaar en beslist.`,
      next: 'Je hoort het per mail. Wil je niet meer? Trek je aanvraag dan in via je aanmelding.',
    },
    declined: {
      subject: (title) => `Geen plek: ${title}`,
      title: 'Je aanvraag is niet aangenomen',
      lead: (title) => `De organisatie heeft je aanvraag voor ‘${title}’ bekeken en niet aangenomen.`,
      next: 'Een nieuwe aanvraag verandert daar niets aan. Heb je een vraag? Neem contact op met de organisatie.',
    },
    requestLapsed: {
      subject: (title) => `Je aanvraag is verlopen: ${title}`,
      title: 'Je aanvraag is verlopen',
      lead: (title) =>
        `‘${title}’ is begonnen en er was nog niet over je aanvraag beslist. Je hebt geen plek gekregen.`,
      next: 'Je hoeft niets te doen.',
    },
    reason: 'De organisatie schrijft:',
    linksRenewed: {
      subject: (title) => `Nieuwe links: ${title}`,
      title: 'Je hebt nieuwe links',
      lead: (title) =>
        `De links van je aanmelding voor ‘${title}’ zijn vernieuwd. Je aanmelding zelf blijft zoals die is.`,
      next: 'De links in eerdere mails werken niet meer. Gebruik voortaan die in deze mail. Had je een eigen agenda-abonnement, dan is dat ook gestopt: een nieuw vraag je aan via je aanmelding.',
    },
    otherWay: {
      subject: (title) => `Er is plek voor je: ${title}`,
      title: 'Je plek is omgewisseld',
      lead: (title, _, attends) =>
        attends === 'on_site'
          ? `Je wachtte op een plek op locatie bij ‘${title}’. Die heb je nu. Je plek online is vervallen.`
          : `Je wachtte op een plek online bij ‘${title}’. Die heb je nu. Je plek op locatie is vervallen.`,
    },
    links: {
      subject: () => 'De links van je aanmeldingen',
      title: 'Je aanmeldingen',
      lead: () => 'Dit zijn de links van de bijeenkomsten waarvoor dit adres is aangemeld.',
    },
  },
  en: {
    hello: (name) => `Dear ${name},`,
    when: 'When',
    time: 'Time',
    ownTime: 'In your time',
    where: 'Where',
    online: 'Online',
    manage: 'My registration',
    join: 'Join',
    joinHint:
      'This link lets you in. The room opens 15 minutes before the start. The link is personal: please keep it to yourself.',
    eventPage: 'To the page of the event',
    again: 'Coming after all? Register again on the page of the event.',
    comeBack: 'Coming after all? Until the start you can come back with one press, in your registration.',
    withdrawn: 'The entry disappears from your calendar by itself.',
    calendarHint: 'The entry for your calendar comes with this mail and keeps itself up to date.',
    confirmation: {
      subject: (title) => `You are registered: ${title}`,
      title: 'You are registered',
      lead: (title) => `You have a place at ‘${title}’.`,
      next: 'Can’t make it? Cancel through your registration, so that somebody else can come.',
    },
    waiting: {
      subject: (title) => `You are on the waiting list: ${title}`,
      title: 'You are on the waiting list',
      lead: (title) => `‘${title}’ is full. You are on the waiting list, in order of registration.`,
      next: 'When a place comes free and it is your turn, we mail you at once.',
    },
    promoted: {
      subject: (title) => `There is a place for you: ${title}`,
      title: 'There is a place for you',
      lead: (title) => `You were on the waiting list and now have a place at ‘${title}’.`,
      next: 'Can’t make it any more? Cancel through your registration and your place goes to the next in line.',
    },
    alreadyRegistered: {
      subject: (title) => `Your registration for ${title}`,
      title: 'You were registered already',
      lead: (title) =>
        `Somebody, probably you, registered this address once more for ‘${title}’. Your first registration stays as it is.`,
      next: 'Would you like to change something? You can do that in your registration.',
    },
    cancelled: {
      subject: (title) => `Cancelled: ${title}`,
      title: 'Your registration is cancelled',
      lead: (title) => `Your registration for ‘${title}’ is withdrawn.`,
    },
    programme: {
      subject: (title) => `Your programme: ${title}`,
      title: 'Your programme is up to date',
      lead: (title) => `This is your programme at ‘${title}’ now.`,
    },
    sessionCancelled: {
      subject: (title) => `Session called off: ${title}`,
      title: 'A session is called off',
      lead: (title, session) => {
        const off = session ? `‘${session}’, a session you chose` : 'A session you chose';
        return `${off} at ‘${title}’${session ? ',' : ''} is called off. The event itself goes on.`;
      },
      next: 'You can choose another session through your registration.',
    },
    changed: {
      subject: (title) => `Changed: ${title}`,
      title: 'Something has changed',
      lead: (title) => `Something about ‘${title}’ has changed. This is how it is now.`,
      next: 'Can’t make it any more? Cancel through your registration, so that somebody else can come.',
    },
    eventCancelled: {
      subject: (title) => `Called off: ${title}`,
      title: 'It is called off',
      lead: (title) => `‘${title}’ is called off. There is nothing you need to do.`,
    },
    eventRestored: {
      subject: (title) => `Going ahead after all: ${title}`,
      title: 'It goes ahead after all',
      lead: (title) => `‘${title}’ goes ahead after all. Your registration still stands.`,
      next: 'Can’t make it any more? Cancel through your registration, so that somebody else can come.',
    },
    sessions: {
      heading: 'Your sessions',
      status: { confirmed: '', waiting: 'waiting list', wanted: 'if you get a place' },
    },
    requested: {
      subject: (title) => `We have your request: ${title}`,
      title: 'We have your request',
      lead: (title) => `You asked for a place at ‘${title}’. The organisers look at it and decide.`,
      next: 'You hear from us by mail. Changed your mind? Withdraw your request through your registration.',
    },
    declined: {
      subject: (title) => `No place: ${title}`,
      title: 'Your request was not accepted',
      lead: (title) => `The organisers have looked at your request for ‘${title}’ and did not accept it.`,
      next: 'Asking again does not change that. Any questions? Get in touch with the organisers.',
    },
    requestLapsed: {
      subject: (title) => `Your request has lapsed: ${title}`,
      title: 'Your request has lapsed',
      lead: (title) => `‘${title}’ has begun and your request had not been decided yet. You did not get a place.`,
      next: 'There is nothing you need to do.',
    },
    reason: 'The organisers write:',
    linksRenewed: {
      subject: (title) => `New links: ${title}`,
      title: 'You have new links',
      lead: (title) =>
        `The links of your registration for ‘${title}’ are renewed. The registration itself stays as it is.`,
      next: 'Links in earlier mails no longer work. Please use the ones in this mail from now on. A calendar subscription of your own has ended too: you can ask for a new one through your registration.',
    },
    otherWay: {
      subject: (title) => `There is a place for you: ${title}`,
      title: 'Your place has been exchanged',
      lead: (title, _, attends) =>
        attends === 'on_site'
          ? `You were waiting for a place on site at ‘${title}’. Now you have it, and your place online has gone.`
          : `You were waiting for a place online at ‘${title}’. Now you have it, and your place on site has gone.`,
    },
    links: {
      subject: () => 'The links of your registrations',
      title: 'Your registrations',
      lead: () => 'These are the links of the events that this address is registered for.',
    },
  },
};
