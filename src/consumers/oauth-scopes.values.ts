/** The event feed and its webhooks. */
export const FEED_SCOPE = 'urn:school-journal:scope:feed.readonly';
/** Figures of schools, municipalities and regions. */
export const STATISTICS_SCOPE = 'urn:school-journal:scope:statistics.readonly';

const ONEROSTER = 'https://purl.imsglobal.org/spec/or/v1p2/scope';

/** The scopes of OneRoster 1.2 that there is something for (Rostering Service §4.3, Gradebook Service §4.3). */
export const ONEROSTER_SCOPES = {
  rosterCore: `${ONEROSTER}/roster-core.readonly`,
  roster: `${ONEROSTER}/roster.readonly`,
  gradebookCore: `${ONEROSTER}/gradebook-core.readonly`,
  gradebook: `${ONEROSTER}/gradebook.readonly`,
  gradebookWrite: `${ONEROSTER}/gradebook.createput`,
  gradebookDelete: `${ONEROSTER}/gradebook.delete`,
} as const;

/** Every scope that a consumer can be granted. */
export const OAUTH_SCOPES: readonly string[] = [
  FEED_SCOPE,
  STATISTICS_SCOPE,
  ...Object.values(ONEROSTER_SCOPES),
];

export const isOneRosterScope = (scope: string): boolean => scope.startsWith(`${ONEROSTER}/`);
