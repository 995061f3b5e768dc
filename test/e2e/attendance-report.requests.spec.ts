import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SchoolAttendance } from '../../projections/attendance-report/answer.js';
import { after, attendedWeekendIn, type AttendedWeekend } from '../support/attended-weekend.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { newestPosition } from '../support/school-day.js';
import type { ServedReport } from '../support/served-report.js';
import { there } from '../support/there.js';
import { expectStatus, fieldsOf, positionOf, problemOf, refusal, type Answer } from '../support/visitor.js';

describe('Reports on attendance, to whoever asks,', () => {
  let school: RunningSchool;
  let attended: AttendedWeekend;

  beforeAll(async () => {
    school = await startSampleSchool();
    attended = await attendedWeekendIn(school);
  });
  afterAll(async () => {
    await school.remove();
  });

  it('name the position, instant and day that they stand for, and are the same while nothing changes', async () => {
    const { day, head, schoolId, classId, sunday, weekend, lessonOn, inPage } = attended;
    const reports = [
      { who: day.guardian, path: `/api/pupils/${day.child.id}/attendance?${weekend}` },
      { who: day.teacher, path: `/api/classes/${classId}/attendance?${weekend}` },
      { who: head, path: `/api/schools/${schoolId}/attendance?${weekend}` },
    ];
    const known = new Map<string, string>();
    const newest = { 'X-Journal-Position': await newestPosition(head) };
    for (const { who, path } of reports) {
      const first = expectStatus(200, await who.get<ServedReport<SchoolAttendance>>(path, newest));
      expect(first.headers.get('X-Journal-Position')).toBe(first.body.position);
      expect(first.body.position).toMatch(/^\d+\/\d+$/);
      expect(Date.parse(first.body.at)).not.toBeNaN();
      expect(first.body.date).toBe(sunday);
      known.set(path, first.headers.get('ETag') ?? '');
      expectStatus(304, await who.get(path, { 'If-None-Match': known.get(path) ?? '' }));
    }
    const absences = [{ pupilId: day.child.id, code: 'excused' }];
    const changed = expectStatus(201, await inPage('absences', { lessonId: lessonOn(sunday, 3), absences }));
    for (const { who, path } of reports) {
      const headers = { 'If-None-Match': known.get(path) ?? '', ...after(changed) };
      const { body } = expectStatus(200, await who.get<ServedReport<SchoolAttendance>>(path, headers));
      expect(body.position).toBe(positionOf(changed));
      expect(body.total.reasons.excused).toBe(1);
    }
  });

  it('are read part by part', async () => {
    const { weekend, ofPupil, ofClass, ofSchool } = attended;
    const read = async <Row>(
      ask: (query: string) => Promise<Answer<{ readonly rows: readonly Row[]; readonly next?: string }>>,
      query: string,
    ): Promise<readonly Row[]> => {
      const rows: Row[] = [];
      let from = '';
      do {
        const { body } = expectStatus(200, await ask(`${query}&limit=3${from}`));
        expect(body.rows.length).toBeLessThanOrEqual(3);
        rows.push(...body.rows);
        from = body.next === undefined ? '' : `&after=${body.next}`;
      } while (from !== '');
      return rows;
    };
    expect(await read(ofPupil, weekend)).toEqual((await ofPupil(weekend)).body.rows);
    expect(await read(ofClass, weekend)).toEqual((await ofClass(`${weekend}&limit=200`)).body.rows);
    expect(await read(ofSchool, weekend)).toEqual((await ofSchool(`${weekend}&limit=200`)).body.rows);
    for (const ask of [ofPupil, ofClass, ofSchool]) {
      const gone = await ask(`${weekend}&after=nobody`);
      expect([gone.status, problemOf(gone).code]).toEqual([409, 'cursor-gone']);
    }
  });

  it('name every field at fault', async () => {
    const { saturday, sunday, weekend, ofPupil, ofClass, ofSchool } = attended;
    const refused: [string, ...string[]][] = [
      ['', 'from'],
      [`from=${saturday}`, 'to'],
      [`from=${sunday}&to=${saturday}`, 'to'],
      ['from=2024-01-01&to=2026-01-01', 'to'],
      [`${weekend}&term=t1`, 'term'],
      ['from=2026-02-30&to=never&limit=0', 'from', 'limit', 'to'],
      ['week=2026-W60', 'week'],
      ['week=48&month=2026-13&term=No Term&after=', 'after', 'month', 'term', 'week'],
    ];
    for (const ask of [ofPupil, ofClass, ofSchool]) {
      for (const [query, ...fields] of refused) {
        const answer = await ask(query);
        expect([query, answer.status, fieldsOf(answer).toSorted()]).toEqual([query, 400, fields]);
      }
      expect(problemOf(await ask('term=constructor')).code).toBe('term-not-found');
      expect(problemOf(await ask('year=constructor')).code).toBe('year-not-found');
    }
  });

  it('are for those who may see the pupil, report on the class or lead the school', async () => {
    const { day, head, otherClassId, weekend, ofPupil, ofClass, ofSchool } = attended;
    const admin = await school.signIn('admin');
    const another = there(day.pupilIds[1], 'other pupil on the page');
    for (const who of [day.guardian, day.pupil, day.teacher, head]) {
      expectStatus(200, await ofPupil(weekend, { who }));
    }
    // Who may not see it is not told what is wrong with the question, either.
    for (const [who, id] of [
      [day.guardian, another],
      [day.pupil, another],
      [head, '0'.repeat(16)],
      [head, 'constructor'],
    ] as const) {
      const answer = await ofPupil('', { who, id });
      expect([answer.status, problemOf(answer).code]).toEqual([404, 'pupil-not-found']);
    }
    for (const who of [day.teacher, head]) expectStatus(200, await ofClass(weekend, { who }));
    const ofChild = await ofPupil('', { who: admin, id: day.child.id });
    expect(problemOf(expectStatus(403, ofChild)).code).toBe('not-for-your-role');
    for (const who of [day.guardian, day.pupil, admin]) {
      expect(problemOf(expectStatus(403, await ofClass('', { who }))).code).toBe('not-for-your-role');
    }
    const elsewhere = ofClass(weekend, { who: day.teacher, id: otherClassId });
    expect(await refusal(elsewhere)).toEqual([404, 'class-not-found']);
    expectStatus(200, await ofClass(weekend, { id: otherClassId }));
    for (const who of [admin, head]) expectStatus(200, await ofSchool(weekend, { who }));
    for (const who of [day.guardian, day.pupil]) {
      expect(problemOf(expectStatus(404, await ofSchool('', { who }))).code).toBe('school-not-found');
    }
    expect(await refusal(ofSchool('', { who: day.teacher }))).toEqual([403, 'not-for-your-role']);
  });
});
