import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { BlockedAnswer, ReportedAnswer } from '../../projections/messages/moderation.queries.js';
import type { ThreadAnswer, ThreadsAnswer } from '../../projections/messages/queries.js';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import type { Addressees } from '../../src/messages/addressees.js';
import type { Correspondent } from '../../src/messages/correspondents.js';
import type { OutboxMessage } from '../../src/notices/outbox.js';
import { eventually } from '../support/eventually.js';
import { exampleClassIn, letInElsewhere, letInSubjectTeacher } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { sampleRosterOf, startSampleSchool } from '../support/sample-school.js';
import { letIn, schoolDayOf, type SchoolDay, type Served } from '../support/school-day.js';
import {
  expectStatus,
  positionOf,
  read,
  refusal,
  type Answer,
  type Headed,
  type Visitor,
} from '../support/visitor.js';

type ServedThread = Served<ThreadAnswer>;
type ServedThreads = Served<ThreadsAnswer>;

describe('A message', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let head: Visitor;
  let admin: Visitor;
  let elsewhere: Visitor;
  let schoolId: string;
  let classId: string;
  let guardianId: string;
  let teacherId: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    [head, admin] = await Promise.all([school.signIn('deputyHead'), school.signIn('admin')]);
    elsewhere = await letInElsewhere(school, 'teacher');
    schoolId = (await read(head.get<Me>('/api/me'))).schools[0]?.id ?? '';
    const { classes } = await read(head.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`));
    classId = classes.find(({ pupils }) => pupils.some(({ id }) => id === day.child.id))?.classId ?? '';
    [guardianId, teacherId] = await Promise.all(
      [day.guardian, day.teacher].map(async (who) => (await read(who.get<Me>('/api/me'))).person.id),
    ).then(([guardian = '', teacher = '']) => [guardian, teacher]);
  });
  afterAll(async () => {
    await school.remove();
  });

  const words = { title: 'The trip', text: 'Will Ivan come?' };
  const after = (answer: Answer): Headed => ({ 'X-Journal-Position': positionOf(answer) });
  const aboutChild = () => `/api/pupils/${day.child.id}/threads`;
  const toClass = (some = '') => `/api/classes/${classId}${some}/threads`;
  const open = async (who: Visitor, where: string, more: object = {}) => {
    const answer = expectStatus(201, await who.post<{ threadId: string }>(where, { ...words, ...more }));
    return { id: answer.body.threadId, shown: after(answer) };
  };
  const one = (id: string) => `/api/threads/${id}`;
  const threadFor = (who: Visitor, id: string, shown: Headed, more = '') =>
    read(who.get<ServedThread>(`${one(id)}${more}`, shown));
  const listOf = (who: Visitor, shown: Headed = {}) => read(who.get<ServedThreads>('/api/me/threads', shown));
  const write = async (who: Visitor, id: string, text: string): Promise<Headed> =>
    after(expectStatus(201, await who.post(`${one(id)}/messages`, { text })));
  const missing = [404, 'thread-not-found'];

  it('goes between those who teach a pupil and the guardians, and reaches nobody else', async () => {
    const { correspondents } = await read(
      day.teacher.get<{ correspondents: Correspondent[] }>(`/api/pupils/${day.child.id}/correspondents`),
    );
    expect(correspondents).toContainEqual({ id: guardianId, name: expect.any(String), as: 'guardian' });
    const { id, shown } = await open(day.teacher, aboutChild(), { to: guardianId });
    const list = await listOf(day.guardian, shown);
    expect(list.threads[0]).toMatchObject({ threadId: id, title: words.title, messages: 1, unread: 1 });
    const thread = await threadFor(day.guardian, id, shown);
    expect(thread).toMatchObject({
      among: { kind: 'personal', guardian: { id: guardianId }, pupil: { id: day.child.id } },
      mayWrite: true,
      list: [{ number: 1, author: { id: teacherId }, text: words.text }],
    });
    const answered = await write(day.guardian, id, 'Yes');
    expect((await threadFor(day.teacher, id, answered)).list.map(({ text }) => text)).toEqual([
      ...[words.text, 'Yes'],
    ]);
    const subjectTeacher = await letInSubjectTeacher(school);
    for (const other of [day.pupil, subjectTeacher, elsewhere]) {
      expect(await refusal(other.get(one(id), answered))).toEqual(missing);
      expect(await refusal(other.post(`${one(id)}/messages`, { text: 'Hm' }))).toEqual(missing);
      expect((await listOf(other, answered)).threads.map(({ threadId }) => threadId)).not.toContain(id);
    }
    // Whoever leads the school reads what was reported, and no more.
    expect(await refusal(head.get(one(id), answered))).toEqual([403, 'not-for-your-role']);
  });

  it('is written to a pupil by nobody, and to nobody who has nothing to do with the pupil', async () => {
    const to = (who: Visitor, id: string) => refusal(who.post(aboutChild(), { ...words, to: id }));
    expect(await to(day.teacher, day.child.id)).toEqual([422, 'correspondent-unknown', 'to']);
    expect(await to(day.guardian, guardianId)).toEqual([422, 'correspondent-unknown', 'to']);
    expect(await to(day.pupil, teacherId)).toEqual([403, 'not-for-your-role']);
    expect(await to(elsewhere, guardianId)).toEqual([404, 'pupil-not-found']);
    const odd = day.teacher.post(aboutChild(), { to: 1, title: ' ', text: '' });
    expect(await refusal(odd)).toEqual([400, 'invalid-input', 'to', 'text', 'title']);
  });

  it('is offered to be written to whom it may be', async () => {
    const offeredTo = (who: Visitor) => read(who.get<Addressees>('/api/me/addressees'));
    const [teacher, guardian, pupil] = await Promise.all(
      [day.teacher, day.guardian, day.pupil].map(offeredTo),
    );
    const title = expect.any(String);
    expect(teacher?.circles).toContainEqual({ kind: 'class', classId, title });
    expect(teacher?.pupils).toContainEqual({ id: day.child.id, name: day.child.name });
    expect(guardian?.circles).toContainEqual({ kind: 'guardians', classId, title });
    expect(guardian?.pupils).toContainEqual({ id: day.child.id, name: day.child.name });
    const nobody = { circles: [], guardiansOf: [], pupils: [] };
    expect(pupil).toEqual(nobody);
    expect(await offeredTo(head)).toEqual(nobody);
  });

  it('is opened once under one key', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const body = { ...words, to: teacherId };
    const first = expectStatus(201, await day.guardian.post(aboutChild(), body, key));
    const second = expectStatus(201, await day.guardian.post(aboutChild(), body, key));
    expect([second.body, positionOf(second)]).toEqual([first.body, positionOf(first)]);
  });

  it('of a class teacher goes to the guardians of the class, who answer there', async () => {
    const { id, shown } = await open(day.teacher, toClass());
    expect((await listOf(day.guardian, shown)).threads.map(({ threadId }) => threadId)).toContain(id);
    const answered = await write(day.guardian, id, 'We come');
    expect((await threadFor(day.teacher, id, answered)).list).toHaveLength(2);
    for (const other of [day.pupil, elsewhere]) {
      expect(await refusal(other.get(one(id), answered))).toEqual(missing);
    }
    for (const who of [day.guardian, day.pupil, head]) {
      expect(await refusal(who.post(toClass(), words))).toEqual([403, 'not-for-your-role']);
    }
  });

  it('is read as far as somebody says, which its author is told', async () => {
    const { id, shown } = await open(day.teacher, aboutChild(), { to: guardianId });
    const before = (await listOf(day.guardian, shown)).unread;
    expect((await threadFor(day.teacher, id, shown)).list[0]).toMatchObject({ readBy: 0 });
    const mark = (upTo: number) => day.guardian.post(`${one(id)}/reading`, { upTo });
    expect(await refusal(mark(2))).toEqual([404, 'message-not-found']);
    const marked = after(expectStatus(200, await mark(1)));
    expect((await listOf(day.guardian, marked)).unread).toBe(before - 1);
    const read = await threadFor(day.teacher, id, marked);
    expect(read).toMatchObject({ unread: 0, list: [{ readBy: 1 }] });
  });

  it('is shown in parts, the newest first', async () => {
    const { id } = await open(day.teacher, aboutChild(), { to: guardianId });
    await write(day.teacher, id, 'two');
    const shown = await write(day.teacher, id, 'three');
    const newest = await threadFor(day.guardian, id, shown, '?limit=2');
    expect(newest.list.map(({ text }) => text)).toEqual(['two', 'three']);
    const earlier = await threadFor(day.guardian, id, shown, '?limit=2&before=2');
    expect(earlier.list.map(({ text }) => text)).toEqual([words.text]);
    expect(await refusal(day.guardian.get(`${one(id)}?before=0`))).toEqual([400, 'invalid-input', 'before']);
    expect(await refusal(day.guardian.get('/api/me/threads?cursor=1'))).toEqual([
      ...[400, 'invalid-input', 'cursor'],
    ]);
  });

  it('is reported, and taken away with a reason by whoever leads the school', async () => {
    const { id, shown } = await open(day.teacher, toClass());
    await write(day.guardian, id, 'Ivan is a fool');
    const decide = (who: Visitor, remove: boolean, number = 2) =>
      who.post(`${one(id)}/decisions`, { number, remove, reason: 'Names a pupil' });
    expect(await refusal(decide(head, true))).toEqual([409, 'message-not-reported']);
    expect(await refusal(day.guardian.post(`${one(id)}/reports`, { number: 2, reason: 'Mine' }))).toEqual([
      ...[422, 'own-message'],
    ]);
    const reported = after(
      expectStatus(201, await day.teacher.post(`${one(id)}/reports`, { number: 2, reason: 'Rude' })),
    );
    const reports = `/api/schools/${schoolId}/message-reports`;
    const { messages, open: waiting } = await read(head.get<Served<ReportedAnswer>>(reports, reported));
    expect(waiting).toBe(1);
    expect(messages[0]).toMatchObject({
      ...{ threadId: id, number: 2, text: 'Ivan is a fool', isOpen: true },
      ...{ author: { id: guardianId }, reports: [{ by: { id: teacherId }, reason: 'Rude' }] },
    });
    expect(await refusal(day.teacher.get(reports))).toEqual([403, 'not-for-your-role']);
    expect(await refusal(decide(day.teacher, true))).toEqual([403, 'not-for-your-role']);
    expect(await refusal(decide(elsewhere, true))).toEqual(missing);
    const removed = after(expectStatus(201, await decide(head, true)));
    for (const who of [day.teacher, day.guardian]) {
      const [, message] = (await threadFor(who, id, removed)).list;
      expect(message).toMatchObject({ number: 2, removed: { reason: 'Names a pupil' } });
      expect(message).not.toHaveProperty('text');
    }
    const decided = await read(head.get<Served<ReportedAnswer>>(reports, removed));
    expect(decided).toMatchObject({ open: 0, messages: [{ decision: { removed: true } }] });
    expect(await refusal(day.guardian.get(`${one(id)}?limit=0`, shown))).toEqual([
      ...[400, 'invalid-input', 'limit'],
    ]);
  });

  it('comes no more from who was blocked, until that is lifted; teachers are not blocked', async () => {
    const { id } = await open(day.guardian, aboutChild(), { to: teacherId });
    const block = (who: Visitor, number: number) => who.post(`${one(id)}/blocks`, { number });
    await write(day.teacher, id, 'Good morning');
    expect(await refusal(block(day.guardian, 2))).toEqual([422, 'staff-not-blockable']);
    expect(await refusal(block(day.teacher, 9))).toEqual([404, 'message-not-found']);
    const blocked = after(expectStatus(201, await block(day.teacher, 1)));
    const refused = [403, 'blocked-by-correspondent'];
    expect(await refusal(day.guardian.post(`${one(id)}/messages`, { text: 'And?' }))).toEqual(refused);
    expect(await refusal(day.guardian.post(aboutChild(), { ...words, to: teacherId }))).toEqual(refused);
    expect((await threadFor(day.teacher, id, blocked)).list[0]).toMatchObject({ blocked: true });
    const list = await read(day.teacher.get<Served<BlockedAnswer>>('/api/me/blocked-authors', blocked));
    expect(list.blocked).toEqual([{ id: guardianId, name: expect.any(String), since: expect.any(String) }]);
    expectStatus(204, await day.teacher.send('DELETE', `/api/me/blocked-authors/${guardianId}`, undefined));
    await write(day.guardian, id, 'Thank you');
  });

  it('goes among guardians, and among pupils where the school lets them', async () => {
    const rules = `/api/schools/${schoolId}/messaging`;
    const { id } = await open(day.guardian, toClass('/guardians'));
    expect(await refusal(day.teacher.get(one(id)))).toEqual(missing);
    expect(await refusal(day.guardian.post(toClass('/pupils'), words))).toEqual([403, 'not-for-your-role']);
    expect(await refusal(day.pupil.post(toClass('/pupils'), words))).toEqual([403, 'not-let-write']);
    const quiet = { from: '19:00', to: '19:00' };
    const bad = admin.put(rules, { guardiansWrite: true, pupilsWrite: true, staffQuietHours: quiet });
    expect(await refusal(bad)).toEqual([422, 'bad-messaging-rules', 'staffQuietHours.to']);
    expect(await refusal(head.put(rules, { guardiansWrite: true, pupilsWrite: true }))).toEqual([
      ...[403, 'not-for-your-role'],
    ]);
    const set = after(
      expectStatus(200, await admin.put(rules, { guardiansWrite: false, pupilsWrite: true })),
    );
    expect(await read(day.teacher.get(rules, set))).toEqual({ guardiansWrite: false, pupilsWrite: true });
    const pupils = await open(day.pupil, toClass('/pupils'));
    expect((await threadFor(day.pupil, pupils.id, pupils.shown)).list).toHaveLength(1);
    for (const who of [day.guardian, day.teacher]) {
      expect(await refusal(who.get(one(pupils.id)))).toEqual(missing);
    }
    expect(await refusal(day.guardian.post(`${one(id)}/messages`, { text: 'More' }))).toEqual([
      ...[403, 'not-for-your-role'],
    ]);
  });

  it('goes among all pupils of the school where it lets them, and to nobody else', async () => {
    const rules = `/api/schools/${schoolId}/messaging`;
    const among = '/api/me/schoolmates/threads';
    const toSchool = { ...words, schoolId };
    expectStatus(200, await admin.put(rules, { guardiansWrite: true, pupilsWrite: true }));
    expect(await refusal(day.pupil.post(among, toSchool))).toEqual([403, 'not-let-write']);
    const letAll = { guardiansWrite: true, pupilsWrite: true, pupilsOfSchoolWrite: true };
    expectStatus(200, await admin.put(rules, letAll));
    for (const who of [day.guardian, day.teacher, head]) {
      expect(await refusal(who.post(among, toSchool))).toEqual([403, 'not-for-your-role']);
    }
    const elsewhere = { ...words, schoolId: 'a'.repeat(16) };
    expect(await refusal(day.pupil.post(among, elsewhere))).toEqual([403, 'not-for-your-role']);
    const isOffered = async () => {
      const { circles } = await read(day.pupil.get<Addressees>('/api/me/addressees'));
      return circles.some(({ kind }) => kind === 'schoolPupils');
    };
    expect(await eventually(isOffered)).toBe(true);

    const { id, shown } = await open(day.pupil, among, { schoolId });
    const roster = await sampleRosterOf(school);
    const { members } = exampleClassIn(roster, school);
    const own = roster.people.find(({ username }) => username === school.signInOf('pupil').login);
    const mate = roster.people.find(
      ({ sourcedId, username, roles }) =>
        username !== '' &&
        !members.has(sourcedId) &&
        roles.some((held) => held.role === 'pupil' && held.schoolId === own?.roles[0]?.schoolId),
    );
    const other = await letIn(school, mate?.username ?? '');
    const seen = await threadFor(other, id, shown);
    expect(seen).toMatchObject({ among: { kind: 'schoolPupils', school: { schoolId } }, mayWrite: true });
    expectStatus(201, await other.post(`${one(id)}/messages`, { text: 'We come' }));
    for (const who of [day.guardian, day.teacher]) {
      expect(await refusal(who.get(one(id)))).toEqual(missing);
    }
    const notYours = [403, 'not-for-your-role'];
    expect(await refusal(head.get(one(id)))).toEqual(notYours);
    const set = expectStatus(200, await admin.put(rules, { guardiansWrite: true, pupilsWrite: true }));
    expect(await threadFor(other, id, after(set))).toMatchObject({ mayWrite: false });
    expect(await refusal(other.post(`${one(id)}/messages`, { text: 'More' }))).toEqual(notYours);
  });

  it('is told by mail that says who wrote, and not what', async () => {
    const text = `Bring boots ${randomUUID()}`;
    await open(day.teacher, toClass(), { text });
    const mails = async () => {
      const { messages } = await read(admin.get<{ messages: readonly OutboxMessage[] }>('/api/outbox'));
      return messages.filter(({ kind }) => kind === 'message');
    };
    expect(await eventually(async () => (await mails()).length > 0)).toBe(true);
    expect((await mails()).filter((mail) => JSON.stringify(mail).includes(text))).toEqual([]);
  });

  it('has files, which are nobody else’s and go with it', async () => {
    const { id } = await open(day.teacher, aboutChild(), { to: guardianId });
    const PDF = { 'Content-Type': 'application/pdf' };
    const send = (who: Visitor, content = '%PDF-1.7 a list', headers = PDF) =>
      who.send<{ fileId: string }>('POST', '/api/me/message-files', content, headers);
    expect(await refusal(send(day.teacher, 'no list'))).toEqual([415, 'file-type-mismatch']);
    expect(await refusal(send(day.teacher, '', PDF))).toEqual([422, 'file-empty']);
    expect(await refusal(send(head))).toEqual([403, 'not-for-your-role']);
    const { fileId } = expectStatus(201, await send(day.teacher)).body;
    const post = (who: Visitor, files: readonly object[]) =>
      who.post(`${one(id)}/messages`, { text: 'See the list', files });
    const named = { fileId, name: 'Список.pdf' };
    expect(await refusal(post(day.guardian, [named]))).toEqual([...[422, 'file-not-sent', 'files.0.fileId']]);
    expect(await refusal(post(day.teacher, [{ fileId: '?', name: ' ' }]))).toEqual([
      ...[400, 'invalid-input', 'files.0.fileId', 'files.0.name'],
    ]);
    const shown = after(expectStatus(201, await post(day.teacher, [named])));
    const told = { ...named, mediaType: 'application/pdf', size: 15 };
    expect((await threadFor(day.guardian, id, shown)).list[1]).toMatchObject({ files: [told] });

    const address = `${one(id)}/messages/2/files/${fileId}`;
    const got = await day.guardian.get(address, shown);
    expect([got.status, got.headers.get('content-disposition')]).toEqual([
      ...[200, expect.stringContaining(encodeURIComponent(named.name))],
    ]);
    for (const wrong of [`${one(id)}/messages/1/files/${fileId}`, `${one(id)}/messages/2/files/none`]) {
      expect(await refusal(day.guardian.get(wrong, shown))).toEqual([404, 'file-not-found']);
    }
    expect(await refusal(elsewhere.get(address, shown))).toEqual(missing);

    const reportedAt = `${one(id)}/reports/2/files/${fileId}`;
    expect(await refusal(head.get(reportedAt, shown))).toEqual([404, 'file-not-found']);
    const report = { number: 2, reason: 'Names pupils' };
    const reported = after(expectStatus(201, await day.guardian.post(`${one(id)}/reports`, report)));
    expect((await head.get(reportedAt, reported)).status).toBe(200);
    const decision = { ...report, remove: true };
    const removed = after(expectStatus(201, await head.post(`${one(id)}/decisions`, decision)));
    expect(await refusal(day.guardian.get(address, removed))).toEqual([404, 'file-not-found']);
  });

  it('has files that go with the first message', async () => {
    const sent = await day.teacher.send<{ fileId: string }>('POST', '/api/me/message-files', 'Boots', {
      'Content-Type': 'text/plain',
    });
    const { fileId } = expectStatus(201, sent).body;
    const files = [{ fileId, name: 'list.txt' }];
    const { id, shown } = await open(day.teacher, aboutChild(), { to: guardianId, files });
    expect((await threadFor(day.guardian, id, shown)).list[0]).toMatchObject({ files });
    const address = `${one(id)}/messages/1/files/${fileId}`;
    expect((await day.guardian.get(address, shown)).status).toBe(200);
    // It went with a message: it goes with none in another thread.
    const again = day.teacher.post(aboutChild(), { ...words, to: guardianId, files });
    expect(await refusal(again)).toEqual([422, 'file-not-sent', 'files.0.fileId']);
  });

  it('is in what its author is told of themselves', async () => {
    const text = `Bring boots ${randomUUID()}`;
    const { shown } = await open(day.guardian, aboutChild(), { to: teacherId, text });
    const exported = await day.guardian.get<{ messages: readonly object[] }>(
      `/api/people/${guardianId}/export`,
      shown,
    );
    expect(expectStatus(200, exported).body.messages).toContainEqual(expect.objectContaining({ text }));
  });
});
