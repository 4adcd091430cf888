import { forbiddenFor, LIBS } from './ladder.mjs';

const any = (names) => `(?:${names.join('|')})`;
const lib = (names) => `^libs/${any(names)}/`;
const npm = (name) => `(?:^|/)node_modules/${name}/`;

/** Tests, and what only tests use. Everything else is the program. */
const TESTS = String.raw`^test/|\.(?:spec|db-spec)\.tsx?$|/testing(?:\.tsx?$|/)`;
const DOORS = String.raw`^libs/[^/]+/src/(?:index|testing)\.tsx?$`;

const ladderRules = LIBS.flatMap((name) => {
  const { sideways, up } = forbiddenFor(name);
  return [
    { name: 'never-up', from: { path: lib([name]) }, to: { path: [...up.map((other) => lib([other])), '^apps/'] } },
    ...(sideways.length > 0
      ? [{ name: 'never-sideways', from: { path: lib([name]) }, to: { path: lib(sideways) } }]
      : []),
  ];
});

const rules = [
  ...ladderRules,
  {
    name: 'on-the-ladder',
    comment: 'A lib without a rank could import anything. Add it to ladder.mjs.',
    from: { path: '^libs/', pathNot: lib(LIBS) },
    to: {},
  },
  {
    name: 'front-door',
    comment:
      'Another lib is entered through its index.ts (tests also through testing.ts), so that its inside can change.',
    from: { path: '^(?:apps|migrations|test)/' },
    to: { path: '^libs/', pathNot: DOORS },
  },
  {
    name: 'front-door',
    from: { path: '^libs/([^/]+)/' },
    to: { path: '^libs/', pathNot: [DOORS, '^libs/$1/'] },
  },
  {
    name: 'testing-is-for-tests',
    comment: 'Builders and sinks are left out of the build.',
    from: { pathNot: TESTS },
    to: { path: TESTS },
  },
  {
    name: 'apps-are-separate',
    comment: 'Apps are processes. What two of them share belongs in a lib.',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'migrations-stand-alone',
    comment: "A migration that used today's code would do something else tomorrow.",
    from: { path: '^migrations/' },
    to: { path: '^(?:apps|libs)/' },
  },
  {
    name: 'libs-know-no-migrations',
    comment: 'The timeline belongs to the whole database; an app hands it to the platform.',
    from: { path: '^libs/', pathNot: TESTS },
    to: { path: '^migrations/' },
  },
  {
    name: 'no-cycles',
    comment: 'Two files that need each other are one file, or hide a third.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-sql-in-pages',
    comment: 'A page asks a lib; it never opens tables itself.',
    from: { path: '^apps/web/' },
    to: { path: [npm('typeorm'), npm('pg')] },
  },
  {
    name: 'one-mailer',
    comment: 'Mail leaves through the ledger of libs/mail, so that every letter has a row.',
    from: { pathNot: '^libs/mail/' },
    to: { path: npm('nodemailer') },
  },
  {
    name: 'one-queue',
    comment: 'Jobs are hints. Only the platform knows which queue carries them.',
    from: { pathNot: '^libs/platform/' },
    to: { path: npm('bullmq') },
  },
  {
    name: 'no-test-tools-in-the-program',
    comment: 'devDependencies are absent in production.',
    from: { pathNot: TESTS },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '(?:^|/)node_modules/@types/' },
  },
  {
    name: 'resolvable',
    comment: 'An import that leads nowhere.',
    from: {},
    to: { couldNotResolve: true },
  },
];

export default {
  forbidden: rules.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^test/ladder/fixture/|^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
