import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUDIT_KINDS } from '../../projections/audit-trail/kinds.values.js';
import { AUDITED_TYPES, auditTrail, isCorrection, kindOf } from '../../projections/audit-trail/projection.js';
import type { JournalEvent } from '../../projections/audit-trail/read-model.js';
import {
  filterOf,
  formatCursor,
  newestIn,
  parseCursor,
  type AuditSearch,
} from '../../projections/audit-trail/search.js';
import type { DomainEvent } from '../../src/eventing/decider.js';
import type { Recorded } from '../../src/eventing/envelope.js';
import { ProjectionStore } from '../../src/eventing/projecting/projection-store.js';
import { startStores, type EmbeddedStores } from '../support/embedded-stores.js';
import { folded } from '../support/projection-spec.js';
import { positionOf, recorded } from '../support/recorded.js';
import { story } from '../../projections/story.examples.js';

const SCHOOLS = ['school1', 'school2'];
const ACTORS = ['petrova', 'ivanova'];
const isAudited = (fact: DomainEvent): fact is JournalEvent =>
  AUDITED_TYPES.some((type) => type === fact.type);
const facts = story.filter(isAudited);

interface Command {
  readonly from: number;
  readonly count: number;
  readonly school: string;
  readonly actor: string;
  readonly hours: number;
}

/** A command of some facts of the story: which, by whom, where, and how many hours after the one before. */
const command: fc.Arbitrary<Command> = fc.record({
  from: fc.nat(facts.length - 1),
  count: fc.integer({ min: 1, max: 5 }),
  school: fc.constantFrom(...SCHOOLS),
  actor: fc.constantFrom(...ACTORS),
  hours: fc.constantFrom(0, 0, 1, 5),
});

/** The log that commands make. */
const logOf = (commands: readonly Command[]): Recorded<JournalEvent>[] => {
  const log: Recorded<JournalEvent>[] = [];
  let hour = 0;
  for (const [number, { from, count, school, actor, hours }] of commands.entries()) {
    hour += hours;
    for (const fact of ofOneStream(facts.slice(from, from + count))) {
      const { metadata, ...event } = recorded(fact, log.length + 1);
      log.push({
        ...event,
        metadata: {
          ...metadata,
          schoolId: school,
          actor: { ...metadata.actor, personId: actor },
          recordedAt: new Date(Date.UTC(2026, 10, 23, hour)).toISOString(),
          $causationId: `command-${number.toString()}`,
        },
      });
    }
  }
  return log;
};

/** A command writes into one stream: all of it in the same page, or in none. */
const ofOneStream = (some: readonly JournalEvent[]): readonly JournalEvent[] =>
  some.filter((fact) => pageOf(fact) === (some[0] && pageOf(some[0])));
const pageOf = ({ data }: JournalEvent): string | undefined => ('pageId' in data ? data.pageId : undefined);

const instant = fc
  .integer({ min: 0, max: 60 })
  .map((hour) => new Date(Date.UTC(2026, 10, 23, hour)).toISOString());
const conditions = fc.record({
  actorId: fc.constantFrom(...ACTORS),
  personId: fc.constantFrom('anna', 'boris', 'mother', 'petrova', 'nobody'),
  pageId: fc.constantFrom('7b.math.q2', '7a.math.q2'),
  kind: fc.constantFrom(...AUDIT_KINDS),
  type: fc.constantFrom(...AUDITED_TYPES),
  late: fc.boolean(),
  correction: fc.boolean(),
  from: instant,
  until: instant,
});
/** Of few conditions, so that something is found. */
const search: fc.Arbitrary<AuditSearch> = fc
  .tuple(
    fc.constantFrom(...SCHOOLS),
    conditions,
    fc.subarray<keyof AuditSearch>(
      ['actorId', 'personId', 'pageId', 'kind', 'type', 'late', 'correction', 'from', 'until'],
      { maxLength: 3 },
    ),
  )
  .map(([schoolId, all, wanted]) => ({
    schoolId,
    ...Object.fromEntries(Object.entries(all).filter(([name]) => wanted.includes(name as keyof AuditSearch))),
  }));

/** What a plain reader of the log finds, by the events themselves. */
const isSought = (sought: AuditSearch, event: Recorded<JournalEvent>): boolean => {
  const { type, data, metadata } = event;
  const { schoolId, actor, recordedAt } = metadata;
  const [document] = folded(auditTrail, [event]).values();
  const wanted: readonly (readonly [unknown, unknown])[] = [
    [sought.schoolId, schoolId],
    [sought.actorId, actor.personId],
    [sought.pageId, pageOf(event)],
    [sought.kind, kindOf(type)],
    [sought.type, type],
    [sought.late, 'late' in data && data.late],
    [sought.correction, isCorrection(type)],
  ];
  return (
    wanted.every(([asked, is]) => asked === undefined || asked === is) &&
    (sought.personId === undefined || document?.entries[0]?.concerns.includes(sought.personId) === true) &&
    (sought.from === undefined || recordedAt >= sought.from) &&
    (sought.until === undefined || recordedAt < sought.until)
  );
};

describe('A search of the audit trail', () => {
  let stores: EmbeddedStores;
  let documents: ProjectionStore;
  let generations = 0;

  beforeAll(async () => {
    stores = await startStores();
    documents = new ProjectionStore(stores.documents.readModels);
  });
  afterAll(() => stores.close());

  it('finds, part after part, what a plain reader of the log finds', async () => {
    let inAll = 0;
    const found = fc.asyncProperty(
      fc.array(command, { minLength: 10, maxLength: 30 }),
      fc.array(search, { minLength: 5, maxLength: 5 }),
      fc.integer({ min: 2, max: 9 }),
      async (commands, searches, limit) => {
        const log = logOf(commands);
        const generation = { projection: auditTrail as never, number: generations++ };
        await documents.prepare(generation);
        const records = [...folded(auditTrail, log).values()];
        const changes = records.map((record) => ({
          before: undefined,
          after: { ...record, position: positionOf(1) },
        }));
        if (changes.length > 0) await documents.write(generation, changes);
        for (const sought of searches) {
          const ids: string[] = [];
          let cursor: string | undefined;
          do {
            const from = cursor === undefined ? undefined : parseCursor(cursor);
            const some = documents.find(generation, { filter: filterOf(sought, from), sort: { when: -1 } });
            const part = await newestIn(some as never, sought, { cursor: from, limit });
            ids.push(...part.found.map(({ entry }) => entry.eventId));
            cursor = part.next && formatCursor(part.next);
          } while (cursor !== undefined);
          const expected = log.filter((event) => isSought(sought, event)).map(({ id }) => id);
          expect(ids).toEqual(expected.reverse());
          inAll += ids.length;
        }
        await documents.drop(generation);
      },
    );
    await fc.assert(found, { numRuns: 25 });
    expect(inAll).toBeGreaterThan(300);
  });
});
