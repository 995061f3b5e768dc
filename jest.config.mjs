import { availableParallelism } from 'node:os';

// Not where a package has JSON as a module, `….json.js`, beside the JSON itself.
const MODULES = { '^(\\.{1,2}/.*)(?<!\\.json)\\.js$': '$1' };

// Four sizes of test: specs beside the code, the engines' conformance suites, integration, and end to end.
const project = (displayName, testMatch, more = {}) => ({
  displayName,
  testMatch,
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/test/support/property-seed.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: MODULES,
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
  // Most of what the large tests do is to wait for processes of their own: two at a time keep two processors busy.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  // Each file leaves its modules behind.
  workerIdleMemoryLimit: '1GB',
  // Nobody waits longer than it takes: a limit is for what hangs, and has to do for the slowest machine.
  testTimeout: 600_000,
  projects: [
    project('spec', [
      '<rootDir>/src/**/*.spec.ts',
      '<rootDir>/projections/**/*.spec.ts',
      '<rootDir>/embedded/**/*.spec.ts',
      '<rootDir>/bench/**/*.spec.ts',
      '<rootDir>/web/src/**/*.spec.ts',
      '<rootDir>/web/verifier/**/*.spec.ts',
    ]),
    // The verifier once more, on what it is given of the platform in a page.
    project('verifier', ['<rootDir>/src/audit/{proofs/verifier,transparency}/*.spec.ts'], {
      moduleNameMapper: {
        '^(\\.|.*/transparency)/primitives\\.js$': '<rootDir>/web/verifier/primitives.ts',
        ...MODULES,
      },
    }),
    project('architecture', ['<rootDir>/test/architecture/**/*.spec.ts']),
    project('conformance', ['<rootDir>/test/conformance/**/*.spec.ts']),
    project('integration', ['<rootDir>/test/integration/**/*.spec.ts']),
    project('e2e', ['<rootDir>/test/e2e/**/*.spec.ts']),
  ],
};
