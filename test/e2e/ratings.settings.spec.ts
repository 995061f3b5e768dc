import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Me } from '../../src/access/me.js';
import { USUAL_RATINGS, type Ratings } from '../../src/school/ratings.values.js';
import { ratedSchoolOf, type RatedSchool } from '../support/rated-school.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { expectStatus, read, refusal } from '../support/visitor.js';

describe('The ratings of a school', () => {
  let school: RunningSchool;
  let rated: RatedSchool;

  beforeAll(async () => {
    school = await startSampleSchool();
    rated = await ratedSchoolOf(school);
  });
  afterAll(async () => {
    await school.remove();
  });

  it('need as many grades as the school says', async () => {
    const { homeroom, subject, term, ofClass, ofPupil, set } = rated;
    await set({ on: true, least: { inSubject: 100 } });
    const { rows, ...rating } = await read(ofClass(`term=${term}&subject=${subject}`));
    expect(rating).toMatchObject({ least: 100, ranked: 0 });
    expect(rows.length).toBeGreaterThan(5);
    for (const row of rows) expect(row).not.toHaveProperty('place');
    expect((await read(ofPupil(`term=${term}&subject=${subject}`))).class).toEqual({
      ...{ title: homeroom.title, tooSmall: true },
    });
    expect((await read(ofClass(`term=${term}`))).ranked).toBeGreaterThan(5);
    await set({ on: true });
    expect((await read(ofClass(`term=${term}&subject=${subject}`))).ranked).toBeGreaterThan(5);
  });

  it('are switched off by the school for everybody, and on again', async () => {
    const { day, head, schoolId, term, ofClass, ofSchool, ofPupil, set } = rated;
    await set({ on: false });
    for (const answer of [
      ofPupil(`term=${term}`),
      ofPupil(`term=${term}`, day.pupil),
      ofClass(`term=${term}`),
      ofSchool(`term=${term}`),
    ]) {
      expect(await refusal(answer)).toEqual([409, 'ratings-off']);
    }
    const settings = await head.get<{ ratings: Ratings }>(`/api/schools/${schoolId}/settings`);
    expect(settings.body.ratings).toEqual({ ...USUAL_RATINGS, on: false });
    expect((await ofPupil(`term=${term}`, day.guardian, day.pupilIds[1])).status).toBe(404);
    await set({ on: true });
    expectStatus(200, await ofPupil(`term=${term}`));
  });

  it('are switched by whoever administers the school, with numbers that make sense', async () => {
    const { day, head, admin, schoolId } = rated;
    const put = (body: unknown, visitor = admin) => visitor.put(`/api/schools/${schoolId}/ratings`, body);
    expect(await refusal(put({ least: { overall: 'five' } }))).toEqual([
      ...[400, 'invalid-input', 'on', 'least.overall'],
    ]);
    for (const least of [null, [], 5]) {
      expect(await refusal(put({ on: true, least }))).toEqual([400, 'invalid-input', 'least']);
    }
    expect(await refusal(put({ on: true, least: { inSubject: 0, overall: 101 } }))).toEqual([
      ...[422, 'bad-ratings', 'least.inSubject', 'least.overall'],
    ]);
    expect((await put({ on: true }, head)).status).toBe(403);
    expect((await put({ on: true }, day.guardian)).status).toBe(404);
  });

  it('are for class teachers and deputy heads by name, and for nobody else', async () => {
    const { day, head, admin, classes, term, ofClass, ofSchool, ofPupil } = rated;
    const teacherId = (await day.teacher.get<Me>('/api/me')).body.person.id;
    const own = classes.find(({ teachers }) => teachers.some(({ id }) => id === teacherId));
    const other = classes.find(({ teachers }) => !teachers.some(({ id }) => id === teacherId));
    const query = `term=${term}`;
    expectStatus(200, await ofClass(query, day.teacher, own?.classId));
    expectStatus(200, await ofClass(query, head, other?.classId));
    expect((await ofClass(query, day.teacher, other?.classId)).status).toBe(404);
    for (const visitor of [day.guardian, day.pupil, admin]) {
      expect((await ofClass(query, visitor)).status).toBe(403);
      expect((await ofSchool(query, visitor)).status).toBe(visitor === admin ? 403 : 404);
    }
    expect((await ofSchool(query, day.teacher)).status).toBe(403);
    const [, another = ''] = day.pupilIds;
    const foreign = await ofPupil(query, day.guardian, another);
    expect(foreign.status).toBe(404);
    expect(foreign.body).toEqual((await ofPupil(query, day.guardian, 'a'.repeat(16))).body);
    expect((await ofPupil(query, day.pupil, another)).status).toBe(404);
  });
});
