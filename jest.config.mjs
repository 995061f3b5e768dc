// Four sizes of test: specs beside the code, the engines' conformance suites, integration, and end to end.
const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch,
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/test/support/property-seed.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  // Not where a package has JSON as a module, `….json.js`, beside the JSON itself.
  moduleNameMapper: { '^(\\.{1,2}/.*)(?<!\\.json)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'es6' },
      },
    ],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/', '<rootDir>/web/dist/'],
  ...more,
});

export default {
  testTimeout: 60_000,
  projects: [
    project('spec', [
      '<rootDir>/src/**/*.spec.ts',
      '<rootDir>/projections/**/*.spec.ts',
      '<rootDir>/embedded/**/*.spec.ts',
      '<rootDir>/bench/**/*.spec.ts',
      '<rootDir>/web/src/**/*.spec.ts',
    ]),
    project('architecture', ['<rootDir>/test/architecture/**/*.spec.ts']),
    project('conformance', ['<rootDir>/test/conformance/**/*.spec.ts']),
    project('integration', ['<rootDir>/test/integration/**/*.spec.ts']),
    project('e2e', ['<rootDir>/test/e2e/**/*.spec.ts']),
  ],
};
