import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Me } from '../../src/access/me.js';
import { parseCheckpoint } from '../../src/audit/transparency/checkpoint.js';
import { FEED_SCOPE, ONEROSTER_SCOPES } from '../../src/consumers/oauth-scopes.values.js';
import type { FeedEvent } from '../../src/feeds/cloud-event.js';
import { registerConsumer, wholeFeed, type ConsumerVisitor } from '../support/consumer.js';
import { streamOf, type OpenStream } from '../support/event-source.js';
import { runJournal } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { correctGrade, giveGrade, recordLesson, schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { expectStatus, problemOf, refusal, Visitor } from '../support/visitor.js';

const FEED = ['--scope', FEED_SCOPE];
/** A part of the sample’s events that is followed in a moment. */
const PART = '&types=PageOpened,TermGradeGiven,GradeCorrected,GradeAnnulled,SchoolConnected,ClassFormed';
const LAW = ['--identified', '--legal-ground', 'Education Act, § 12'];

describe('The feed of events', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let schoolId: string;
  let ministry: ConsumerVisitor;
  let registry: ConsumerVisitor;
  let newest: readonly FeedEvent[] = [];
  const streams: OpenStream[] = [];

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    const head = await school.signIn('deputyHead');
    schoolId = (await head.get<Me>('/api/me')).body.schools[0]?.id ?? '';
    ministry = await registerConsumer(school, FEED);
    registry = await registerConsumer(school, [...FEED, ...LAW], 'Register of pupils');
    const isLetIn = async () =>
      (await ministry.grant()).status === 200 && (await registry.grant()).status === 200;
    expect(await eventually(isLetIn)).toBe(true);
    await Promise.all([ministry.letIn(), registry.letIn()]);
  });
  afterAll(async () => {
    for (const stream of streams) stream.close();
    await school.remove();
  });

  const follow = async (consumer: ConsumerVisitor, headers = {}, query = ''): Promise<OpenStream> => {
    const stream = await streamOf(`${school.url}/api/feeds/journal${query}`, {
      ...consumer.authorization,
      ...headers,
    });
    streams.push(stream);
    return stream;
  };

  it('is for consumers with a token, by their secret', async () => {
    const nobody = new Visitor(school.url);
    const unasked = await nobody.get('/api/feeds/journal');
    expect(problemOf(unasked).code).toBe('invalid-token');
    expect(unasked.headers.get('WWW-Authenticate')).toBe('Bearer realm="School Journal"');
    const basic = `Basic ${Buffer.from(`${ministry.clientId}:wrong`).toString('base64')}`;
    const wrong = await ministry.grant({}, basic);
    expect([wrong.status, wrong.body]).toMatchObject([401, { error: 'invalid_client' }]);
    const scope = ONEROSTER_SCOPES.roster;
    expect((await ministry.grant({ scope })).body).toMatchObject({ error: 'invalid_scope' });
    expect((await ministry.grant({ grant_type: 'password' })).body).toMatchObject({
      error: 'unsupported_grant_type',
    });
    const inForm = { client_id: ministry.clientId, client_secret: ministry.secret };
    expect(expectStatus(200, await ministry.grant(inForm, '')).body).toMatchObject({
      ...{ token_type: 'Bearer', expires_in: 3_600, scope: FEED_SCOPE },
    });
  });

  it('is the same sequence in pages and as a stream, wherever it is gone on with', async () => {
    const paged = await wholeFeed(ministry, { query: PART });
    expect(paged.length).toBeGreaterThan(100);
    expect(paged.map(({ sequence }) => Number(sequence))).toEqual(paged.map((_, index) => index + 1));
    const streamed = await follow(ministry, {}, `?${PART}`);
    expect(await streamed.take(paged.length)).toEqual(paged);
    const middle = paged[Math.floor(paged.length / 2)];
    const goneOn = await follow(ministry, { 'Last-Event-ID': middle?.cursor }, `?${PART}`);
    const rest = paged.slice(Number(middle?.sequence));
    expect(await goneOn.take(rest.length)).toEqual(rest);
    expect(await wholeFeed(ministry, { query: PART, after: middle?.cursor ?? '' })).toEqual(rest);
  });

  it('tells what happens as it happens, corrections and annulments too', async () => {
    const before = (await wholeFeed(ministry)).at(-1)?.cursor ?? '';
    const stream = await follow(ministry, {}, `?after=${before}`);
    const lessonId = await recordLesson(day, 8, 'Limits');
    const { gradeId } = await giveGrade(day, lessonId, '12');
    expectStatus(200, await correctGrade(day, gradeId, '14', 'Question 3 was counted twice'));
    const annulment = { reason: 'Another pupil’s' };
    expectStatus(200, await day.teacher.post(`/api/journal/grades/${gradeId}/annulment`, annulment));
    const told = await stream.take(4);
    expect(told.map(({ type }) => type)).toEqual(
      ['LessonRecorded', 'GradeGiven', 'GradeCorrected', 'GradeAnnulled'].map(
        (type) => `org.school-journal.${type}.v1`,
      ),
    );
    expect(told[2]).toMatchObject({ schoolid: schoolId, data: { from: '12', to: '14', late: false } });
    expect(await wholeFeed(ministry, { after: before })).toEqual(told);
    newest = told;
  });

  it('has ids of the consumer’s own for people, and no texts, unless a law identifies them', async () => {
    const parts = {
      query: '&types=GradeCorrected,GradeAnnulled,TermGradeGiven,RemarkMade,GradeGiven,HomeworkSet',
    };
    const [ours, theirs] = await Promise.all([ministry, registry].map((who) => wholeFeed(who, parts)));
    const teacherId = (await day.teacher.get<Me>('/api/me')).body.person.id;
    const text = JSON.stringify([ours, newest]);
    for (const secret of [day.child.id, teacherId, ...day.pupilIds, 'Limits', 'counted twice']) {
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
    }
    expect(theirs?.map(({ id }) => id)).toEqual(ours?.map(({ id }) => id));
    const corrected = theirs?.findLast(({ type }) => type.includes('GradeCorrected'));
    expect(corrected).toMatchObject({
      actor: teacherId,
      data: { pupilId: day.child.id, reason: { text: 'Question 3 was counted twice' } },
    });
  });

  it('is a part of it where types are named, in numbers of its own, and cursors are of one feed', async () => {
    const query = '&types=GradeCorrected,GradeAnnulled';
    const part = await wholeFeed(ministry, { query });
    const types = [...new Set(part.map(({ type }) => type))].toSorted();
    expect(types).toEqual(['org.school-journal.GradeAnnulled.v1', 'org.school-journal.GradeCorrected.v1']);
    expect(part.map(({ sequence }) => Number(sequence))).toEqual(part.map((_, index) => index + 1));
    const cursor = part[0]?.cursor ?? '';
    const ask = (path: string, who = ministry) => refusal(who.get(`/api/feeds/journal?${path}`));
    expect(await ask(`after=${cursor}`)).toEqual([409, 'feed-changed', 'after']);
    expect(await ask(`after=${cursor}${query}`, registry)).toEqual([400, 'invalid-input', 'after']);
    const rebased = await ministry.get<readonly FeedEvent[]>(
      `/api/feeds/journal?after=${cursor}&rebase=true&limit=1`,
    );
    expect(expectStatus(200, rebased).body[0]?.sequence).toBe('0000000000000002');
  });

  it('refuses what it can’t answer by name', async () => {
    const ask = (query: string) => refusal(ministry.get(`/api/feeds/journal?${query}`));
    expect(await ask('after=nonsense&limit=0')).toEqual([400, 'invalid-input', 'after', 'limit']);
    expect(await ask(`after=${'x'.repeat(66)}`)).toEqual([400, 'invalid-input', 'after']);
    expect(await ask('types=PasswordChanged')).toEqual([400, 'invalid-input', 'types']);
    expect(await ask('types=GradeGiven,&schools=..&rebase=yes')).toEqual([
      ...[400, 'invalid-input', 'types', 'schools', 'rebase'],
    ]);
  });

  it('comes with the newest checkpoint of the log', async () => {
    const { headers } = expectStatus(200, await ministry.get('/api/feeds/journal?limit=1'));
    const note = Buffer.from(headers.get('Feed-Checkpoint') ?? '', 'base64').toString();
    expect(parseCheckpoint(note).size).toBeGreaterThan(0);
    expect((await (await follow(ministry, {}, '?types=SchoolConnected')).checkpoint()).split('\n')[0]).toBe(
      note.split('\n')[0],
    );
  });

  it('is kept in the read log', async () => {
    const head = await school.signIn('deputyHead');
    const path = `/api/audit/reads?school=${schoolId}&reader=${ministry.clientId}`;
    const isKept = async () => {
      const { body } = await head.get<{ reads: readonly { what: string }[] }>(path);
      return body.reads.some(({ what }) => what === 'feed');
    };
    expect(await eventually(isKept)).toBe(true);
  });

  it('promises its types to everybody', async () => {
    const nobody = new Visitor(school.url);
    const contract = await nobody.get<{ asyncapi: string }>('/api/feeds/asyncapi.json');
    expect(expectStatus(200, contract).body.asyncapi).toBe('3.0.0');
    const [first] = newest;
    const schema = await nobody.get<{ $id: string }>(new URL(first?.dataschema ?? '').pathname);
    expect(expectStatus(200, schema).body.$id).toBe(first?.dataschema);
    expect(await refusal(nobody.get('/api/feeds/schemas/toString.json'))).toEqual([404, 'schema-not-found']);
  });

  it('means the same by a cursor after the application was killed', async () => {
    const [first, ...rest] = await wholeFeed(ministry, { query: PART });
    await school.kill('application');
    expect(await eventually(() => ministry.isServed())).toBe(true);
    await ministry.letIn();
    expect(await wholeFeed(ministry, { query: PART, after: first?.cursor ?? '' })).toEqual(rest);
  });

  it('ends for a consumer that is revoked', async () => {
    const revoke = ['consumers', 'revoke', ministry.clientId, '--reason', 'The contract ended'];
    expect((await runJournal(revoke, school.dataDir)).code).toBe(0);
    const isRefused = async () => (await ministry.get('/api/feeds/journal')).status === 401;
    expect(await eventually(isRefused)).toBe(true);
    expect((await ministry.grant()).body).toMatchObject({ error: 'invalid_client' });
    expect((await runJournal(['consumers', 'list'], school.dataDir)).stdout).toContain('(revoked)');
  });
});
