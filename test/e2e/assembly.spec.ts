import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readRecord } from '../../embedded/engines.record.js';
import type { AssemblyAnswer, VoteAnswer } from '../../projections/meetings/assembly.queries.js';
import type { BallotsAnswer } from '../../projections/meetings/ballots.query.js';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import { EventStore } from '../../src/eventing/event-store.js';
import { markOf } from '../../src/meetings/ballot-marks.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import { letInElsewhere, letInGuardianInClass, type GuardianInClass } from '../support/others-around.js';
import { meetingBegins } from '../support/meeting-begins.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { schoolDayOf, type SchoolDay } from '../support/school-day.js';
import { there } from '../support/there.js';
import { expectStatus, positionOf, read, refusal, type Answer, type Visitor } from '../support/visitor.js';

describe('A meeting that parents attend', () => {
  let school: RunningSchool;
  let store: EventStore;
  let day: SchoolDay;
  let neighbour: GuardianInClass;
  let mother: Me;
  let schoolId: string;
  let classId: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    store = new EventStore(readRecord(school.dataDir).addresses?.eventStoreUrl ?? '');
    day = await schoolDayOf(school);
    neighbour = await letInGuardianInClass(school, day);
    mother = await read(day.guardian.get<Me>('/api/me'));
    const head = await school.signIn('deputyHead');
    schoolId = (await read(head.get<Me>('/api/me'))).schools[0]?.id ?? '';
    const { classes } = await read(head.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`));
    classId = classes.find(({ pupils }) => pupils.some(({ id }) => id === day.child.id))?.classId ?? '';
  });
  afterAll(async () => {
    await store.close();
    await school.remove();
  });

  const at = (meetingId: string, more = '') => `/api/meetings/${meetingId}${more}`;
  const called = async (): Promise<string> => {
    const meeting = { title: 'First term', startsAt: `${addDays(day.today, 7)}T18:30`, place: 'Room 12' };
    const answer = await day.teacher.post<{ meetingId: string }>(`/api/classes/${classId}/meetings`, meeting);
    return expectStatus(201, answer).body.meetingId;
  };
  const begins = (meetingId: string) => meetingBegins(store, meetingId, day.today);
  const begun = async (): Promise<string> => {
    const meetingId = await called();
    await begins(meetingId);
    return meetingId;
  };
  const shown = (who: Visitor, meetingId: string, after?: Answer) =>
    read(who.get<AssemblyAnswer>(at(meetingId), after ? { 'X-Journal-Position': positionOf(after) } : {}));
  const idOf = async (who: Visitor) => (await read(who.get<Me>('/api/me'))).person.id;
  const trip = { question: 'Where to?', options: ['Sea', 'Hills'], secret: true };
  const opened = async (meetingId: string, more: object = {}): Promise<string> => {
    const answer = await day.teacher.post<{ voteId: string }>(at(meetingId, '/votes'), { ...trip, ...more });
    return expectStatus(201, answer).body.voteId;
  };
  const ballot = (pupilId: string, option: number, code = randomBytes(16).toString('hex')) => ({
    ...{ pupilId, option, code },
  });
  const cast = (who: Visitor, meetingId: string, voteId: string, body: object) =>
    who.post<{ mark: string }>(at(meetingId, `/votes/${voteId}/ballots`), body);
  const ballotsIn = (who: Visitor, meetingId: string, voteId: string) =>
    read(who.get<BallotsAnswer>(at(meetingId, `/votes/${voteId}/ballots`)));
  const counted = async (who: Visitor, meetingId: string, voteId: string): Promise<VoteAnswer> => {
    expectStatus(200, await day.teacher.post(at(meetingId, `/votes/${voteId}/closing`), {}));
    let vote: VoteAnswer | undefined;
    const isCounted = async () => {
      vote = (await shown(who, meetingId)).votes.find((each) => each.voteId === voteId);
      return vote?.result !== undefined;
    };
    expect(await eventually(isCounted)).toBe(true);
    return there(vote, 'vote');
  };

  it('is answered by those invited, which whoever leads it sees by their names', async () => {
    const meetingId = await called();
    const answer = expectStatus(200, await day.guardian.post(at(meetingId, '/answer'), { coming: true }));
    expect(await shown(day.guardian, meetingId, answer)).toMatchObject({
      ...{ title: 'First term', coming: true, figures: { coming: 1, proxies: 0 }, votes: [], minutes: [] },
    });
    expect(await shown(neighbour.guardian, meetingId)).not.toHaveProperty('guests');
    const { guests } = await shown(day.teacher, meetingId);
    expect(guests?.answers).toEqual([{ guardian: mother.person, coming: true }]);
  });

  it('is attended by proxy: by another guardian of the class, named until it begins', async () => {
    const meetingId = await called();
    const proxy = at(meetingId, '/proxy');
    const { guardians } = await read(
      day.guardian.get<{ guardians: readonly { id: string }[] }>(at(meetingId, '/guardians')),
    );
    const holderId = await idOf(neighbour.guardian);
    expect(guardians.map(({ id }) => id)).toEqual(expect.arrayContaining([holderId, mother.person.id]));
    const stranger = await idOf(await letInElsewhere(school, 'guardian'));
    const refused = (body: object) => refusal(day.guardian.post(proxy, body));
    expect(await refused({ holderId: stranger })).toEqual([422, 'guardian-not-invited', 'holderId']);
    expect(await refused({ holderId: mother.person.id })).toEqual([422, 'meeting-refused', 'holderId']);
    expect(await refused({})).toEqual([400, 'invalid-input', 'holderId']);

    const admin = await school.signIn('admin');
    const limit = (proxies: number) => admin.put(`/api/schools/${schoolId}/proxies`, { proxies });
    expect(await refusal(limit(-1))).toEqual([422, 'bad-proxies', 'proxies']);
    expectStatus(200, await limit(0));
    expect(await refused({ holderId })).toEqual([409, 'too-many-proxies']);
    expectStatus(200, await limit(2));

    const named = expectStatus(201, await day.guardian.post(proxy, { holderId }));
    expect((await shown(day.guardian, meetingId, named)).proxy?.id).toBe(holderId);
    expect((await shown(neighbour.guardian, meetingId, named)).holds).toEqual([mother.person]);
    const passedOn = neighbour.guardian.post(proxy, { holderId: mother.person.id });
    expect(await refusal(passedOn)).toEqual([409, 'proxy-passed-on']);
    const revoked = expectStatus(200, await day.guardian.post(at(meetingId, '/proxy/revocation'), {}));
    expect(await shown(day.guardian, meetingId, revoked)).not.toHaveProperty('proxy');
    await begins(meetingId);
    expect(await refused({ holderId })).toEqual([409, 'meeting-begun']);
  });

  it('votes in secret: each child once, by a guardian or by proxy, and each finds the ballot in the result', async () => {
    const meetingId = await called();
    const holderId = await idOf(neighbour.guardian);
    expectStatus(201, await day.guardian.post(at(meetingId, '/proxy'), { holderId }));
    const early = day.teacher.post(at(meetingId, '/votes'), trip);
    expect(await refusal(early)).toEqual([409, 'meeting-not-begun']);
    await begins(meetingId);
    const voteId = await opened(meetingId, { quorum: 0 });

    const own = ballot(neighbour.pupilId, 2);
    const receipt = expectStatus(201, await cast(neighbour.guardian, meetingId, voteId, own)).body;
    expect(receipt.mark).toBe(markOf(voteId, 2, own.code));
    const both = await Promise.all([
      cast(neighbour.guardian, meetingId, voteId, ballot(day.child.id, 1)),
      cast(day.guardian, meetingId, voteId, ballot(day.child.id, 2)),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const foreign = cast(day.guardian, meetingId, voteId, ballot(neighbour.pupilId, 1));
    expect(await refusal(foreign)).toEqual([403, 'ballot-not-yours']);
    const odd = cast(day.guardian, meetingId, voteId, ballot(day.child.id, 3));
    expect(await refusal(odd)).toEqual([422, 'vote-refused', 'option']);

    const { result, ...vote } = await counted(day.guardian, meetingId, voteId);
    expect(vote).toMatchObject({ cast: 2, ballots: [{ pupil: { id: day.child.id }, cast: true }] });
    expect(await ballotsIn(day.guardian, meetingId, voteId)).not.toHaveProperty('named');
    expect(result).toMatchObject({ quorate: true, entitled: vote.entitled });
    expect(result?.counts.reduce((sum, count) => sum + count, 0)).toBe(2);
    const { choices } = await ballotsIn(day.guardian, meetingId, voteId);
    expect(choices).toContainEqual({ option: 2, mark: receipt.mark });
    const late = cast(day.guardian, meetingId, voteId, ballot(day.child.id, 1));
    expect(await refusal(late)).toEqual([409, 'vote-closed']);
  });

  it('leaves nothing by which a ballot of a secret vote could be told to be somebody’s', async () => {
    const meetingId = await begun();
    const voteId = await opened(meetingId);
    const mine = ballot(day.child.id, 1);
    const { mark } = expectStatus(201, await cast(day.guardian, meetingId, voteId, mine)).body;
    await counted(day.guardian, meetingId, voteId);
    for await (const event of store.readStream(`vote-${voteId}`, undefined)) {
      const told = JSON.stringify({ data: event.data, metadata: event.metadata });
      expect(told).not.toContain(mine.code);
      expect(told).not.toMatch(/Where to\?|Hills/);
      expect(told.includes(mark) && told.includes(day.child.id)).toBe(false);
    }
  });

  it('votes openly: who voted for what is told with the result, and whether there was a quorum', async () => {
    const meetingId = await begun();
    const voteId = await opened(meetingId, { secret: false, quorum: 100 });
    expectStatus(201, await cast(day.guardian, meetingId, voteId, ballot(day.child.id, 2)));
    expect(await ballotsIn(neighbour.guardian, meetingId, voteId)).toMatchObject({ choices: [] });
    const { result } = await counted(neighbour.guardian, meetingId, voteId);
    const { named } = await ballotsIn(neighbour.guardian, meetingId, voteId);
    expect(result).toMatchObject({ counts: [0, 1], quorate: false });
    expect(named).toEqual([
      { pupil: expect.objectContaining({ id: day.child.id }), by: mother.person, option: 2 },
    ]);
  });

  it('has minutes, which are corrected as a new version, and a record of who came', async () => {
    const meetingId = await begun();
    const voteId = await opened(meetingId);
    const post = (what: string, body: object) => day.teacher.post(at(meetingId, what), body);
    const stranger = await idOf(await letInElsewhere(school, 'guardian'));
    const strange = post('/attendance', { guardianIds: [mother.person.id, stranger] });
    expect(await refusal(strange)).toEqual([422, 'guardian-not-invited', 'guardianIds']);
    expectStatus(200, await post('/attendance', { guardianIds: [mother.person.id] }));
    expectStatus(201, await post('/minutes', { text: 'All agreed' }));
    expect(await refusal(post('/minutes', { text: 'Most agreed' }))).toEqual([
      422,
      'change-required',
      'change',
    ]);
    const corrected = await post('/minutes', { text: 'Most agreed', change: 'It was not all' });
    const { figures, minutes } = await shown(day.guardian, meetingId, expectStatus(201, corrected));
    expect(figures.attended).toBe(1);
    expect(minutes).toMatchObject([
      { version: 2, text: 'Most agreed', change: 'It was not all', voteIds: [voteId] },
      { version: 1, text: 'All agreed', voteIds: [voteId] },
    ]);
    expect((await shown(day.teacher, meetingId)).guests?.attended).toEqual([mother.person]);
  });

  it('is led by class teachers, and nobody else’s business', async () => {
    const meetingId = await begun();
    const voteId = await opened(meetingId);
    const notYours = [403, 'not-for-your-role'];
    for (const [what, body] of [
      ['/votes', trip],
      [`/votes/${voteId}/closing`, {}],
      ['/attendance', { guardianIds: [] }],
      ['/minutes', { text: 'All agreed' }],
    ] as const) {
      expect(await refusal(day.guardian.post(at(meetingId, what), body))).toEqual(notYours);
    }
    for (const what of ['', '/guardians']) {
      expect(await refusal(day.pupil.get(at(meetingId, what)))).toEqual(notYours);
      const stranger = await letInElsewhere(school, 'guardian');
      expect(await refusal(stranger.get(at(meetingId, what)))).toEqual([404, 'meeting-not-found']);
    }
    const another = await begun();
    const elsewhere = cast(day.guardian, another, voteId, ballot(day.child.id, 1));
    expect(await refusal(elsewhere)).toEqual([404, 'vote-not-found']);
  });
});
