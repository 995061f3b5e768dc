// Which way the data goes and who may know whom: the rules of the house, each a sentence.

const DRIVERS = [
  ['@eventstore/db-client', '^src/eventing/event-store\\.ts$'],
  ['mongodb', '^src/eventing/document-store\\.ts$'],
  ['bullmq', '^src/notices/'],
  ['ioredis', '^src/notices/queue\\.connection\\.ts$'],
  ['pg', '^src/notices/queue\\.connection\\.ts$'],
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'facts-and-decisions-are-pure',
      comment:
        'Events, rules and deciders know each other and plain values: no framework, no input or output, no clock, no chance.',
      severity: 'error',
      from: { path: '^(src|projections)/.*\\.(events|command|state|rules?|decider)\\.ts$' },
      to: {
        pathNot: [
          '\\.(events|command|state|rules?|decider|values)\\.ts$',
          '^src/eventing/(decider|domain-error|position)\\.ts$',
        ],
      },
    },
    {
      name: 'values-are-plain',
      comment: 'What events and deciders may import must be as pure as they are.',
      severity: 'error',
      from: {
        path: '^(src|projections)/.*\\.values\\.ts$|^src/eventing/(decider|domain-error|position)\\.ts$',
      },
      to: {
        pathNot: [
          '\\.values\\.ts$',
          '^src/eventing/(decider|domain-error)\\.ts$',
          // Civil dates and time zones: a proposed part of the language itself.
          '^node_modules/temporal-polyfill/',
        ],
      },
    },
    {
      name: 'projections-fold-events',
      comment: 'A projection knows the events that it folds and the documents that it makes, nothing else.',
      severity: 'error',
      from: { path: '^projections/.*(projection|read-model)\\.ts$' },
      to: {
        pathNot: [
          '\\.(events|values)\\.ts$',
          '^projections/.*read-model\\.ts$',
          '^src/eventing/(projection|position|envelope)\\.ts$',
        ],
      },
    },
    {
      name: 'projections-take-only-types-of-the-envelope',
      comment: 'The envelope draws random salts, which no fold may do.',
      severity: 'error',
      from: { path: '^projections/.*(projection|read-model)\\.ts$' },
      to: { path: '^src/eventing/envelope\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    ...DRIVERS.map(([driver, home]) => ({
      name: `one-home-for-${driver.replace(/.*\//, '')}`,
      comment: `${driver} is imported in one place, so that everything else can be read and tested without it.`,
      severity: 'error',
      from: { path: '^(src|projections)/', pathNot: home },
      to: { path: `(^|node_modules/)(@types/)?${driver}(/|$)` },
    })),
    {
      name: 'engines-are-started-not-entered',
      comment: 'The application speaks to its engines through their protocols only.',
      severity: 'error',
      from: { path: '^(src|projections)/' },
      to: { path: '^embedded/', pathNot: '^embedded/(engines|supervisor|folder-lock|copied-events)\\.ts$' },
    },
    {
      name: 'only-the-command-line-starts-engines',
      severity: 'error',
      from: { path: '^(src|projections)/', pathNot: '^src/cli/' },
      to: { path: '^embedded/' },
    },
    {
      name: 'engines-know-no-journal',
      comment: 'An embedded engine stands in for a server of general use.',
      severity: 'error',
      from: { path: '^embedded/' },
      to: { path: '^(src|projections)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|web/dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
