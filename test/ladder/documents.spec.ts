import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { root } from './fixture.js';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const FOLDERS = ['.', 'docs', 'docs/adr'];
const documents = FOLDERS.flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => normalize(join(folder, name)).replaceAll('\\', '/')),
);

/** `| `PORT` | `3000` | …` in a table, as name and default. */
function settingsIn(markdown: string): Map<string, string> {
  const rows = [...markdown.matchAll(/^\| `([A-Z][A-Z_]+)` \| (?:`([^`]*)`|([^|]*)) \|/gm)];
  return new Map(rows.map(([, name = '', value, words]) => [name, value ?? words?.trim() ?? '']));
}

/** The settings that the program reads, with the defaults that are written in its schema. */
function settingsOfProgram(): Map<string, string | undefined> {
  const [, schema = ''] =
    /const Environment = z\.object\(\{\n([^]*?)\n\}\);/.exec(read('libs/platform/src/config.ts')) ?? [];
  const lines = [...schema.matchAll(/^ {2}([A-Z_]+): .*?(?:\.default\((?:'([^']*)'|(\d+))\))?,$/gm)];
  return new Map(lines.map(([, name = '', text, number]) => [name, text ?? number]));
}

describe('the documents', () => {
  it('describe every setting of the program and no other, with its default', () => {
    const told = settingsIn(read('docs/OPERATIONS.md'));
    const real = settingsOfProgram();
    expect(real.size).toBeGreaterThan(15);
    expect([...told.keys()].sort()).toEqual([...real.keys()].sort());
    const wrong = [...real].filter(([name, value]) => value !== undefined && told.get(name) !== value);
    expect(wrong).toEqual([]);
  });

  it('describe every command', () => {
    const folder = 'apps/cli/src/commands';
    const commands = readdirSync(join(root, folder)).flatMap((file) => {
      const source = read(`${folder}/${file}`);
      const [, name] = /: Command = \{\s+name: '([^']+)'/.exec(source) ?? [];
      const [, operands = ''] = /operands: '([^']*)'/.exec(source) ?? [];
      return name ? [operands && !operands.startsWith('[--') ? `${name} ${operands}` : name] : [];
    });
    expect(commands.length).toBeGreaterThan(3);
    expect(commands.filter((command) => !read('docs/OPERATIONS.md').includes(`| \`${command}\` |`))).toEqual([]);
  });

  it('draw the ladder as it is', async () => {
    const { LADDER }: { LADDER: string[][] } = await import(`${root}/ladder.mjs`);
    const rungs = [...read('docs/ARCHITECTURE.md').matchAll(/^(\d) {2}([a-z· -]+?)(?: {2}|$)/gm)];
    const drawn = rungs.map(
      ([, rank, names = '']) => [Number(rank), names.split('·').map((name) => name.trim())] as const,
    );
    const ladder = LADDER.map((libs, rank) => [rank, libs] as const).reverse();
    expect(drawn).toEqual([[LADDER.length, ['web', 'worker', 'cli']], ...ladder]);
  });

  it.each(documents)('%s only points at what is there', (document) => {
    const text = read(document);
    const links = [...text.matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)].map(([, path = '']) =>
      join(dirname(document), path),
    );
    const paths = [...text.matchAll(/`((?:apps|libs|test|scripts|docs|migrations|docker|\.ci)\/[\w./-]+)`/g)].map(
      ([, path = '']) => path,
    );
    expect([...links, ...paths].filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it.each(documents)('%s only names commands that exist', (document) => {
    const scripts = JSON.parse(read('package.json')).scripts as Record<string, string>;
    const named = [...read(document).matchAll(/npm (?:run )?(start|test|run [a-z-]+|(?<=run )[a-z-]+)/g)];
    const names = named.map(([, name = '']) => name.replace(/^run /, ''));
    expect(names.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});
