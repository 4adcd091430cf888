import { type MailKind, type Message, type QueuedMail, writeLetter } from '#mail';
import type { Config, Language, Secrets, Tx } from '#platform';
import { speak } from '#platform';
import { findCommunity } from './community.js';
import type { Role } from './organiser.entity.js';
import { LINK_MINUTES, signInCode } from './sign-in-link.js';

interface Facts {
  readonly community: string;
  readonly name: string;
  readonly role: Role;
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
    subject: Record<Role, (community: string) => string>;
    preheader: string;
    role: Record<Role, string>;
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
      subject: {
        owner: (community) => `Je kunt nu evenementen maken bij ${community}`,
        organiser: (community) => `Je kunt nu evenementen maken bij ${community}`,
        viewer: (community) => `Je kunt nu meekijken bij ${community}`,
      },
      preheader: 'Log in met dit e-mailadres.',
      role: {
        owner: 'Je bent toegevoegd als eigenaar: je maakt evenementen en bepaalt wie er organisator is.',
        organiser: 'Je bent toegevoegd als organisator: je maakt evenementen en ziet wie er komt.',
        viewer: 'Je bent toegevoegd als meekijker: je ziet de evenementen en wie er komt, en verandert niets.',
      },
      text: 'Log in met dit e-mailadres; je krijgt dan een link per mail. Een wachtwoord is niet nodig.',
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
      subject: {
        owner: (community) => `You can now run events at ${community}`,
        organiser: (community) => `You can now run events at ${community}`,
        viewer: (community) => `You can now follow the events of ${community}`,
      },
      preheader: 'Sign in with this e-mail address.',
      role: {
        owner: 'You have been added as an owner: you run events and decide who organises.',
        organiser: 'You have been added as an organiser: you run events and see who comes.',
        viewer: 'You have been added as a viewer: you see the events and who comes, and change nothing.',
      },
      text: 'Sign in with this e-mail address and you will get a link by mail. There is no password.',
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
      isAskedFor: true,
      gather: (tx, mails, now) => gather(tx, mails, now, usableLinks),
      render: (facts, mail) => writeSignIn(facts, mail, `${page(mail)}/${signInCode(secrets, linkOf(mail))}`),
    },
    {
      kind: 'invitation',
      isAskedFor: true,
      gather: (tx, mails, now) => gather(tx, mails, now, anyMail),
      render: (facts, mail) => writeInvitation(facts, mail, page(mail)),
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
  const rows: { id: string; name: string; role: Role }[] = await tx.query(
    'select id, name, role from organiser where id = any($1) and disabled_at is null',
    [mails.map((mail) => mail.subjectIds.organiser)],
  );
  const people = new Map(rows.map((row) => [row.id, row]));
  const ids = await useful(tx, mails, now);
  const facts = new Map<string, Facts>();
  for (const mail of mails) {
    const person = people.get(mail.subjectIds.organiser ?? '');
    if (!person || !ids.has(mail.id)) continue;
    const { name, role } = person;
    facts.set(mail.id, { community: speak(community.name, mail.language).text, name, role });
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

function writeSignIn(facts: Facts, mail: QueuedMail, href: string): Message {
  const { signIn } = words[mail.language];
  return write(facts, mail, { ...signIn, subject: signIn.subject(facts.community), says: [signIn.text], href });
}

function writeInvitation(facts: Facts, mail: QueuedMail, href: string): Message {
  const { invitation } = words[mail.language];
  const subject = invitation.subject[facts.role](facts.community);
  return write(facts, mail, { ...invitation, subject, says: [invitation.role[facts.role], invitation.text], href });
}

interface Said {
  readonly subject: string;
  readonly preheader: string;
  readonly says: readonly string[];
  readonly button: string;
  readonly href: string;
  readonly aside: string;
}

function write({ community, name }: Facts, { language }: QueuedMail, said: Said): Message {
  const { subject, preheader, button, href, aside } = said;
  const says = [words[language].greeting(name), ...said.says].map((say) => ({ say }));
  const letter = {
    language,
    sender: community,
    title: subject,
    preheader,
    parts: [...says, { button, href }, { aside }],
  };
  return { subject, ...writeLetter(letter), senderName: community };
}
