import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AbsenceRow } from '../../projections/attendance-report/answer.js';
import type { ClassReport } from '../../projections/performance/answer.js';
import { after, attendedWeekendIn, type AttendedWeekend } from '../support/attended-weekend.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { expectStatus } from '../support/visitor.js';

const NOT_IN_A_ROW = { longest: 0, current: 0 };

describe('Reports on attendance', () => {
  let school: RunningSchool;
  let attended: AttendedWeekend;

  beforeAll(async () => {
    school = await startSampleSchool();
    attended = await attendedWeekendIn(school);
  });
  afterAll(async () => {
    await school.remove();
  });

  const termId = () => attended.day.pageId.split('.')[2] ?? '';

  it('tell a pupil’s lessons, days, reasons, lateness and what was missed in a row', async () => {
    const { day, saturday, sunday, weekend, written, lessonOn, ofPupil } = attended;
    const { body } = expectStatus(200, await ofPupil(weekend, { headers: written }));
    expect(body.pupil.id).toBe(day.child.id);
    expect(body.pupil.name).toBe(day.child.name);
    expect([body.from, body.to]).toEqual([saturday, sunday]);
    const inLessons = {
      lessons: { held: 5, missed: 3, attended: 40 },
      reasons: { absent: 3, excused: 0, ill: 0 },
      late: { lessons: 1, minutes: 10 },
    };
    expect(body.total).toEqual({
      ...inLessons,
      days: { held: 2, missed: 1, partly: 1 },
      unexcusedInARow: { lessons: { longest: 3, current: 0 }, days: { longest: 1, current: 0 } },
    });
    const { subject } = body.rows[0] ?? {};
    expect(subject?.title).toBeTruthy();
    expect(body.subjects).toEqual([{ ...subject, ...inLessons }]);
    expect(body.months.reduce((sum, { lessons }) => sum + lessons.held, 0)).toBe(5);
    const row = (date: string, number: number, more: Partial<AbsenceRow> = {}) => ({
      ...{ lessonId: lessonOn(date, number), date, number, subject },
      ...{ code: 'absent', recorded: 'absent', ...more },
    });
    expect(body.rows).toEqual([
      row(saturday, 1),
      row(saturday, 2),
      row(sunday, 1),
      row(sunday, 2, { code: 'late', recorded: 'late', minutes: 10 }),
    ]);
  });

  it('count an absence by the certificate that is filed for it, until that is withdrawn', async () => {
    const { day, saturday, weekend, ofPupil } = attended;
    const healthWorker = await school.signIn('healthWorker');
    const path = `/api/pupils/${day.child.id}`;
    const certificate = { from: saturday, to: saturday, code: 'ill', note: 'A cold' };
    const filed = expectStatus(
      201,
      await healthWorker.post<{ filedId: string }>(`${path}/certificates`, certificate),
    );
    const { body: ill } = expectStatus(200, await ofPupil(weekend, { headers: after(filed) }));
    expect(ill.total.reasons).toEqual({ absent: 1, excused: 0, ill: 2 });
    expect(ill.total.lessons.missed).toBe(3);
    expect(ill.total.unexcusedInARow).toEqual({ lessons: { longest: 1, current: 0 }, days: NOT_IN_A_ROW });
    expect(ill.rows[0]).toMatchObject({ code: 'ill', recorded: 'absent' });
    expect(JSON.stringify(ill)).not.toContain('A cold');
    const withdrawal = { reason: 'Filed for another pupil' };
    const withdrawn = expectStatus(
      200,
      await healthWorker.post(`${path}/filed/${filed.body.filedId}/withdrawal`, withdrawal),
    );
    const { body: again } = expectStatus(200, await ofPupil(weekend, { headers: after(withdrawn) }));
    expect(again.total.reasons).toEqual({ absent: 3, excused: 0, ill: 0 });
  });

  it('count no absence that was withdrawn, and no lesson that was cancelled', async () => {
    const { day, sunday, weekend, lessonOn, inPage, ofPupil } = attended;
    const withdrawn = await day.teacher.post(`/api/journal/pages/${day.pageId}/absences/withdrawal`, {
      ...{ lessonId: lessonOn(sunday, 1), pupilId: day.child.id, reason: 'Was there' },
    });
    const headers = after(expectStatus(200, withdrawn));
    const { total: there } = expectStatus(200, await ofPupil(weekend, { headers })).body;
    expect(there.lessons).toEqual({ held: 5, missed: 2, attended: 60 });
    expect(there.days).toEqual({ held: 2, missed: 1, partly: 0 });
    const cancelled = await inPage('lessons/cancellation', { date: sunday, number: 3 });
    const { total } = expectStatus(
      200,
      await ofPupil(weekend, { headers: after(expectStatus(200, cancelled)) }),
    ).body;
    expect(total.lessons).toEqual({ held: 4, missed: 2, attended: 50 });
  });

  it('tell of a class each pupil by name, each day, and what they come to', async () => {
    const { day, saturday, sunday, weekend, ofPupil, ofClass } = attended;
    const { body } = expectStatus(200, await ofClass(weekend, { who: day.teacher }));
    const child = body.rows.find(({ id }) => id === day.child.id);
    const { total: own } = expectStatus(200, await ofPupil(weekend)).body;
    expect(child).toEqual({ id: day.child.id, name: day.child.name, ...own });
    expect(body.rows.find(({ id }) => id === day.pupilIds[1])).toMatchObject({
      lessons: { held: 4, missed: 1, attended: 75 },
      reasons: { absent: 0, excused: 0, ill: 1 },
      days: { held: 2, missed: 0, partly: 1 },
    });
    const there = day.pupilIds.filter((pupilId) => body.rows.some(({ id }) => id === pupilId)).length;
    expect(there).toBeGreaterThan(10);
    expect(body.total).toMatchObject({
      lessons: { held: 4 * there, missed: 3 },
      reasons: { absent: 2, excused: 0, ill: 1 },
      late: { lessons: 1, minutes: 10 },
      days: { held: 2 * there, missed: 1, partly: 1 },
    });
    expect(body.days).toEqual([
      { date: saturday, held: 2 * there, missed: 3, unexcused: 2, late: 0 },
      { date: sunday, held: 2 * there, missed: 0, unexcused: 0, late: 1 },
    ]);
    for (const { name } of body.rows) expect(name).not.toBe('');
  });

  it('tell of a school each class, each day, and what they come to', async () => {
    const { classId, weekend, ofClass, ofSchool } = attended;
    const { body: ofOwn } = expectStatus(200, await ofClass(weekend));
    const { body } = expectStatus(200, await ofSchool(weekend));
    const row = body.rows.find(({ id }) => id === classId);
    expect(row).toEqual({ ...ofOwn.class, pupils: ofOwn.rows.length, ...ofOwn.total });
    expect(body.rows.length).toBeGreaterThan(1);
    expect([body.total, body.days]).toEqual([ofOwn.total, ofOwn.days]);
    const { body: term } = expectStatus(200, await ofSchool(`term=${termId()}`));
    const sum = (number: (row: (typeof term.rows)[number]) => number) =>
      term.rows.reduce((total, one) => total + number(one), 0);
    expect(term.total.lessons.held).toBe(sum(({ lessons }) => lessons.held));
    expect(term.total.lessons.missed).toBe(term.days.reduce((total, { missed }) => total + missed, 0));
    expect(term.total.lessons.missed).toBeGreaterThan(0);
  });

  it('agree with each other, and with the class’s sheet', async () => {
    const { head, classId, ofPupil, ofClass } = attended;
    const term = `term=${termId()}`;
    const { body } = expectStatus(200, await ofPupil(term));
    for (const parts of [body.months, body.subjects]) {
      expect(parts.length).toBeGreaterThan(1);
      expect(parts.reduce((sum, { lessons }) => sum + lessons.missed, 0)).toBe(body.total.lessons.missed);
      expect(parts.reduce((sum, { lessons }) => sum + lessons.held, 0)).toBe(body.total.lessons.held);
    }
    expect(body.rows.length).toBe(body.total.lessons.missed + body.total.late.lessons);
    const ofTerm = expectStatus(200, await ofClass(`${term}&limit=200`)).body.rows;
    const path = `/api/classes/${classId}/report?${term}`;
    const sheet = expectStatus(200, await head.get<ClassReport>(path)).body.pupils;
    expect(sheet.map(({ id, absences }) => [id, absences])).toEqual(
      ofTerm.map(({ id, lessons, reasons }) => [
        id,
        { lessons: lessons.missed, withoutReason: reasons.absent },
      ]),
    );
  });
});
