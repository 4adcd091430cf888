import { type MailKind, type Message, type QueuedMail, writeLetter } from '#mail';
import type { Config, Language, Secrets, Tx } from '#platform';
import { speak } from '#platform';
import { findCommunity } from './community.js';
import { LINK_MINUTES, signInCode } from './sign-in-link.js';

interface Facts {
  readonly community: string;
  readonly name: string;
}

interface Words {
  readonly signIn: {
    subject: (community: string) => string;
    preheader: string;
    text: string;
    button: string;
    aside: string;
  };
  readonly invitation: {
    subject: (community: string) => string;
    preheader: string;
    text: string;
    button: string;
    aside: string;
  };
  readonly greeting: (name: string) => string;
}

const words: Record<Language, Words> = {
  nl: {
    greeting: (name) => `Dag ${name},`,
    signIn: {
      subject: (community) => `Inloggen bij ${community}`,
      preheader: `Je link werkt ${LINK_MINUTES} minuten.`,
      text: `Met deze knop log je in. De link werkt één keer, ${LINK_MINUTES} minuten lang, in de browser waarin je hem hebt aangevraagd.`,
      button: 'Inloggen',
      aside: 'Heb je dit niet aangevraagd? Dan hoef je niets te doen: zonder deze mail komt niemand binnen.',
    },
    invitation: {
      subject: (community) => `Je kunt nu evenementen maken bij ${community}`,
      preheader: 'Log in met dit e-mailadres.',
      text: 'Je bent toegevoegd als organisator. Log in met dit e-mailadres; je krijgt dan een link per mail. Een wachtwoord is niet nodig.',
      button: 'Naar inloggen',
      aside: 'Ken je dit netwerk niet? Dan kun je deze mail weggooien.',
    },
  },
  en: {
    greeting: (name) => `Hello ${name},`,
    signIn: {
      subject: (community) => `Sign in to ${community}`,
      preheader: `Your link works for ${LINK_MINUTES} minutes.`,
      text: `Use this button to sign in. The link works once, for ${LINK_MINUTES} minutes, in the browser you asked for it in.`,
      button: 'Sign in',
      aside: 'Not you? Then there is nothing to do: nobody gets in without this mail.',
    },
    invitation: {
      subject: (community) => `You can now run events at ${community}`,
      preheader: 'Sign in with this e-mail address.',
      text: 'You have been added as an organiser. Sign in with this e-mail address and you will get a link by mail. There is no password.',
      button: 'Go to sign in',
      aside: 'Do you not know this network? Then you can throw this mail away.',
    },
  },
};

const SIGN_IN_PATH: Record<Language, string> = { nl: '/console/inloggen', en: '/en/console/inloggen' };

/** The mails of this lib, for the worker. */
export function identityMailKinds(config: Pick<Config, 'publicUrl'>, secrets: Secrets): MailKind<Facts>[] {
  const page = (mail: QueuedMail) => config.publicUrl + SIGN_IN_PATH[mail.language];
  return [
    {
      kind: 'sign-in',
      gather: (tx, mails, now) => gather(tx, mails, now, usableLinks),
      render: (facts, mail) => write(facts, mail, 'signIn', `${page(mail)}/${signInCode(secrets, linkOf(mail))}`),
    },
    {
      kind: 'invitation',
      gather: (tx, mails, now) => gather(tx, mails, now, anyMail),
      render: (facts, mail) => write(facts, mail, 'invitation', page(mail)),
    },
  ];
}

/** Path of the page that a sign-in code opens. */
export function signInPath(code: string, language: Language): string {
  return `${SIGN_IN_PATH[language]}/${code}`;
}

type Useful = (tx: Tx, mails: readonly QueuedMail[], now: Date) => Promise<ReadonlySet<string>>;

async function gather(tx: Tx, mails: readonly QueuedMail[], now: Date, useful: Useful): Promise<Map<string, Facts>> {
  const community = await findCommunity(tx);
  const rows: { id: string; name: string }[] = await tx.query(
    'select id, name from organiser where id = any($1) and disabled_at is null',
    [mails.map((mail) => mail.subjectIds.organiser)],
  );
  const names = new Map(rows.map((row) => [row.id, row.name]));
  const ids = await useful(tx, mails, now);
  const facts = new Map<string, Facts>();
  for (const mail of mails) {
    const name = names.get(mail.subjectIds.organiser ?? '');
    const communityName = speak(community.name, mail.language).text;
    if (name !== undefined && ids.has(mail.id)) facts.set(mail.id, { community: communityName, name });
  }
  return facts;
}

const anyMail: Useful = async (_, mails) => new Set(mails.map((mail) => mail.id));

/** A link that was used or has run out needs no mail. */
const usableLinks: Useful = async (tx, mails, now) => {
  const rows: { id: string }[] = await tx.query(
    'select id from sign_in_link where id = any($1) and used_at is null and expires_at > $2',
    [mails.map(linkOf), now],
  );
  const links = new Set(rows.map((row) => row.id));
  return new Set(mails.filter((mail) => links.has(linkOf(mail))).map((mail) => mail.id));
};

function linkOf(mail: QueuedMail): string {
  return mail.subjectIds.link ?? '';
}

function write(facts: Facts, mail: QueuedMail, kind: 'signIn' | 'invitation', href: string): Message {
  const { greeting, [kind]: say } = words[mail.language];
  const subject = say.subject(facts.community);
  const letter = {
    language: mail.language,
    sender: facts.community,
    title: subject,
    preheader: say.preheader,
    parts: [{ say: greeting(facts.name) }, { say: say.text }, { button: say.button, href }, { aside: say.aside }],
  };
  return { subject, ...writeLetter(letter), senderName: facts.community };
}
