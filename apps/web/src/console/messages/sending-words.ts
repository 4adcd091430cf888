import type { Language } from '#platform';

interface SendingWords {
  readonly confirmTitle: (people: string) => string;
  readonly nobody: string;
  readonly nobodyText: string;
  readonly goneTitle: string;
  readonly goneText: string;
  readonly off: (people: string, isOne: boolean) => string;
  readonly once: string;
  readonly cancelled: string;
  readonly over: string;
  readonly restated: string;
  readonly restatedText: string;
  readonly yes: (people: string) => string;
  readonly no: string;
  readonly toDraft: string;
  readonly example: (name: string) => string;
  readonly previewOf: (name: string) => string;
  readonly another: string;
  readonly first: string;
  readonly links: string;
  readonly nobodyLeft: string;
  readonly figures: Readonly<Record<'waiting' | 'sent' | 'failed' | 'bounced' | 'stopped' | 'leftOut', string>>;
  readonly leftOutNote: string;
  readonly busy: (done: number, all: number) => string;
  readonly stoppedTitle: string;
  readonly stoppedText: (left: string, isOne: boolean, held: string, isOneHeld: boolean) => string;
  readonly inHand: (people: string) => string;
  readonly doneTitle: string;
  readonly busyTitle: string;
  readonly stop: string;
  readonly stopText: string;
  readonly resume: (people: string) => string;
  readonly resumeAny: string;
  readonly reload: string;
  readonly log: string;
  readonly words: string;
  readonly history: string;
  readonly deeds: Readonly<Record<string, string>>;
}

export const sendingWords: Record<Language, SendingWords> = {
  nl: {
    confirmTitle: (people) => `Dit gaat nu naar ${people}`,
    nobody: 'Op dit moment is er niemand die dit zou krijgen',
    nobodyText: 'Kies een andere groep, of wacht tot er iemand bij hoort.',
    goneTitle: 'Kies opnieuw aan wie dit gaat',
    goneText: 'De sessie, groep of vraag waar dit bericht over gaat is er niet meer.',
    off: (people, isOne) =>
      `${people} ${isOne ? 'krijgt' : 'krijgen'} het niet: die ${isOne ? 'wil' : 'willen'} geen berichten van dit evenement.`,
    once: 'Iedereen krijgt het één keer. Zie je een fout, dan kun je stoppen: wat dan nog niet weg is, blijft hier.',
    cancelled: 'Dit evenement gaat niet door. Het bericht gaat toch uit.',
    over: 'Dit evenement is geweest. Het bericht gaat toch uit.',
    restated: 'Het is intussen anders, dus er is niets verstuurd',
    restatedText: 'Hieronder staat hoe het nu is. Klopt dat, druk dan nog een keer.',
    yes: (people) => `Verstuur nu aan ${people}`,
    no: 'Nee, terug naar het concept',
    toDraft: 'Terug naar het bericht',
    example: (name) => `Zo leest ${name} het`,
    previewOf: (name) => `Zoals ${name} het leest`,
    another: 'Iemand anders',
    first: 'Vanaf het begin',
    links: 'De persoonlijke links zijn hier weggelaten.',
    nobodyLeft: 'Verder is er niemand die dit bericht zou krijgen.',
    figures: {
      waiting: 'In de rij',
      sent: 'Verstuurd',
      failed: 'Mislukt',
      bounced: 'Teruggekomen',
      stopped: 'Tegengehouden',
      leftOut: 'Overgeslagen',
    },
    leftOutNote: 'afgemeld of berichten uitgezet',
    busy: (done, all) => `${done} van ${all}`,
    stoppedTitle: 'Gestopt',
    stoppedText: (left, isOne, held, isOneHeld) =>
      `${left} ${isOne ? 'heeft' : 'hebben'} het bericht gekregen, ${held} ${isOneHeld ? 'krijgt' : 'krijgen'} het niet tenzij je verdergaat.`,
    inHand: (people) => `Voor ${people} was het al onderweg. Zo meteen staat hier of het toch aankwam.`,
    doneTitle: 'Verstuurd',
    busyTitle: 'Dit bericht gaat uit',
    stop: 'Stoppen',
    stopText: 'Wat een mailserver al aan het aannemen is, kan nog aankomen.',
    resume: (people) => `Verdergaan: verstuur aan ${people}`,
    resumeAny: 'Verdergaan',
    reload: 'Stand verversen',
    log: 'Alle mails van dit evenement',
    words: 'Wat er staat',
    history: 'Wie wat deed',
    deeds: {
      'message.written': 'Geschreven',
      'message.changed': 'Gewijzigd',
      'message.tried': 'Proefmail gestuurd',
      'message.sent': 'Op versturen gedrukt',
      'message.stopped': 'Gestopt',
      'message.resumed': 'Verdergegaan',
    },
  },
  en: {
    confirmTitle: (people) => `This goes to ${people} now`,
    nobody: 'At this moment there is nobody who would get this',
    nobodyText: 'Choose another group, or wait until somebody belongs to it.',
    goneTitle: 'Choose again who this is for',
    goneText: 'The session, group or question that this message is about is no longer there.',
    off: (people, isOne) => `${people} ${isOne ? 'does' : 'do'} not get it: they want no messages about this event.`,
    once: 'Everybody gets it once. If you see a mistake, you can stop: whatever has not left by then stays here.',
    cancelled: 'This event is cancelled. The message goes out all the same.',
    over: 'This event is over. The message goes out all the same.',
    restated: 'Something has changed since, so nothing was sent',
    restatedText: 'Below is how it is now. If that is right, press once more.',
    yes: (people) => `Send now to ${people}`,
    no: 'No, back to the draft',
    toDraft: 'Back to the message',
    example: (name) => `This is how ${name} reads it`,
    previewOf: (name) => `As ${name} reads it`,
    another: 'Somebody else',
    first: 'From the beginning',
    links: 'The personal links are left out here.',
    nobodyLeft: 'There is nobody else who would get this message.',
    figures: {
      waiting: 'In line',
      sent: 'Sent',
      failed: 'Failed',
      bounced: 'Came back',
      stopped: 'Held back',
      leftOut: 'Left out',
    },
    leftOutNote: 'cancelled, or switched messages off',
    busy: (done, all) => `${done} of ${all}`,
    stoppedTitle: 'Stopped',
    stoppedText: (left, isOne, held, isOneHeld) =>
      `${left} ${isOne ? 'has' : 'have'} got the message, ${held} ${isOneHeld ? 'does' : 'do'} not get it unless you go on.`,
    inHand: (people) => `For ${people} it was already on its way. In a moment you see here whether it arrived.`,
    doneTitle: 'Sent',
    busyTitle: 'This message is going out',
    stop: 'Stop',
    stopText: 'What a mail server is taking in at this moment may still arrive.',
    resume: (people) => `Go on: send to ${people}`,
    resumeAny: 'Go on',
    reload: 'Refresh',
    log: 'All mails of this event',
    words: 'What it says',
    history: 'Who did what',
    deeds: {
      'message.written': 'Written',
      'message.changed': 'Changed',
      'message.tried': 'Sent a trial mail',
      'message.sent': 'Pressed send',
      'message.stopped': 'Stopped',
      'message.resumed': 'Went on',
    },
  },
};
