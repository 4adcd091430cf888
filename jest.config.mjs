// ESM-only packages that CommonJS packages require(): Jest's VM cannot do that on Node 20, so they are compiled.
const ESM_ONLY = 'cookie|content-disposition';
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  transform: {
    '^.+\\.tsx?$': '@swc/jest',
    [`/node_modules/(?:${ESM_ONLY})/.+\\.js$`]: [
      '@swc/jest',
      { swcrc: false, jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:.+/node_modules/)?(?:${ESM_ONLY})/)`],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // "#mail" resolves to the source of the lib, not to dist: see "imports" in package.json.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  setupFiles: ['reflect-metadata'],
  // Files that break our rules on purpose: test/ladder runs the tools on them.
  modulePathIgnorePatterns: ['<rootDir>/test/ladder/fixture/'],
};

export default {
  maxWorkers: 2,
  // A machine that is ten times slower or stands still for a minute is no failure: a test that waits for ever still ends.
  testTimeout: 300_000,
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...shared,
      displayName: 'pure',
      roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
      testMatch: ['**/*.spec.ts', '**/*.spec.tsx'],
    },
    {
      ...shared,
      displayName: 'database',
      roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
      testMatch: ['**/*.db-spec.ts', '**/*.db-spec.tsx'],
      globalSetup: '<rootDir>/test/setup/start-postgres.mjs',
      globalTeardown: '<rootDir>/test/setup/stop-postgres.mjs',
    },
    {
      ...shared,
      displayName: 'journeys',
      roots: ['<rootDir>/test/journeys', '<rootDir>/test/faults'],
      testMatch: ['**/*.journey.ts'],
      setupFilesAfterEnv: ['<rootDir>/test/setup/journey-limit.mjs'],
    },
  ],
};
