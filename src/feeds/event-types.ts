import { EVENT_SCHEMAS } from './event-schemas.js';

const PREFIX = 'org.school-journal';

/** The types of event in the feed, as the journal calls them, each with its name and version there. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.keys(EVENT_SCHEMAS).map((name) => [name.replace(/\.v1$/, '').replace('.v', 'V'), name]),
);

/** What the journal's types of event are called in the feed: `GradeGiven`, and `GradeGivenV2` where its shape changed. */
export const FEED_TYPES: readonly string[] = [...NAMES.keys()];

export const isInFeed = (type: string): boolean => NAMES.has(type);

/** With the version of its shape: `GradeGiven.v1`. @throws where the type is not in the feed. */
export const versionedName = (type: string): string => {
  const name = NAMES.get(type);
  if (name === undefined) throw new Error(`${type} is not in the feed.`);
  return name;
};

/** The `type` of a CloudEvent: `org.school-journal.GradeGiven.v1`. */
export const cloudEventType = (type: string): string => `${PREFIX}.${versionedName(type)}`;
