import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { GroupHomework, PupilHomework } from '../../projections/homework-board/answer.js';
import type { Me } from '../../src/access/me.js';
import { addDays } from '../../src/school/civil-date.values.js';
import { letInElsewhere } from '../support/others-around.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import {
  newestPosition,
  recordLesson,
  schoolDayOf,
  type SchoolDay,
  type ServedPage,
} from '../support/school-day.js';
import type { ServedReport } from '../support/served-report.js';
import { expectStatus, fieldsOf, positionOf, problemOf, refusal, type Visitor } from '../support/visitor.js';

type ServedGroup = ServedReport<GroupHomework>;
type ServedPupil = ServedReport<PupilHomework>;

const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';

describe('The homework board', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let head: Visitor;
  let groupId: string;
  let termId: string;
  let lessonId: string;
  let tomorrow: string;
  let later: string;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    head = await school.signIn('deputyHead');
    [groupId = '', , termId = ''] = day.pageId.split('.');
    lessonId = await recordLesson(day, 8);
    [tomorrow, later] = [addDays(day.today, 1), addDays(day.today, 9)];
  });
  afterAll(async () => {
    await school.remove();
  });

  const days = () => `from=${day.today}&to=${later}&limit=200`;
  const asOf = (position?: string) => (position === undefined ? {} : { 'X-Journal-Position': position });
  const ofGroup = async (position?: string, query = days(), visitor = day.teacher): Promise<ServedGroup> =>
    expectStatus(
      200,
      await visitor.get<ServedGroup>(`/api/groups/${groupId}/homework?${query}`, asOf(position)),
    ).body;
  const ofPupil = async (position?: string, query = days(), visitor = day.guardian): Promise<ServedPupil> =>
    expectStatus(
      200,
      await visitor.get<ServedPupil>(`/api/pupils/${day.child.id}/homework?${query}`, asOf(position)),
    ).body;
  const rowIn = ({ rows }: ServedGroup | ServedPupil, homeworkId: string) =>
    rows.find((row) => row.homeworkId === homeworkId);
  const set = async (task: object) => {
    const path = `/api/journal/pages/${day.pageId}/homework`;
    const answer = await day.teacher.post<{ homeworkId: string }>(path, {
      ...{ lessonId, dueOn: tomorrow },
      ...task,
    });
    return { homeworkId: expectStatus(201, answer).body.homeworkId, position: positionOf(answer) };
  };
  const refused = async (visitor: Visitor, path: string) => expectStatus(404, await visitor.get(path)).body;

  it('has what was set for all on the day on which it is due, for the group and for each pupil', async () => {
    const { homeworkId, position } = await set({ text: 'Exercises 1–7', minutes: 40 });
    const { body: page } = await day.teacher.get<ServedPage>(`/api/journal/pages/${day.pageId}`);
    const { body: me } = await day.teacher.get<Me>('/api/me');
    const expected = {
      ...{ homeworkId, pageId: day.pageId, subject: page.subject, group: page.group },
      ...{ text: 'Exercises 1–7', minutes: 40, setOn: day.today, dueOn: tomorrow },
      ...{ personal: false, files: [], teacher: me.person },
    };
    const [group, pupil] = [await ofGroup(position), await ofPupil(position)];
    expect(rowIn(group, homeworkId)).toEqual(expected);
    expect(rowIn(pupil, homeworkId)).toEqual(expected);
    expect(group.group).toEqual(page.group);
    expect(pupil.pupil).toEqual({ id: day.child.id, name: day.child.name });
    for (const { rows, from, to } of [group, pupil]) {
      const due = rows.map(({ dueOn }) => dueOn);
      expect(due).toEqual(due.toSorted());
      for (const date of due) expect(from <= date && date <= to).toBe(true);
    }
    expect(group.rows.every((row) => row.group.id === groupId)).toBe(true);
    const onTheDayItIsSet = await ofPupil(position, `from=${day.today}&to=${day.today}&limit=200`);
    expect(rowIn(onTheDayItIsSet, homeworkId)).toBeUndefined();
  });

  it('has what is for single pupils for those alone, and names them to their teachers alone', async () => {
    const another = day.pupilIds[1] ?? '';
    const own = await set({ text: 'Read page 3', pupilIds: [day.child.id] });
    const other = await set({ text: 'Read page 4', pupilIds: [another] });
    const group = await ofGroup(other.position);
    expect(rowIn(group, own.homeworkId)).toMatchObject({
      personal: true,
      pupils: [{ id: day.child.id, name: day.child.name }],
    });
    expect(rowIn(group, other.homeworkId)?.pupils).toEqual([
      { id: another, name: expect.stringMatching(/\S/) },
    ]);
    for (const visitor of [day.guardian, day.pupil]) {
      const pupil = await ofPupil(other.position, days(), visitor);
      expect(rowIn(pupil, own.homeworkId)).toMatchObject({ text: 'Read page 3', personal: true });
      expect(rowIn(pupil, other.homeworkId)).toBeUndefined();
      expect(JSON.stringify(pupil)).not.toContain(another);
    }
  });

  it('follows what is amended to its new day, and lets go of what is withdrawn', async () => {
    const { homeworkId } = await set({ text: 'An essay' });
    const amendment = `/api/journal/homework/${homeworkId}/amendment`;
    const amended = await day.teacher.post(amendment, { text: 'A longer essay', dueOn: later });
    const position = positionOf(expectStatus(200, amended));
    const onlyTomorrow = `from=${tomorrow}&to=${tomorrow}&limit=200`;
    const shown = { text: 'A longer essay', dueOn: later, amendedAt: expect.any(String) };
    for (const read of [ofGroup, ofPupil]) {
      expect(rowIn(await read(position), homeworkId)).toMatchObject(shown);
      expect(rowIn(await read(position, onlyTomorrow), homeworkId)).toBeUndefined();
    }
    const withdrawal = `/api/journal/homework/${homeworkId}/withdrawal`;
    const withdrawn = positionOf(expectStatus(200, await day.teacher.post(withdrawal, {})));
    expect(rowIn(await ofGroup(withdrawn), homeworkId)).toBeUndefined();
    expect(rowIn(await ofPupil(withdrawn), homeworkId)).toBeUndefined();
  });

  it('has files that those who see them can open', async () => {
    const stored = await day.teacher.send<{ fileId: string }>('POST', '/api/files', PDF, {
      'Content-Type': 'application/pdf',
    });
    const { fileId } = expectStatus(201, stored).body;
    const files = [{ fileId, name: 'exercise.pdf' }];
    const { homeworkId, position } = await set({ text: 'Fill in the sheet', files });
    const told = [{ fileId, name: 'exercise.pdf', mediaType: 'application/pdf', size: PDF.length }];
    expect(rowIn(await ofGroup(position), homeworkId)?.files).toEqual(told);
    expect(rowIn(await ofPupil(position), homeworkId)?.files).toEqual(told);
    const path = `/api/journal/homework/${homeworkId}/files/${fileId}`;
    for (const visitor of [day.teacher, day.guardian, day.pupil]) {
      expect(expectStatus(200, await visitor.get(path)).body).toBe(PDF);
    }
  });

  it('names the substitute who gives the lesson in which it is set', async () => {
    const teacherId = await anotherTeacher();
    const substitution = { date: day.today, number: 9, teacherId };
    expectStatus(201, await head.post(`/api/journal/pages/${day.pageId}/substitutes`, substitution));
    const substituted = await recordLesson(day, 9);
    const { homeworkId, position } = await set({ lessonId: substituted, text: 'Repeat', dueOn: later });
    const teacher = { id: teacherId, name: expect.stringMatching(/\S/) };
    expect(rowIn(await ofGroup(position), homeworkId)?.teacher).toEqual(teacher);
    const onItsDay = await ofPupil(position, `from=${later}&to=${later}&limit=200`);
    expect(rowIn(onItsDay, homeworkId)?.teacher).toEqual(teacher);
  });

  /** Somebody who teaches another group. */
  const anotherTeacher = async (): Promise<string> => {
    for (const { pageId } of (await head.get<Me>('/api/me')).body.pages) {
      if (pageId.startsWith(`${groupId}.`)) continue;
      const { teachers } = (await head.get<ServedPage>(`/api/journal/pages/${pageId}`)).body;
      const own = (await day.teacher.get<Me>('/api/me')).body.person.id;
      const other = teachers.find(({ id }) => id !== own);
      if (other) return other.id;
    }
    throw new Error('The sample has no other teacher');
  };

  it('tells of a term, a year, a month or a week as of their days', async () => {
    const position = await newestPosition(day.guardian);
    const { from, to, rows } = await ofPupil(position, `term=${termId}&limit=200`);
    expect(rows.length).toBeGreaterThan(1);
    expect((await ofPupil(position, `from=${from}&to=${to}&limit=200`)).rows).toEqual(rows);
    for (const query of [`month=${tomorrow.slice(0, 7)}`, `from=${tomorrow}&to=${later}`]) {
      const board = await ofPupil(position, `${query}&limit=200`);
      const within = rows.filter(({ dueOn }) => board.from <= dueOn && dueOn <= board.to);
      expect(board.rows.filter(({ dueOn }) => from <= dueOn && dueOn <= to)).toEqual(within);
    }
    expect((await ofGroup(position, `term=${termId}&limit=200`)).rows.length).toBeGreaterThan(1);
  });

  it('is read part by part', async () => {
    const all = (await ofGroup(undefined, days())).rows.map(({ homeworkId }) => homeworkId);
    const seen: string[] = [];
    let after = '';
    do {
      const part = await ofGroup(undefined, `from=${day.today}&to=${later}&limit=2${after}`);
      seen.push(...part.rows.map(({ homeworkId }) => homeworkId));
      after = part.next === undefined ? '' : `&after=${part.next}`;
    } while (after !== '');
    expect(seen).toEqual(all);
    expect(all.length).toBeGreaterThan(2);
  });

  it('names the position, instant and day that it stands for, and is the same while nothing changes', async () => {
    for (const path of [`/api/groups/${groupId}/homework`, `/api/pupils/${day.child.id}/homework`]) {
      const reader = path.includes('groups') ? day.teacher : day.guardian;
      const newest = asOf(await newestPosition(reader));
      const first = expectStatus(
        200,
        await reader.get<ServedGroup | ServedPupil>(`${path}?${days()}`, newest),
      );
      expect(positionOf(first)).toBe(first.body.position);
      expect(first.body.date).toBe(day.today);
      const known = { 'If-None-Match': first.headers.get('ETag') ?? '' };
      expectStatus(304, await reader.get(`${path}?${days()}`, known));
      const { position } = await set({ text: `More for ${path}` });
      const anew = await reader.get(`${path}?${days()}`, { ...known, ...asOf(position) });
      expect(positionOf(expectStatus(200, anew))).toBe(position);
    }
  });

  it.each([
    ['', ['from']],
    ['to=2026-11-23', ['from']],
    ['week=2026-W48&year=y1', ['year']],
    ['from=yesterday&to=2026-11-31&limit=201&week=48', ['from', 'limit', 'to', 'week']],
  ])('is refused to the query “%s”, naming %j', async (query, fields) => {
    for (const answer of [
      await day.teacher.get(`/api/groups/${groupId}/homework?${query}`),
      await day.guardian.get(`/api/pupils/${day.child.id}/homework?${query}`),
    ]) {
      expect(fieldsOf(expectStatus(400, answer)).toSorted()).toEqual(fields);
    }
  });

  it('is none of a term that the school doesn’t have', async () => {
    for (const answer of [
      await day.teacher.get(`/api/groups/${groupId}/homework?term=constructor`),
      await day.guardian.get(`/api/pupils/${day.child.id}/homework?term=constructor`),
    ]) {
      expect(problemOf(expectStatus(404, answer)).code).toBe('term-not-found');
    }
  });

  it('of a group is for its teachers, class teachers and whoever leads the school', async () => {
    const admin = await school.signIn('admin');
    for (const visitor of [day.teacher, head, admin]) await ofGroup(undefined, days(), visitor);
    const path = (id: string) => `/api/groups/${id}/homework?${days()}`;
    const nothing = await refused(head, path('nosuchgroup'));
    const elsewhere = await letInElsewhere(school, 'deputyHead');
    expect(await refused(elsewhere, path(groupId))).toEqual(nothing);
    // Families know of their class.
    for (const visitor of [day.guardian, day.pupil]) {
      expect(await refusal(visitor.get(path(groupId)))).toEqual([403, 'not-for-your-role']);
    }
    expect(await refused(head, path(day.child.id))).toEqual(nothing);
    const { pages } = (await head.get<Me>('/api/me')).body;
    const mine = (await day.teacher.get<Me>('/api/me')).body.pages.map(({ pageId }) => pageId);
    const statuses = new Map<string, number>();
    const groups = new Set(pages.map(({ pageId }) => pageId.split('.')[0] ?? ''));
    for (const id of [...groups].slice(0, 60)) statuses.set(id, (await day.teacher.get(path(id))).status);
    const taught = [...statuses.keys()].filter((id) => mine.some((pageId) => pageId.startsWith(`${id}.`)));
    for (const id of taught) expect(statuses.get(id)).toBe(200);
    // The example teacher is a class teacher, who sees the groups of the class, and none of another one.
    expect([...statuses.values()].filter((status) => status === 200).length).toBeGreaterThan(taught.length);
    expect([...statuses.values()]).toContain(404);
  });

  it('of a pupil is for whoever reads the diary', async () => {
    const path = (id: string) => `/api/pupils/${id}/homework?${days()}`;
    const nothing = await refused(day.guardian, path('a'.repeat(16)));
    const another = day.pupilIds[1] ?? '';
    expect(await refused(day.guardian, path(another))).toEqual(nothing);
    expect(await refused(day.pupil, path(another))).toEqual(nothing);
    for (const visitor of [day.teacher, head]) {
      expect(await refusal(visitor.get(path(day.child.id)))).toEqual([403, 'not-for-your-role']);
    }
  });
});
