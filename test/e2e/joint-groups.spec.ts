import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JointGroupTold } from '../../projections/joint-groups/queries.js';
import type { ReportedAnswer } from '../../projections/messages/moderation.queries.js';
import type { ThreadAnswer, ThreadsAnswer } from '../../projections/messages/queries.js';
import type { Me } from '../../src/access/me.js';
import type { Addressees } from '../../src/messages/addressees.js';
import type { OutboxMessage } from '../../src/notices/outbox.js';
import { eventually } from '../support/eventually.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { letInSchoolElsewhere, type SchoolElsewhere } from '../support/school-elsewhere.js';
import { newestPosition, schoolDayOf, type SchoolDay, type Served } from '../support/school-day.js';
import { there } from '../support/there.js';
import { expectStatus, read, refusal, type Visitor } from '../support/visitor.js';

describe('A group of several schools', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let head: Visitor;
  let admin: Visitor;
  let schoolId: string;
  let other: SchoolElsewhere;
  let group: string;
  let threadId: string;
  const ids = new Map<Visitor, string>();

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    [head, admin] = await Promise.all([school.signIn('deputyHead'), school.signIn('admin')]);
    other = await letInSchoolElsewhere(school);
    schoolId = there((await read(head.get<Me>('/api/me'))).schools[0], 'school').id;
    for (const who of [day.teacher, day.guardian, other.teacher, other.pupil, other.guardian]) {
      ids.set(who, (await read(who.get<Me>('/api/me'))).person.id);
    }
  });
  afterAll(async () => {
    await school.remove();
  });

  const idOf = (who: Visitor) => there(ids.get(who), 'somebody known');
  const at = (id: string, where: string, what: string) => `/api/joint-groups/${id}/schools/${where}/${what}`;
  const newest = async () => ({ 'X-Journal-Position': await newestPosition(head) });
  const shownTo = async (who: Visitor, id = group) =>
    read(who.get<Served<JointGroupTold>>(`/api/joint-groups/${id}`, await newest()));
  const listOf = async (who: Visitor, path: string) =>
    (await read(who.get<{ groups: JointGroupTold[] }>(`/api/${path}/joint-groups`, await newest()))).groups;
  const propose = async (title: string) =>
    expectStatus(
      201,
      await day.teacher.post<{ jointGroupId: string }>(`/api/schools/${schoolId}/joint-groups`, {
        ...{ title, purpose: 'We train together.', schoolIds: [other.schoolId] },
      }),
    ).body.jointGroupId;
  const approve = (who: Visitor, where: string, leader: Visitor, id = group) =>
    who.post(at(id, where, 'approval'), { leaderIds: [idOf(leader)] });
  const ask = (who: Visitor, where: string, pupilId: string) =>
    who.post(at(group, where, 'pupils'), { pupilId });
  const agree = (who: Visitor, pupilId: string) =>
    who.post(`/api/pupils/${pupilId}/joint-groups/${group}/agreement`, {});
  const leave = (who: Visitor, pupilId: string) => who.delete(`/api/pupils/${pupilId}/joint-groups/${group}`);
  const letPupilsWrite = async (who: Visitor, where: string, pupilsWrite: boolean) =>
    expectStatus(
      200,
      await who.put(`/api/schools/${where}/messaging`, { guardiansWrite: true, pupilsWrite }),
    );
  const open = (who: Visitor, title = 'First round') =>
    who.post<{ threadId: string }>(`/api/joint-groups/${group}/threads`, { title, text: 'Who comes?' });
  const threadFor = async (who: Visitor) =>
    read(who.get<Served<ThreadAnswer>>(`/api/threads/${threadId}`, await newest()));

  it('is proposed by a teacher to other schools, and by no family', async () => {
    const partners = await read(
      day.teacher.get<{ partners: { id: string; title: string }[] }>(
        `/api/schools/${schoolId}/joint-groups/partners`,
      ),
    );
    expect(partners.partners.map(({ id }) => id)).toContain(other.schoolId);
    expect(partners.partners.map(({ id }) => id)).not.toContain(schoolId);
    group = await propose('Olympiad team');
    expect(await shownTo(other.head)).toMatchObject({
      ...{ title: 'Olympiad team', goesOn: false, pupils: [] },
      schools: [
        { id: schoolId, standing: 'asked', leaders: [] },
        { id: other.schoolId, standing: 'asked' },
      ],
    });
    const body = { title: 'Team', purpose: 'Chess', schoolIds: [other.schoolId] };
    const path = `/api/schools/${schoolId}/joint-groups`;
    expect((await refusal(day.guardian.post(path, body)))[0]).toBe(404);
    expect((await refusal(other.teacher.post(path, body)))[0]).toBe(404);
    expect(await refusal(day.teacher.post(path, { ...body, schoolIds: ['none'] }))).toEqual([
      ...[422, 'school-unknown', 'schoolIds'],
    ]);
    expect(await refusal(day.teacher.post(path, { ...body, schoolIds: [schoolId] }))).toEqual([
      ...[422, 'joint-group-not-in-order', 'schoolIds'],
    ]);
    expect(await refusal(other.teacher.get(`/api/joint-groups/${group}`, await newest()))).toEqual([
      ...[404, 'joint-group-not-found'],
    ]);
  });

  it('is approved by each school for itself, where it lets its pupils write', async () => {
    expect(await refusal(approve(head, schoolId, day.teacher))).toEqual([409, 'pupils-do-not-write']);
    await letPupilsWrite(admin, schoolId, true);
    await letPupilsWrite(other.admin, other.schoolId, true);
    expect((await refusal(approve(head, other.schoolId, other.teacher)))[0]).toBe(404);
    expect((await refusal(approve(day.teacher, schoolId, day.teacher)))[0]).toBe(403);
    expect(await refusal(approve(head, schoolId, other.teacher))).toEqual([
      ...[422, 'leader-unknown', 'leaderIds'],
    ]);
    expectStatus(200, await approve(head, schoolId, day.teacher));
    expect((await shownTo(day.teacher)).goesOn).toBe(false);
    expect(await refusal(open(day.teacher))).toEqual([409, 'joint-group-not-approved']);
    expectStatus(200, await approve(other.head, other.schoolId, other.teacher));
    expect(await shownTo(other.teacher)).toMatchObject({
      goesOn: true,
      schools: [{ leaders: [{ id: idOf(day.teacher) }] }, { leaders: [{ id: idOf(other.teacher) }] }],
    });
    expect(
      (await listOf(other.head, `schools/${other.schoolId}`)).map((each) => each.jointGroupId),
    ).toContain(group);
  });

  it('has pupils whom their own school asked, once a guardian agreed', async () => {
    const child = day.child.id;
    const theirs = idOf(other.pupil);
    expect((await refusal(ask(other.head, schoolId, child)))[0]).toBe(403);
    expect(await refusal(ask(head, schoolId, theirs))).toEqual([404, 'pupil-not-found']);
    expectStatus(201, await ask(day.teacher, schoolId, child));
    expectStatus(201, await ask(other.head, other.schoolId, theirs));
    // Nobody elsewhere learns of a pupil before the guardian agreed.
    expect(await shownTo(other.head)).toMatchObject({ pupils: [], asked: [{ id: theirs }], size: 0 });
    expect((await refusal(day.pupil.get(`/api/joint-groups/${group}`, await newest())))[0]).toBe(404);
    expect((await listOf(day.guardian, `pupils/${child}`))[0]).toMatchObject({ joined: false });
    expect((await refusal(agree(day.pupil, child)))[0]).toBe(403);
    expect((await refusal(agree(other.guardian, child)))[0]).toBe(404);
    expectStatus(200, await agree(day.guardian, child));
    expectStatus(200, await agree(other.guardian, theirs));
    expect((await shownTo(day.pupil)).pupils?.map(({ id }) => id).sort()).toEqual([child, theirs].sort());
    const [seen] = await listOf(day.guardian, `pupils/${child}`);
    expect(seen).toMatchObject({ joined: true, size: 2 });
    expect(seen).not.toHaveProperty('pupils');
  });

  it('has threads that its leaders and pupils of all schools write in', async () => {
    threadId = expectStatus(201, await open(day.pupil)).body.threadId;
    for (const who of [day.teacher, other.teacher, other.pupil]) {
      const { threads } = await read(who.get<Served<ThreadsAnswer>>('/api/me/threads', await newest()));
      expect(threads.find((each) => each.threadId === threadId)).toMatchObject({
        ...{ among: { kind: 'jointGroup', jointGroup: { title: 'Olympiad team' } }, unread: 1 },
      });
    }
    expectStatus(201, await other.pupil.post(`/api/threads/${threadId}/messages`, { text: 'I do' }));
    expect((await threadFor(other.teacher)).list.map(({ author }) => author.id)).toEqual([
      ...[day.child.id, idOf(other.pupil)],
    ]);
    for (const who of [day.guardian, head]) {
      expect((await refusal(who.get(`/api/threads/${threadId}`, await newest())))[0]).toBeGreaterThan(402);
    }
    const addressees = await read(other.pupil.get<Addressees>('/api/me/addressees'));
    expect(addressees.circles).toContainEqual({
      ...{ kind: 'jointGroup', jointGroupId: group, title: 'Olympiad team' },
    });
    const blocking = other.pupil.post(`/api/threads/${threadId}/blocks`, { number: 1 });
    expectStatus(201, await blocking);
    expect((await threadFor(other.pupil)).list[0]).toMatchObject({ blocked: true });
  });

  it('shows what was reported to those who lead each of its schools', async () => {
    const report = { number: 2, reason: 'Rude' };
    expectStatus(201, await day.pupil.post(`/api/threads/${threadId}/reports`, report));
    for (const [who, where] of [
      [head, schoolId],
      [other.head, other.schoolId],
    ] as const) {
      const { messages } = await read(
        who.get<Served<ReportedAnswer>>(`/api/schools/${where}/message-reports`, await newest()),
      );
      expect(messages).toContainEqual(expect.objectContaining({ threadId, number: 2, isOpen: true }));
    }
    const decision = { number: 2, remove: true, reason: 'It is' };
    expectStatus(201, await other.head.post(`/api/threads/${threadId}/decisions`, decision));
    expect((await threadFor(day.teacher)).list[1]).toMatchObject({ removed: { reason: 'It is' } });
  });

  it('tells each of those whom it concerns, in the ledger of their own school', async () => {
    const subjects = async (who: Visitor) =>
      (await read(who.get<{ messages: readonly OutboxMessage[] }>('/api/outbox'))).messages.map(
        ({ subject = '' }) => subject,
      );
    const approved = 'A school takes part in your group';
    expect(await eventually(async () => (await subjects(admin)).includes(approved))).toBe(true);
    await eventually(async () =>
      (await subjects(other.admin)).includes('You lead a group with other schools'),
    );
    expect(await subjects(other.admin)).not.toContain(approved);
  });

  it('is written in by nobody whose school lets its pupils write no more', async () => {
    await letPupilsWrite(other.admin, other.schoolId, false);
    expect((await threadFor(other.pupil)).mayWrite).toBe(false);
    expect((await threadFor(day.pupil)).mayWrite).toBe(true);
    await letPupilsWrite(other.admin, other.schoolId, true);
  });

  it('is left by a pupil whom the guardian takes out', async () => {
    expect((await refusal(leave(other.guardian, day.child.id)))[0]).toBe(404);
    expectStatus(200, await leave(day.guardian, day.child.id));
    expect(await refusal(day.pupil.get(`/api/threads/${threadId}`, await newest()))).toEqual([
      ...[404, 'thread-not-found'],
    ]);
    expect(await listOf(day.guardian, `pupils/${day.child.id}`)).toEqual([]);
    expect(await refusal(leave(day.guardian, day.child.id))).toEqual([404, 'joint-group-pupil-not-asked']);
  });

  it('is left by a school, with a reason, which ends the part of its pupils', async () => {
    expect((await refusal(head.post(at(group, other.schoolId, 'leaving'), { reason: 'Over' })))[0]).toBe(404);
    const reason = { reason: 'The olympiad is over' };
    expectStatus(200, await other.head.post(at(group, other.schoolId, 'leaving'), reason));
    expect((await refusal(other.pupil.get(`/api/threads/${threadId}`, await newest())))[0]).toBe(404);
    expect((await threadFor(day.teacher)).mayWrite).toBe(false);
    expect((await shownTo(day.teacher)).schools[1]).toMatchObject({ standing: 'left', ...reason });
  });

  it('is refused by a school with a reason that its proposer reads, and closed at home', async () => {
    const refused = await propose('Joint choir');
    const reason = { reason: 'There is no room for it' };
    expectStatus(200, await other.head.post(at(refused, other.schoolId, 'refusal'), reason));
    expect((await shownTo(day.teacher, refused)).schools[1]).toMatchObject({
      standing: 'refused',
      ...reason,
    });
    expect(await refusal(other.head.post(`/api/joint-groups/${refused}/closing`, {}))).toEqual([
      ...[403, 'joint-group-not-yours'],
    ]);
    expectStatus(200, await day.teacher.post(`/api/joint-groups/${refused}/closing`, {}));
    expect(await refusal(approve(head, schoolId, day.teacher, refused))).toEqual([409, 'joint-group-closed']);
  });
});
