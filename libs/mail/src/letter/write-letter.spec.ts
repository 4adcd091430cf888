import type { Letter } from './letter.js';
import { writeLetter } from './write-letter.js';

const letter: Letter = {
  language: 'nl',
  sender: 'Netwerk Learning Communities',
  title: 'Je bent aangemeld',
  preheader: 'Donderdag 4 maart, 14.00 uur',
  parts: [
    { say: 'Dag Ana,\nfijn dat je meedoet.' },
    {
      rows: [
        ['Wanneer', 'donderdag 4 maart 2027'],
        ['Tijd', '14.00–15.30 uur'],
      ],
    },
    { button: 'Mijn aanmelding', href: 'https://kring.test/mijn/abc?x=1&y=2' },
    { heading: 'Meedoen' },
    { link: 'Naar de ruimte', href: 'https://kring.test/j/abc' },
    { list: ['Kennisbasis', 'Instrumenten'] },
    { aside: 'Bewaar deze mail.' },
  ],
  removeHref: 'https://kring.test/mijn/abc/afzeggen',
  contact: 'info@kring.test',
};

/** The text a reader of the HTML sees, one line a piece. */
function seen(html: string): string[] {
  return html
    .replace(/<style>.*?<\/style>|<title>.*?<\/title>/gs, '')
    .replace(/<(?:br|\/?(?:p|h1|h2|li|td|div|tr)\b[^>]*)\/?>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

it('says the same in HTML and in plain text', () => {
  const { html, text } = writeLetter(letter);
  expect(text).toBe(`Je bent aangemeld

Dag Ana,
fijn dat je meedoet.

Wanneer: donderdag 4 maart 2027
Tijd: 14.00–15.30 uur

Mijn aanmelding:
https://kring.test/mijn/abc?x=1&y=2

MEEDOEN

Naar de ruimte:
https://kring.test/j/abc

- Kennisbasis
- Instrumenten

Bewaar deze mail.

-- 
Dit is een automatisch bericht van Netwerk Learning Communities.
Vragen? Mail naar info@kring.test.
Was jij dit niet? Maak het hier ongedaan:
https://kring.test/mijn/abc/afzeggen
`);
  expect(seen(html)).toEqual([
    'Donderdag 4 maart, 14.00 uur',
    'Je bent aangemeld',
    'Dag Ana,',
    'fijn dat je meedoet.',
    'Wanneer',
    'donderdag 4 maart 2027',
    'Tijd',
    '14.00–15.30 uur',
    'Mijn aanmelding',
    'Meedoen',
    'Naar de ruimte',
    'Kennisbasis',
    'Instrumenten',
    'Bewaar deze mail.',
    'Dit is een automatisch bericht van Netwerk Learning Communities.',
    'Vragen? Mail naar info@kring.test.',
    'Was jij dit niet? Maak het hier ongedaan',
  ]);
  const links = [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href);
  expect(links).toEqual([
    'https://kring.test/mijn/abc?x=1&amp;y=2',
    'https://kring.test/j/abc',
    'https://kring.test/mijn/abc/afzeggen',
  ]);
});

it('speaks English to those who want it', () => {
  const { html, text } = writeLetter({ ...letter, language: 'en' });
  expect(html).toContain('<html lang="en">');
  expect(text).toContain(
    'This is an automatic message from Netwerk Learning Communities.\nQuestions? Write to info@kring.test.',
  );
});

it('says who wrote it where a person did, and where an answer goes; nothing then says that it is automatic', () => {
  const { html, text } = writeLetter({ ...letter, writtenBy: 'Noor\r\nBcc: x@y.z\u202e <b>Bakker</b>' });
  const written = 'Geschreven door Noor Bcc: x@y.z <b>Bakker</b>, namens Netwerk Learning Communities.';
  expect(text).toContain(`-- \n${written}\nAntwoord je op deze mail? Dan gaat dat naar info@kring.test.\n`);
  expect(html).toContain('&lt;b>Bakker&lt;/b>, namens');
  expect(`${html}${text}`).not.toMatch(/automatisch|Vragen\?/);
  const { contact: _, ...noContact } = letter;
  expect(writeLetter({ ...noContact, writtenBy: 'Noor' }).text).not.toContain('Antwoord je');
});

it('leaves out the lines it has no use for', () => {
  const { removeHref: _, contact: __, ...plain } = letter;
  const { html, text } = writeLetter(plain);
  expect(`${html}${text}`).not.toMatch(/Vragen|Was jij dit niet/);
});

it('shows hostile texts as texts', () => {
  const typed = '<script>alert("1")</script>\r\nBcc: x@y.z\u202e';
  const { html, text } = writeLetter({
    ...letter,
    sender: typed,
    title: typed,
    preheader: typed,
    parts: [{ say: typed }, { aside: typed }, { heading: typed }, { rows: [[typed, typed]] }, { list: [typed] }],
  });
  expect(html).not.toContain('<script');
  expect(html.match(/&lt;script>|&lt;script&gt;/g)?.length).toBe(10);
  expect(`${html}${text}`).not.toMatch(/[\r\u202e]/);
});

it.each(['javascript:alert(1)', 'https://x.test/"onclick="', 'data:text/html,x', 'https://x.test/a b'])(
  'refuses the link %s',
  (href) => {
    expect(() => writeLetter({ ...letter, parts: [{ button: 'Klik', href }] })).toThrow('http(s)');
  },
);

it('fetches nothing from anywhere to be read', () => {
  expect(writeLetter(letter).html).not.toMatch(/<img|<link|url\(|@import/);
});

it('says a paragraph and a list with links in them in both twins, and an address once', () => {
  const pieces = [
    'Lees ',
    { link: 'het verslag', href: 'https://kring.test/verslag' },
    ', of ',
    { strong: 'mail ons' },
    ': ',
    { link: 'info@kring.test', href: 'mailto:info@kring.test' },
    '\n',
    { link: 'https://kring.test', href: 'https://kring.test' },
  ];
  const { html, text } = writeLetter({
    ...letter,
    parts: [{ pieces }, { list: [pieces.slice(0, 2)], isNumbered: true }],
  });
  expect(text).toContain(
    'Lees het verslag (https://kring.test/verslag), of mail ons: info@kring.test\nhttps://kring.test',
  );
  expect(text).toContain('1. Lees het verslag (https://kring.test/verslag)');
  expect(html).toMatch(
    /Lees <a [^>]*href="https:\/\/kring.test\/verslag"[^>]*>het verslag<\/a>, of <strong>mail ons<\/strong>: /,
  );
  expect(html).toMatch(/<ol [^>]*><li>Lees /);
});

it.each(['javascript:alert(1)', 'data:text/html,x', 'mailto:a b', '//kring.test'])(
  'does not link words to %j',
  (href) => {
    expect(() => writeLetter({ ...letter, parts: [{ pieces: [{ link: 'hier', href }] }] })).toThrow('http(s)');
  },
);
