// What the feed tells of each type of event, as JSON Schema, read from the types: src/feeds/event-schemas.ts.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as prettier from 'prettier';
import { createGenerator } from 'ts-json-schema-generator';
import { root } from './steps.mjs';

const SCHEMAS = join(root, 'src/feeds/event-schemas.ts');
const RELEASED = join(root, 'src/feeds/released-schemas.json');

/** The streams whose events are journal actions; people, accounts and the operation of the system are nobody else's. */
const UNIONS = [
  'PageEvent',
  'YearSheetEvent',
  'DiaryEvent',
  'AttendanceEvent',
  'InvitationEvent',
  'TimetableEvent',
  'TestPlanEvent',
  'ActivityEvent',
  'AnnouncementEvent',
  'ReceiptEvent',
  'BlogEvent',
  'BlogPostEvent',
  'BlogDiscussionEvent',
  'ConsultationEvent',
  'PortfolioEvent',
  'JointGroupEvent',
  'SchoolEvent',
  'ClassEvent',
  // What it follows from names who leaves, and is told by the facts that come of it.
  'NextYearReady',
];

/** Whoever is named by them is known to a pseudonymous consumer by an id of its own. */
const PEOPLE = [
  'pupilId',
  'pupilIds',
  'teacherId',
  'guardianId',
  'filedBy',
  'personId',
  'authorId',
  'readerId',
  ...['recordedBy', 'proposedBy', 'thankedBy'],
  'postAuthorId',
  'proposerId',
  'leaderIds',
];
/** They can have the ids of people as parts. */
const IDS = [
  ...['pageId', 'fromPageId', 'lessonId', 'gradeId', 'debtId', 'settles', 'homeworkId', 'remarkId'],
  ...['filedId', 'meetingId', 'schoolId', 'classId', 'toClassId', 'groupId', 'subjectId', 'yearId', 'termId'],
  ...['achievementId', 'thanksId', 'requestId'],
  ...[
    'fileId',
    'partOf',
    'occasionId',
    'daysOffId',
    'announcementId',
    'postId',
    'consultationId',
    'testId',
    'activityId',
  ],
  ...['jointGroupId', 'schoolIds'],
];
/** Words of one's own, in which anybody may be named: for identified consumers only. Sealed texts are, too. */
const TEXTS = ['topic', 'text', 'reason', 'agenda', 'place', 'name', 'purpose'];
/** Values, codes and the names of things. */
const WORDS = [
  ...['title', 'code', 'abbreviation', 'value', 'proposed', 'from', 'to', 'timeZone', 'sourcedId'],
  ...['mediaType', 'seen', 'algorithm', 'sha256', 'madeWith', 'room'],
];
/** Where a field is something else in one type of event. */
const OTHERWISE = {
  'TopicChanged.from': 'text',
  'TopicChanged.to': 'text',
  'TestPlanned.title': 'text',
  'TestMoved.title': 'text',
  'TestWithdrawn.title': 'text',
  'ActivityAnnounced.title': 'text',
  'ActivityChanged.title': 'text',
  'ActivityChanged.from.title': 'text',
  'MeetingCalled.title': 'text',
  'MeetingChanged.title': 'text',
  'MeetingChanged.from.title': 'text',
  'JointGroupProposed.title': 'text',
  'OccasionSet.title': 'text',
  'OccasionCalledOff.title': 'text',
};

const FORMATS = {
  CivilDate: { type: 'string', format: 'date' },
  IsoWeek: { type: 'string', pattern: '^\\d{4}-W\\d{2}$' },
  LocalTime: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}$' },
};

/** By type and version. @throws where a field is of no kind. */
function schemasNow() {
  const schemas = {};
  const generator = createGenerator({
    path: join(root, 'src/**/*.events.ts'),
    tsconfig: join(root, 'tsconfig.json'),
    ...{ skipTypeCheck: true, expose: 'export', jsDoc: 'extended', additionalProperties: true },
  });
  for (const union of UNIONS) {
    const { definitions } = generator.createSchema(union);
    for (const fact of factsOf(definitions[union], definitions)) {
      const type = fact.properties.type.const;
      const data = told(resolved(fact.properties.data, definitions), definitions, type);
      schemas[versioned(type)] = { ...(fact.description ? { description: fact.description } : {}), ...data };
    }
  }
  return schemas;
}

/** @returns the module's text, as it should be. */
export async function feedSchemas() {
  const text = `import type { EventSchema } from './event-schema.js';

// Made from the types in \`*.events.ts\` by \`npm run docs\`; a test fails when it is stale.

/** The data of each type of event in the feed, by type and version. */
export const EVENT_SCHEMAS: Readonly<Record<string, EventSchema>> = ${JSON.stringify(schemasNow())};
`;
  return prettier.format(text, { ...(await prettier.resolveConfig(SCHEMAS)), parser: 'typescript' });
}

/** \`GradeGiven\` is version 1; \`GradeGivenV2\` is the second of the same. */
const versioned = (type) => {
  const [, name, version = '1'] = /^(.+?)(?:V(\d+))?$/.exec(type);
  return `${name}.v${version}`;
};

const factsOf = (schema, definitions) => {
  const found = resolved(schema, definitions);
  return found.anyOf ? found.anyOf.flatMap((part) => factsOf(part, definitions)) : [found];
};

const nameOf = ({ $ref }) => ($ref ? decodeURIComponent($ref.split('/').at(-1)) : undefined);

const resolved = (schema, definitions) => {
  const name = nameOf(schema);
  return name === undefined ? schema : resolved(definitions[name], definitions);
};

/** A schema as the feed has it: without references, and with what is told to whom. */
function told(schema, definitions, path) {
  const name = nameOf(schema);
  const words = schema.description ? { description: schema.description } : {};
  if (name === 'Sealed') {
    return { type: ['string', 'null'], ...words, 'x-journal': 'text' };
  }
  if (FORMATS[name]) return { ...FORMATS[name], ...words };
  const {
    type,
    properties,
    required = [],
    items,
    anyOf,
    additionalProperties,
    ...rest
  } = resolved(schema, definitions);
  if (anyOf) {
    const parts = anyOf.map((part) => told(part, definitions, path));
    if (JSON.stringify(parts).includes('x-journal')) {
      throw new Error(
        `${path} has several shapes, so that nothing in them can be told otherwise than it is.`,
      );
    }
    return { ...rest, anyOf: parts };
  }
  if (type === 'array') return { type, ...rest, items: told(items, definitions, path) };
  if (type === 'object') {
    if (!properties)
      return { type, ...rest, additionalProperties: told(additionalProperties, definitions, `${path}.*`) };
    const fields = Object.entries(properties).map(([field, each]) => [
      field,
      told(each, definitions, `${path}.${field}`),
    ]);
    const always = required.filter((field) => !isText(Object.fromEntries(fields)[field]));
    return {
      type,
      ...rest,
      properties: Object.fromEntries(fields),
      ...(always.length > 0 ? { required: always } : {}),
    };
  }
  if (type !== 'string' || rest.const !== undefined || rest.enum !== undefined || rest.format !== undefined) {
    return { type, ...rest };
  }
  const kind = kindOf(path);
  return { type, ...rest, ...(kind === 'word' ? {} : { 'x-journal': kind }) };
}

const isText = (schema) => schema['x-journal'] === 'text';

const kindOf = (path) => {
  const field = path.split('.').at(-1);
  if (OTHERWISE[path]) return OTHERWISE[path];
  if (PEOPLE.includes(field)) return 'person';
  if (IDS.includes(field)) return 'id';
  if (TEXTS.includes(field)) return 'text';
  if (WORDS.includes(field)) return 'word';
  throw new Error(
    `Nothing says what kind of field ${path} is: add it to a list in scripts/feed-schemas.mjs.`,
  );
};

export const storedSchemas = () => (existsSync(SCHEMAS) ? readFileSync(SCHEMAS, 'utf8') : '');

/** Promises the schemas as they are now to everybody: no later ones of the same version may break them. */
function release() {
  const before = existsSync(RELEASED) ? JSON.parse(readFileSync(RELEASED, 'utf8')) : {};
  writeFileSync(RELEASED, `${JSON.stringify({ ...before, ...schemasNow() }, undefined, 2)}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if (process.argv.includes('--release')) release();
  else writeFileSync(SCHEMAS, await feedSchemas());
}
