import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  AnnouncementAnswer,
  AnnouncementsAnswer,
  ReceiptsAnswer,
} from '../../projections/announcements/queries.js';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import type { OutboxMessage } from '../../src/notices/outbox.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { eventually } from '../support/eventually.js';
import { letInElsewhere, letInSubjectTeacher } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { schoolDayOf, type SchoolDay, type Served } from '../support/school-day.js';
import {
  expectStatus,
  positionOf,
  read,
  refusal,
  type Answer,
  type Headed,
  type Visitor,
} from '../support/visitor.js';

type ServedAnnouncement = Served<AnnouncementAnswer>;
type ServedList = Served<AnnouncementsAnswer>;

describe('An announcement', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let head: Visitor;
  let secretary: Visitor;
  let schoolId: string;
  let classId: string;
  let groupId: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    [head, secretary] = await Promise.all([school.signIn('deputyHead'), school.signIn('secretary')]);
    schoolId = (await read(head.get<Me>('/api/me'))).schools[0]?.id ?? '';
    const { classes } = await read(head.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`));
    classId = classes.find(({ pupils }) => pupils.some(({ id }) => id === day.child.id))?.classId ?? '';
    groupId = day.pageId.split('.')[0] ?? '';
  });
  afterAll(async () => {
    await school.remove();
  });

  const words = { title: 'Trip', text: 'To the sea, with Ivan' };
  const toSchool = () => `/api/schools/${schoolId}/announcements`;
  const toClass = (id = classId) => `/api/classes/${id}/announcements`;
  const announce = (who: Visitor, where: string, more: object = {}) =>
    who.post<{ announcementId: string }>(where, { ...words, ...more });
  const after = (answer: Answer): Headed => ({ 'X-Journal-Position': positionOf(answer) });
  const announced = async (who: Visitor, where: string, more: object = {}) => {
    const answer = expectStatus(201, await announce(who, where, more));
    return { id: answer.body.announcementId, shown: after(answer) };
  };
  const one = (id: string) => `/api/announcements/${id}`;
  const seenBy = (who: Visitor, shown: Headed, more = '') =>
    read(who.get<ServedList>(`/api/me/announcements${more}`, shown));
  const idsOf = ({ announcements }: ServedList) => announcements.map(({ announcementId }) => announcementId);

  it('reaches those whom it is for, and nobody else', async () => {
    const subjectTeacher = await letInSubjectTeacher(school);
    const elsewhere = await letInElsewhere(school, 'deputyHead');
    const { guardian, pupil, teacher } = day;
    const cases: readonly (readonly [Visitor, string, object, readonly Visitor[], readonly Visitor[]])[] = [
      [secretary, toSchool(), {}, [guardian, pupil, teacher, head], [elsewhere]],
      [head, toSchool(), { roles: ['teacher'] }, [teacher, subjectTeacher], [guardian, pupil, secretary]],
      [teacher, toClass(), {}, [guardian, pupil, subjectTeacher], [secretary, elsewhere]],
      [teacher, toClass(groupId), {}, [guardian, pupil], [secretary, elsewhere]],
    ];
    for (const [author, where, more, readers, others] of cases) {
      const { id, shown } = await announced(author, where, more);
      for (const reader of readers) {
        expect(idsOf(await seenBy(reader, shown))).toContain(id);
        expect(await read(reader.get(one(id), shown))).toMatchObject(words);
      }
      for (const other of others) {
        expect(idsOf(await seenBy(other, shown))).not.toContain(id);
        expect(await refusal(other.get(one(id), shown))).toEqual([404, 'announcement-not-found']);
        const receipt = other.post(`${one(id)}/receipt`, { version: 1 });
        expect(await refusal(receipt)).toEqual([404, 'announcement-not-found']);
      }
      expect(idsOf(await seenBy(author, shown))).toContain(id);
    }
  });

  it('is made to a class by those who teach it, to a school by its leaders and office', async () => {
    const notYours = [403, 'not-for-your-role'];
    expect(await refusal(announce(day.teacher, toSchool()))).toEqual(notYours);
    for (const who of [day.guardian, day.pupil]) {
      expect(await refusal(announce(who, toClass()))).toEqual(notYours);
      expect(await refusal(announce(who, toSchool()))).toEqual([404, 'school-not-found']);
    }
    // A teacher of the class, but not the class teacher.
    expect(await refusal(announce(await letInSubjectTeacher(school), toClass()))).toEqual(notYours);
    expect(await refusal(announce(head, toClass('a'.repeat(16))))).toEqual([404, 'class-not-found']);
    const past = { from: addDays(day.today, -1), until: addDays(day.today, -2) };
    expect(await refusal(announce(head, toSchool(), past))).toEqual([
      ...[422, 'announcement-refused', 'from', 'until'],
    ]);
    const odd = { title: ' ', text: '', roles: ['operator'], pinned: 1 };
    expect(await refusal(announce(head, toSchool(), odd))).toEqual([
      ...[400, 'invalid-input', 'roles', 'title', 'text', 'pinned'],
    ]);
  });

  it('is shown from its first day on, and before that to its author and leaders', async () => {
    const { id, shown } = await announced(day.teacher, toClass(), { from: addDays(day.today, 1) });
    expect(await refusal(day.guardian.get(one(id), shown))).toEqual([404, 'announcement-not-found']);
    expect(idsOf(await seenBy(day.guardian, shown))).not.toContain(id);
    for (const who of [day.teacher, head]) expectStatus(200, await who.get(one(id), shown));
  });

  it('is pinned above newer ones, and listed in parts', async () => {
    const first = await announced(day.teacher, toClass(), { pinned: true });
    const second = await announced(day.teacher, toClass());
    expect(idsOf(await seenBy(day.guardian, second.shown)).indexOf(first.id)).toBe(0);
    const unpinned = expectStatus(200, await head.post(`${one(first.id)}/pinning`, { pinned: false }));
    const list = await seenBy(day.guardian, after(unpinned));
    const inOrder = idsOf(list).filter((id) => id === first.id || id === second.id);
    expect(inOrder).toEqual([second.id, first.id]);
    const part = await seenBy(day.guardian, after(unpinned), '?limit=1');
    const rest = await seenBy(
      day.guardian,
      after(unpinned),
      `?cursor=${encodeURIComponent(part.next ?? '')}`,
    );
    expect([...idsOf(part), ...idsOf(rest)]).toEqual(idsOf(list));
    expect(await refusal(day.guardian.get('/api/me/announcements?cursor=next'))).toEqual([
      ...[400, 'invalid-input', 'cursor'],
    ]);
  });

  it('is unread until it is confirmed, and again once it is changed; who did is told to its author', async () => {
    const { id, shown } = await announced(day.teacher, toClass(), { receiptAsked: true });
    const { unread } = await seenBy(day.guardian, shown);
    const confirm = (version: number, key: string = randomUUID()) =>
      day.guardian.post(`${one(id)}/receipt`, { version }, { 'Idempotency-Key': key });
    expect(await refusal(confirm(2))).toEqual([422, 'announcement-version-unknown', 'version']);
    const confirmed = expectStatus(200, await confirm(1));
    expect(positionOf(expectStatus(200, await confirm(1)))).toBe(positionOf(confirmed));
    expect((await seenBy(day.guardian, after(confirmed))).unread).toBe(unread - 1);

    const changed = expectStatus(200, await day.teacher.patch(one(id), { text: 'To the lake' }));
    const now = after(changed);
    const served = await read(day.guardian.get<ServedAnnouncement>(one(id), now));
    expect(served).toMatchObject({ title: 'Trip', text: 'To the lake', version: 2, read: false });
    expect((await seenBy(day.guardian, after(changed))).unread).toBe(unread);

    const again = expectStatus(200, await confirm(2));
    const path = `${one(id)}/receipts`;
    for (const who of [day.teacher, head]) {
      const { receipts } = await read(who.get<Served<ReceiptsAnswer>>(path, after(again)));
      const me = (await read(day.guardian.get<Me>('/api/me'))).person;
      expect(receipts).toEqual([{ reader: me, version: 2, at: expect.any(String) }]);
    }
    expect(await refusal(day.guardian.get(path))).toEqual([403, 'not-for-your-role']);
    expect(await refusal(head.patch(one(id), { text: 'No' }))).toEqual([403, 'not-for-your-role']);
  });

  it('is withdrawn with a reason, and keeps its place: what it said, for its author and leaders', async () => {
    const { id, shown } = await announced(day.teacher, toClass());
    expectStatus(200, await day.guardian.get(one(id), shown));
    expect(await refusal(day.guardian.post(`${one(id)}/withdrawal`, { reason: 'No' }))).toEqual([
      ...[403, 'not-for-your-role'],
    ]);
    expect(await refusal(head.post(`${one(id)}/withdrawal`, { reason: ' ' }))).toEqual([
      ...[400, 'invalid-input', 'reason'],
    ]);
    const off = expectStatus(200, await head.post(`${one(id)}/withdrawal`, { reason: 'Names a pupil' }));
    const now = after(off);
    const withdrawn = { as: 'moderator', reason: 'Names a pupil' };
    const toReader = await read(day.guardian.get<ServedAnnouncement>(one(id), now));
    const listed = (await seenBy(day.guardian, now)).announcements.find(
      ({ announcementId }) => announcementId === id,
    );
    for (const seen of [toReader, listed]) {
      expect(seen).toMatchObject({ announcementId: id, withdrawn });
      expect(Object.keys(seen ?? {})).not.toEqual(expect.arrayContaining(['title']));
      expect(Object.keys(seen ?? {})).not.toEqual(expect.arrayContaining(['text']));
    }
    expect(await refusal(day.guardian.post(`${one(id)}/receipt`, { version: 1 }))).toEqual([
      ...[409, 'announcement-withdrawn'],
    ]);
    for (const who of [day.teacher, head]) {
      expect(await read(who.get(one(id), now))).toMatchObject({ ...words, withdrawn });
    }
    const mine = (await seenBy(day.teacher, after(off))).announcements;
    expect(mine.find(({ announcementId }) => announcementId === id)).toMatchObject({ withdrawn });
    const { announcements } = await read(head.get<ServedList>(toSchool(), now));
    expect(announcements.find(({ announcementId }) => announcementId === id)).toMatchObject({ withdrawn });
    expect(await refusal(day.teacher.get(toSchool()))).toEqual([403, 'not-for-your-role']);
    expect(await refusal(day.teacher.patch(one(id), { text: 'Yes' }))).toEqual([
      ...[409, 'announcement-withdrawn'],
    ]);
  });

  it('is gone for those who never saw it, where it is withdrawn before its first day', async () => {
    const { id } = await announced(day.teacher, toClass(), { from: addDays(day.today, 2) });
    const off = expectStatus(200, await day.teacher.post(`${one(id)}/withdrawal`, { reason: 'No trip' }));
    expect(await refusal(day.guardian.get(one(id), after(off)))).toEqual([404, 'announcement-not-found']);
    expectStatus(200, await day.teacher.get(one(id), after(off)));
  });

  it('is told anew to those who confirmed it, when it is put otherwise or withdrawn', async () => {
    const { login } = school.signInOf('guardian');
    const { id } = await announced(day.teacher, toClass(), { title: `Walk ${randomUUID()}` });
    expectStatus(200, await day.guardian.post(`${one(id)}/receipt`, { version: 1 }));
    // Who reads it for how long is no other wording.
    expectStatus(200, await day.teacher.patch(one(id), { until: addDays(day.today, 30) }));
    expectStatus(200, await day.teacher.patch(one(id), { text: 'Over the hills' }));
    const admin = await school.signIn('admin');
    const mails = async () => {
      const { messages } = await read(admin.get<{ messages: readonly OutboxMessage[] }>('/api/outbox'));
      return messages.filter(
        ({ kind, text }) => kind === 'announcement' && text.includes(`announcements/${id}`),
      );
    };
    const saying = async (words: string) => (await mails()).filter(({ text }) => text.includes(words));
    const isTold = (change: string) => async () => (await saying(`you confirmed ${change}`)).length > 0;
    expect(await eventually(isTold('is put differently'))).toBe(true);
    expectStatus(200, await day.teacher.post(`${one(id)}/withdrawal`, { reason: 'It rains' }));
    expect(await eventually(isTold('was withdrawn'))).toBe(true);
    const told = await saying('you confirmed');
    expect(told.filter(({ to }) => to.includes(login))).toHaveLength(told.length);
    for (const words of ['Over the hills', 'It rains']) {
      expect(told.filter(({ text }) => text.includes(words))).toHaveLength(1);
    }
  });

  it('is published once under one key, and told by mail', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const title = `Concert ${randomUUID()}`;
    const body = { title, text: 'In the hall' };
    const first = expectStatus(201, await day.teacher.post(toClass(), body, key));
    const second = expectStatus(201, await day.teacher.post(toClass(), body, key));
    expect([second.body, positionOf(second)]).toEqual([first.body, positionOf(first)]);
    const admin = await school.signIn('admin');
    const mails = async () => {
      const { messages } = await read(admin.get<{ messages: readonly OutboxMessage[] }>('/api/outbox'));
      return messages.filter(({ kind, text }) => kind === 'announcement' && text.includes(title));
    };
    expect(await eventually(async () => (await mails()).length > 0)).toBe(true);
  });
});
