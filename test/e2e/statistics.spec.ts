import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRecord } from '../../embedded/engines.record.js';
import type { Statistics } from '../../projections/performance/statistics.js';
import type { Me } from '../../src/access/me.js';
import { STATISTICS_SCOPE } from '../../src/consumers/oauth-scopes.values.js';
import { THE_SYSTEM } from '../../src/eventing/envelope.js';
import { EventStore } from '../../src/eventing/event-store.js';
import { formatPosition, START } from '../../src/eventing/position.js';
import { parseCsv } from '../../src/oneroster/csv.js';
import { runnersOn } from '../../src/runners.js';
import { FEWEST_PUPILS } from '../../projections/performance/suppression.js';
import { registerConsumer, type ConsumerVisitor } from '../support/consumer.js';
import { letInElsewhere } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import type { ServedReport } from '../support/served-report.js';
import { expectStatus, read, refusal, Visitor } from '../support/visitor.js';

type Served = ServedReport<Statistics>;

describe('Statistics for authorities', () => {
  let school: RunningSchool;
  let store: EventStore;
  let ministry: ConsumerVisitor;
  let schoolIds: readonly string[];
  let asked: string;
  /** From which on the schools are where they were placed. */
  let after: Readonly<Record<string, string>>;

  beforeAll(async () => {
    school = await startSampleSchool();
    store = new EventStore(readRecord(school.dataDir).addresses?.eventStoreUrl ?? '');
    const own = await school.signIn('deputyHead');
    const other = await letInElsewhere(school, 'deputyHead');
    schoolIds = await Promise.all(
      [own, other].map(async (head) => (await read(head.get<Me>('/api/me'))).schools[0]?.id ?? ''),
    );
    const region = { sourcedId: 'north', title: 'North' };
    let position = START;
    for (const [index, schoolId] of schoolIds.entries()) {
      const municipality = { sourcedId: `m${index.toString()}`, title: ['Hills', 'Lakes'][index] ?? '' };
      const place = { kind: 'PlaceSchool', place: { schoolId, municipality, region } } as const;
      const commandId = randomUUID();
      const placed = await runnersOn(store).schools.handle(schoolId, place, {
        ...{ commandId, correlationId: commandId, fingerprint: '', schoolId },
        ...{ actor: THE_SYSTEM, via: 'system', at: new Date().toISOString() },
      });
      position = placed.position ?? position;
    }
    after = { 'X-Journal-Position': formatPosition(position) };
    ministry = await (await registerConsumer(school, ['--scope', STATISTICS_SCOPE])).letIn();
    asked = await termWithGrades(own);
  });
  afterAll(async () => {
    await store.close();
    await school.remove();
  });

  /** The query for a term in which grades were given. */
  const termWithGrades = async (head: Visitor): Promise<string> => {
    const settings = await read(
      head.get<{
        years: Record<string, { title: string }>;
        terms: Record<string, { title: string; yearId: string; from: string }>;
      }>(`/api/schools/${schoolIds[0] ?? ''}/settings`),
    );
    const terms = Object.values(settings.terms).sort((a, b) => (a.from < b.from ? -1 : 1));
    for (const { title, yearId } of terms) {
      const query = new URLSearchParams({ year: settings.years[yearId]?.title ?? '', term: title });
      const { rows } = await read(
        ministry.get<Served>(`/api/statistics/performance?${query.toString()}`, after),
      );
      if (rows.length > 0) return query.toString();
    }
    throw new Error('The sample has no term grades');
  };
  const statistics = <Body = Served>(who: Visitor = ministry, more = '', headers = after) =>
    who.get<Body>(`/api/statistics/performance?${asked}${more}`, headers);

  it('come to schools, municipalities and regions, with position and instant', async () => {
    const { position, at, rows } = await read(statistics());
    expect([position, at]).toEqual([expect.stringMatching(/^\d+\/\d+$/), expect.stringMatching(/Z$/)]);
    const of = (kind: string, id: string) => rows.filter((row) => row.of === kind && row.id === id);
    const subjects = new Set(rows.map(({ subject }) => subject));
    for (const subject of subjects) {
      const one = (kind: string, id: string) => of(kind, id).find((row) => row.subject === subject);
      for (const [index, schoolId] of schoolIds.entries()) {
        const [inSchool, around] = [one('school', schoolId), one('municipality', `m${index.toString()}`)];
        // The only school of its municipality: both say the same.
        expect(around?.counted).toBe(inSchool?.counted);
        expect(around?.performance).toBe(inSchool?.performance);
      }
    }
    expect(of('region', 'north').length).toBe(subjects.size);
    expect(rows.some(({ counted }) => counted !== undefined)).toBe(true);
    for (const { suppressed, counted, levels } of rows) {
      expect(counted === undefined).toBe(suppressed);
      expect(levels === undefined).toBe(suppressed);
      if (!suppressed) expect(counted).toBeGreaterThanOrEqual(FEWEST_PUPILS);
    }
  });

  it('say the same as CSV, by name or by header', async () => {
    const { rows } = await read(statistics());
    const csv = expectStatus(200, await statistics<string>(ministry, '&format=csv'));
    expect(csv.headers.get('Content-Type')).toContain('text/csv');
    const { records } = parseCsv(csv.body);
    expect(records.length).toBe(rows.length + 1);
    const byHeader = await statistics<string>(ministry, '', { ...after, Accept: 'text/csv' });
    expect(parseCsv(byHeader.body).records).toEqual(records);
    const known = { 'If-None-Match': csv.headers.get('ETag') ?? '' };
    expectStatus(304, await statistics(ministry, '&format=csv', known));
  });

  it('are of the territory alone', async () => {
    const [schoolId = ''] = schoolIds;
    const options = ['--scope', STATISTICS_SCOPE, '--school', schoolId];
    const municipality = await (await registerConsumer(school, options, 'Town of Hills')).letIn();
    const { rows } = await read(statistics(municipality));
    const schools = new Set(rows.flatMap(({ of, id }) => (of === 'school' ? [id] : [])));
    expect([...schools]).toEqual([schoolId]);
  });

  it('are for consumers that were granted them', async () => {
    const path = `/api/statistics/performance?${asked}`;
    expect((await new Visitor(school.url).get(path)).status).toBe(401);
    expect((await (await school.signIn('admin')).get(path)).status).toBe(401);
    expect(await refusal(ministry.get('/api/statistics/performance?format=xml&x=1'))).toEqual([
      ...[400, 'invalid-input'],
      ...['x', 'year', 'format'],
    ]);
    const never = ministry.get('/api/statistics/performance?year=1066%2F67');
    expect(await refusal(never)).toEqual([404, 'period-not-found']);
  });
});
