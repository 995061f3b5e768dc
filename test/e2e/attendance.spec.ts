import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ClassesAnswer } from '../../projections/schools/queries.js';
import type { Me } from '../../src/access/me.js';
import { addDays, mondayOf } from '../../src/school/civil-date.values.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { readDiary, recordLesson, schoolDayOf, type SchoolDay } from '../support/school-day.js';
import {
  type Answer,
  expectStatus,
  type Headed,
  positionOf,
  read,
  refusal,
  type Visitor,
} from '../support/visitor.js';

type Filed = Answer<{ readonly filedId: string }>;
interface Flagged {
  readonly id: string;
  readonly health?: readonly string[];
}

describe('A pupil’s attendance', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let deputyHead: Visitor;
  let healthWorker: Visitor;
  let lessonId: string;
  let recorded: Answer;

  beforeAll(async () => {
    school = await startSampleSchool();
    day = await schoolDayOf(school);
    deputyHead = await school.signIn('deputyHead');
    healthWorker = await school.signIn('healthWorker');
    lessonId = await recordLesson(day, 8);
    const absences = [{ pupilId: day.child.id, code: 'absent' }];
    const path = `/api/journal/pages/${day.pageId}/absences`;
    recorded = expectStatus(201, await day.teacher.post(path, { lessonId, absences }));
  });
  afterAll(async () => {
    await school.remove();
  });

  const of = (pupilId: string, path: string) => `/api/pupils/${pupilId}/${path}`;
  const toPupil = (path: string) => of(day.child.id, path);
  const file = (
    who: Visitor,
    path: 'notes' | 'certificates',
    filing: object = {},
    headers: Headed = {},
  ): Promise<Filed> =>
    who.post(toPupil(path), { from: day.today, to: day.today, code: 'excused', ...filing }, headers);
  const withdraw = (who: Visitor, filedId: string) =>
    who.post(toPupil(`filed/${filedId}/withdrawal`), { reason: 'Filed for another pupil' });
  const absenceAt = async (answer: Answer) => {
    const { days } = await readDiary(day, day.guardian, positionOf(answer));
    return days.flatMap(({ lessons }) => lessons).find((lesson) => lesson.lessonId === lessonId)?.absence;
  };
  const certificatesAt = async (who: Visitor, answer: Answer) => {
    const since = { 'X-Journal-Position': positionOf(answer) };
    const told = await read(who.get<{ certificates: readonly object[] }>(toPupil('certificates'), since));
    return told.certificates;
  };

  it('has a reason as soon as a guardian files a note, until it is withdrawn', async () => {
    expect(await absenceAt(recorded)).toEqual({ code: 'absent', recorded: 'absent' });
    const filed = expectStatus(201, await file(day.guardian, 'notes', { note: 'A visit to the dentist' }));
    expect(await absenceAt(filed)).toMatchObject({
      code: 'excused',
      recorded: 'absent',
      reason: 'A visit to the dentist',
    });
    const withdrawn = expectStatus(200, await withdraw(day.guardian, filed.body.filedId));
    expect(await absenceAt(withdrawn)).toEqual({ code: 'absent', recorded: 'absent' });
  });

  it('follows a certificate rather than a note', async () => {
    const note = expectStatus(201, await file(day.guardian, 'notes'));
    const certificate = expectStatus(201, await file(healthWorker, 'certificates', { code: 'ill' }));
    expect(await absenceAt(certificate)).toMatchObject({ code: 'ill' });
    expect(await refusal(withdraw(day.guardian, certificate.body.filedId))).toEqual([
      403,
      'not-filed-by-you',
    ]);
    const filed = {
      ...{ filedId: certificate.body.filedId, from: day.today, to: day.today, code: 'ill' },
      filedBy: { id: (await read(healthWorker.get<Me>('/api/me'))).person.id },
    };
    for (const who of [healthWorker, deputyHead]) {
      expect(await certificatesAt(who, certificate)).toMatchObject([filed]);
    }
    const withdrawn = expectStatus(200, await withdraw(healthWorker, certificate.body.filedId));
    expect(await absenceAt(withdrawn)).toMatchObject({ code: 'excused' });
    expect(await certificatesAt(healthWorker, withdrawn)).toEqual([]);
    expectStatus(200, await withdraw(deputyHead, note.body.filedId));
  });

  it('has a note once, however often it is sent under one key', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const tomorrow = addDays(day.today, 1);
    const days = { from: tomorrow, to: tomorrow };
    const first = expectStatus(201, await file(day.guardian, 'notes', days, key));
    const second = expectStatus(201, await file(day.guardian, 'notes', days, key));
    expect(second.body).toEqual(first.body);
    expect(positionOf(second)).toBe(positionOf(first));
    expect(await refusal(file(day.guardian, 'notes', { ...days, code: 'ill' }, key))).toEqual([
      422,
      'idempotency-key-reused',
    ]);
    expect(await refusal(file(day.guardian, 'notes', { ...days, code: 'ill' }))).toEqual([
      409,
      'filed-otherwise',
      'code',
    ]);
  });

  it('has whole days of absence, one code a day', async () => {
    const record = (code: string, date = addDays(day.today, 1), who = deputyHead) =>
      who.post(toPupil('day-absences'), { date, code });
    // The teacher has the child's class.
    for (const who of [healthWorker, day.teacher, deputyHead]) {
      expectStatus(201, await record('absent', addDays(day.today, 1), who));
    }
    expect(await refusal(record('ill'))).toEqual([409, 'day-absence-already-recorded', 'code']);
    const withdrawal = { date: addDays(day.today, 1), reason: 'Comes after all' };
    expectStatus(200, await deputyHead.post(toPupil('day-absences/withdrawal'), withdrawal));
    expectStatus(201, await record('ill'));
    // On a Sunday the sample’s year ends before.
    const isInYear = addDays(day.today, 15) <= addDays(mondayOf(day.today), 20);
    const tooFar = isInYear ? 'too-far-ahead' : 'outside-year';
    expect(await refusal(record('ill', addDays(day.today, 15)))).toEqual([422, tooFar, 'date']);
  });

  it('is written within the academic year, and a note about a fortnight of late', async () => {
    const { today } = day;
    const refused: [Visitor, 'notes' | 'certificates', object, number, string, ...string[]][] = [
      [day.guardian, 'notes', { note: null }, 400, 'invalid-input', 'note'],
      [day.guardian, 'notes', { to: addDays(today, -1) }, 422, 'days-reversed', 'to'],
      [day.guardian, 'notes', { to: addDays(today, 14) }, 422, 'too-many-days', 'to'],
      [
        day.guardian,
        'notes',
        { from: addDays(today, -31), to: addDays(today, -20) },
        422,
        'too-long-ago',
        'from',
      ],
      [deputyHead, 'certificates', { to: addDays(today, 365) }, 422, 'outside-year', 'to'],
      [deputyHead, 'certificates', { from: '2001-01-01', to: '2001-01-02' }, 422, 'outside-year', 'from'],
      [
        deputyHead,
        'certificates',
        { from: '2026-02-30', code: 'late' },
        400,
        'invalid-input',
        'from',
        'code',
      ],
      [deputyHead, 'certificates', { note: '' }, 400, 'invalid-input', 'note'],
    ];
    for (const [who, path, filing, status, code, ...fields] of refused) {
      expect(await refusal(file(who, path, filing))).toEqual([status, code, ...fields]);
    }
  });

  it('is for each of those who have to do with the pupil in their own way', async () => {
    expect(await refusal(file(day.guardian, 'certificates'))).toEqual([403, 'not-for-your-role']);
    expect(await refusal(file(deputyHead, 'notes'))).toEqual([403, 'not-for-your-role']);
    for (const who of [day.guardian, day.pupil, day.teacher]) {
      expect(await refusal(who.get(toPupil('certificates')))).toEqual([403, 'not-for-your-role']);
    }
    const dayAbsence = { date: day.today, code: 'ill' };
    expect(await refusal(day.guardian.post(toPupil('day-absences'), dayAbsence))).toEqual([
      403,
      'not-for-your-role',
    ]);
  });

  it('is not told of to anybody else', async () => {
    const unknown = [404, 'pupil-not-found'];
    const filing = { from: day.today, to: day.today, code: 'ill' };
    const another = day.pupilIds[1] ?? '';
    const admin = await school.signIn('admin');
    expect(await refusal(day.guardian.post(of(another, 'notes'), filing))).toEqual(unknown);
    const notYours = [403, 'not-for-your-role'];
    expect(await refusal(day.pupil.post(toPupil('notes'), filing))).toEqual(notYours);
    expect(await refusal(admin.post(toPupil('certificates'), filing))).toEqual(notYours);
    expect(await refusal(deputyHead.post(of('0'.repeat(16), 'certificates'), filing))).toEqual(unknown);
    expect(await refusal(deputyHead.post(of('constructor', 'certificates'), filing))).toEqual(unknown);
    const filed = expectStatus(201, await file(deputyHead, 'certificates', { code: 'ill' }));
    expect(
      await refusal(
        deputyHead.post(of(another, `filed/${filed.body.filedId}/withdrawal`), { reason: 'Mistake' }),
      ),
    ).toEqual([404, 'filed-not-found']);
    expect(await refusal(withdraw(deputyHead, 'constructor'))).toEqual([404, 'filed-not-found']);
  });

  describe('A pupil’s health', () => {
    const notes = () => toPupil('health-notes');
    const flag = (name: string) => toPupil(`health-flags/${name}`);
    const healthOn = async (who: Visitor, answer: Answer) => {
      const path = `/api/journal/pages/${day.pageId}`;
      const headers = { 'X-Journal-Position': positionOf(answer) };
      const page = await read(who.get<{ pupils: readonly Flagged[] }>(path, headers));
      return page.pupils.find(({ id }) => id === day.child.id)?.health;
    };

    it('is written and read in words by health workers alone, and handed out to the family', async () => {
      const text = 'Carries an inhaler in the left pocket';
      const made = expectStatus(201, await healthWorker.post<{ noteId: string }>(notes(), { text }));
      const since = { 'X-Journal-Position': positionOf(made) };
      const told = await read(healthWorker.get<{ notes: readonly object[] }>(notes(), since));
      expect(told.notes).toEqual([
        expect.objectContaining({ noteId: made.body.noteId, text, madeBy: expect.any(Object) }),
      ]);
      for (const who of [deputyHead, day.teacher, day.guardian, day.pupil]) {
        expect(await refusal(who.get(notes()))).toEqual([403, 'not-for-your-role']);
        expect(await refusal(who.post(notes(), { text }))).toEqual([403, 'not-for-your-role']);
      }
      const exported = `/api/people/${day.child.id}/export`;
      const exportFor = async (who: Visitor) => JSON.stringify(await read(who.get<object>(exported, since)));
      expect(await exportFor(day.guardian)).toContain(text);
      const forOffice = await exportFor(await school.signIn('secretary'));
      expect(forOffice).toContain('HealthNoteMade');
      expect(forOffice).not.toContain(text);
      const withdrawal = `${notes()}/${made.body.noteId}/withdrawal`;
      const withdrawn = expectStatus(204, await healthWorker.post(withdrawal, {}));
      const later = { 'X-Journal-Position': positionOf(withdrawn) };
      expect(await read(healthWorker.get(notes(), later))).toMatchObject({ notes: [] });
      expect(await refusal(healthWorker.post(`${notes()}/constructor/withdrawal`, {}))).toEqual([
        ...[404, 'health-note-not-found'],
      ]);
    });

    it('is shown by its kind to the teachers of today, and to nobody else who reads the page', async () => {
      const sport = expectStatus(204, await healthWorker.put(flag('exemptFromSport'), { until: day.today }));
      const raised = expectStatus(204, await healthWorker.put(flag('asthma'), {}));
      expect(positionOf(raised)).not.toBe(positionOf(sport));
      expect(await healthOn(day.teacher, raised)).toEqual(['asthma', 'exemptFromSport']);
      expect(await healthOn(deputyHead, raised)).toBeUndefined();
      const since = { 'X-Journal-Position': positionOf(raised) };
      const schoolId = (await read(deputyHead.get<Me>('/api/me'))).schools[0]?.id ?? '';
      const { classes } = await read(deputyHead.get<ClassesAnswer>(`/api/schools/${schoolId}/classes`));
      const ofChild = classes.find(({ pupils }) => pupils.some(({ id }) => id === day.child.id));
      const ofClass = `/api/classes/${ofChild?.classId ?? ''}/health-flags`;
      // The example teacher is the class teacher too.
      expect(await read(day.teacher.get<object>(ofClass, since))).toMatchObject({
        pupils: [{ id: day.child.id, flags: ['asthma', 'exemptFromSport'] }],
      });
      expect(await refusal(deputyHead.get(ofClass))).toEqual([403, 'not-for-your-role']);
      const lowered = expectStatus(204, await healthWorker.delete(flag('asthma')));
      expect(await healthOn(day.teacher, lowered)).toEqual(['exemptFromSport']);
    });

    it('has flags of some kinds, whose last day is not over', async () => {
      const over = { until: addDays(day.today, -1) };
      expect(await refusal(healthWorker.put(flag('asthma'), over))).toEqual([422, 'flag-over', 'until']);
      expect(await refusal(healthWorker.put(flag('constructor'), {}))).toEqual([404, 'flag-not-found']);
      expect(await refusal(day.teacher.put(flag('asthma'), {}))).toEqual([403, 'not-for-your-role']);
      expect(await refusal(healthWorker.post(notes(), { text: '' }))).toEqual([
        ...[400, 'invalid-input', 'text'],
      ]);
    });
  });
});
