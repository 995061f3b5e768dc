import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OwnRating, RatedPupil, Rating } from '../../projections/ratings/answer.js';
import type { Me } from '../../src/access/me.js';
import { averageOf } from '../../src/school/average.values.js';
import { weekOf } from '../../src/school/civil-date.values.js';
import type { TermDefined } from '../../src/school/school.events.js';
import { ratedSchoolOf, type RatedSchool } from '../support/rated-school.js';
import type { RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { newestPosition, type ServedPage } from '../support/school-day.js';
import type { ServedReport } from '../support/served-report.js';
import { type Answer, expectStatus, fieldsOf, positionOf, read, refusal } from '../support/visitor.js';

describe('Ratings', () => {
  let school: RunningSchool;
  let rated: RatedSchool;

  beforeAll(async () => {
    school = await startSampleSchool();
    rated = await ratedSchoolOf(school);
  });
  afterAll(async () => {
    await school.remove();
  });

  const rowsOfSchool = async (query: string): Promise<readonly RatedPupil[]> => {
    const rows: RatedPupil[] = [];
    let after = '';
    do {
      const part = await read(rated.ofSchool(`${query}&limit=100${after}`));
      rows.push(...part.rows);
      after = part.next === undefined ? '' : `&after=${part.next}`;
    } while (after !== '');
    return rows;
  };

  /** Every page of the subject in the term, as its teachers see it. */
  const pagesOfSubject = async (): Promise<readonly ServedPage[]> => {
    const { pages } = (await rated.head.get<Me>('/api/me')).body;
    const wanted = pages.filter(({ pageId }) => pageId.endsWith(`.${rated.subject}.${rated.term}`));
    return Promise.all(
      wanted.map(({ pageId }) =>
        read(rated.head.get<ServedPage>(`/api/journal/pages/${pageId}`, rated.written())),
      ),
    );
  };
  const gradesIn = (pages: readonly ServedPage[], pupilId: string, counts: (date: string) => boolean) =>
    pages.flatMap(({ lessons, grades }) =>
      grades
        .filter((grade) => grade.pupilId === pupilId && grade.status !== 'annulled')
        .filter(({ lessonId }) => counts(lessons.find((one) => one.lessonId === lessonId)?.date ?? ''))
        .map(({ value, work: { weight } }) => ({ number: Number(value), weight }))
        .filter(({ number, weight }) => !Number.isNaN(number) && weight > 0),
    );
  const placesBy = (averages: ReadonlyMap<string, number>) => {
    const distinct = [...new Set(averages.values())].sort((a, b) => b - a);
    return new Map([...averages].map(([id, average]) => [id, distinct.indexOf(average) + 1]));
  };

  it('rank a class in a subject by the averages of its pages, with ties and the change since last week', async () => {
    const { day, homeroom, subject, term, ofClass } = rated;
    const { rows, ...rating } = await read(ofClass(`term=${term}&subject=${subject}`));
    expect(rating).toMatchObject({
      of: { id: homeroom.classId, title: homeroom.title },
      ...{ period: { id: term }, subject: { id: subject }, least: 3, date: day.today },
    });
    const pages = await pagesOfSubject();
    const averagesBy = (counts: (date: string) => boolean) =>
      new Map(
        rows.flatMap(({ id }) => {
          const grades = gradesIn(pages, id, counts);
          const average = grades.length < 3 ? undefined : averageOf(grades);
          return average === undefined ? [] : [[id, average] as const];
        }),
      );
    const averages = averagesBy(() => true);
    const [now, before] = [
      placesBy(averages),
      placesBy(averagesBy((date) => weekOf(date) < weekOf(day.today))),
    ];
    for (const { id, place = 0, average, change } of rows) {
      expect([id, place]).toEqual([id, now.get(id) ?? 0]);
      if (place > 0) expect([id, average]).toEqual([id, averages.get(id)]);
      const then = before.get(id);
      expect([id, change]).toEqual([id, place === 0 || then === undefined ? undefined : place - then]);
    }
    expect(rating.ranked).toBe(averages.size);
    expect(averages.size).toBeGreaterThan(5);
    expect(rows.some(({ change = 0 }) => change !== 0)).toBe(true);
    const shown = new Map(
      pages.flatMap(({ pupils }) => pupils.map(({ id, average }) => [id, average] as const)),
    );
    expect(rows.map(({ average }) => average)).toEqual(rows.map(({ id }) => shown.get(id)));
  });

  it('give the same average the same place, and the next one follows', async () => {
    const { subject, term } = rated;
    const rows = await rowsOfSchool(`term=${term}&subject=${subject}`);
    const placed = rows.filter(({ place }) => place !== undefined);
    const places = placed.map(({ place = 0 }) => place);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(new Set(places)).toEqual(
      new Set(Array.from({ length: places.at(-1) ?? 0 }, (_, index) => index + 1)),
    );
    expect(new Set(places).size).toBe(new Set(placed.map(({ average }) => average)).size);
    expect(new Set(places).size).toBeLessThan(places.length);
  });

  it('rank a parallel, a school and a year, in all subjects together too', async () => {
    const { head, schoolId, homeroom, term, ofClass, ofSchool } = rated;
    const path = `/api/schools/${schoolId}/settings`;
    const { terms } = (await head.get<{ terms: Record<string, TermDefined['data']> }>(path)).body;
    const yearId = terms[term]?.yearId ?? '';
    const parallel = /^\d+/.exec(homeroom.title)?.[0] ?? '';
    const inParallel = (await read(ofSchool(`term=${term}&parallel=${parallel}&limit=200`))).rows;
    for (const { class: title } of inParallel) expect(title.startsWith(parallel)).toBe(true);
    const inSchool = await rowsOfSchool(`term=${term}`);
    expect(inSchool.length).toBeGreaterThan(inParallel.length);
    const ofParallel = inSchool.filter(({ id }) => inParallel.some((one) => one.id === id));
    const plain = ({ place: _place, change: _change, ...row }: RatedPupil) => row;
    expect(ofParallel.map(({ id }) => id).sort()).toEqual(inParallel.map(({ id }) => id).sort());
    for (const row of inParallel) {
      const same = ofParallel.find(({ id }) => id === row.id);
      expect(same && plain(same)).toEqual(plain(row));
      expect(row.name).not.toBe('');
    }
    const [ofTerm, ofYear] = await Promise.all([
      read(ofClass(`term=${term}`)),
      read(ofClass(`year=${yearId}`)),
    ]);
    const countsIn = (rows: readonly RatedPupil[]) => rows.reduce((sum, { count }) => sum + count, 0);
    expect(countsIn(ofYear.rows)).toBeGreaterThan(countsIn(ofTerm.rows));
    expect(ofYear.rows).toHaveLength(ofTerm.rows.length);
    expect([ofTerm.least, ofYear.least]).toEqual([5, 5]);
  });

  it('tell a pupil and a guardian the own places and how many stand where, and of nobody else', async () => {
    const { day, classes, homeroom, subject, term, ofClass, ofPupil } = rated;
    for (const query of [`term=${term}`, `term=${term}&subject=${subject}`]) {
      const own = await read(ofPupil(query));
      expect(await read(ofPupil(query, day.pupil))).toEqual(own);
      const ofTheClass = await read(ofClass(query));
      const row = ofTheClass.rows.find(({ id }) => id === day.child.id);
      const { place, change, average, share, count } = row ?? {};
      expect(own.class).toMatchObject({
        ...{ title: homeroom.title, of: ofTheClass.ranked },
        ...{ place, change, average, share, count },
      });
      const inSchool = await rowsOfSchool(query);
      expect(own.school).toMatchObject({
        of: inSchool.filter((one) => one.place !== undefined).length,
        place: inSchool.find(({ id }) => id === day.child.id)?.place,
      });
      for (const circle of [own.class, own.parallel, own.school]) {
        const bands = circle.tooSmall ? [] : circle.bands;
        const of = circle.tooSmall ? 0 : circle.of;
        expect(bands.reduce((sum, { pupils }) => sum + pupils, 0)).toBe(of);
      }
      const told = JSON.stringify(own);
      const others = classes.flatMap(({ pupils }) => pupils).filter(({ id }) => id !== day.child.id);
      expect(others.length).toBeGreaterThan(100);
      for (const { id, name } of others) {
        expect(told).not.toContain(id);
        expect(told).not.toContain(name);
      }
    }
  });

  it('name their position and instant, and are the same while nothing changes', async () => {
    const { day, head, term, ofClass, ofSchool, ofPupil } = rated;
    const asked = [ofClass, ofSchool, ofPupil] as const;
    for (const get of asked) {
      const first = expectStatus(
        200,
        (await get(`term=${term}`)) as Answer<ServedReport<Rating | OwnRating>>,
      );
      expect(positionOf(first)).toBe(first.body.position);
      expect(Date.parse(first.body.at)).not.toBeNaN();
    }
    const path = `/api/pupils/${day.child.id}/rating?term=${term}`;
    const newest = { 'X-Journal-Position': await newestPosition(head) };
    const etag = (await day.guardian.get(path, newest)).headers.get('ETag') ?? '';
    expect((await day.guardian.get(path, { 'If-None-Match': etag })).status).toBe(304);
  });

  it('are read part by part', async () => {
    const { term, ofClass } = rated;
    const all = (await read(ofClass(`term=${term}`))).rows.map(({ id }) => id);
    const first = await read(ofClass(`term=${term}&limit=5`));
    const second = await read(ofClass(`term=${term}&limit=5&after=${first.next ?? ''}`));
    expect([...first.rows, ...second.rows].map(({ id }) => id)).toEqual(all.slice(0, 10));
    expect(await refusal(ofClass(`term=${term}&after=nobody`))).toEqual([409, 'cursor-gone', 'after']);
  });

  it('are asked for a term or year, a subject and a parallel that the school has', async () => {
    const { term, ofClass, ofSchool, ofPupil } = rated;
    for (const get of [ofClass, ofSchool, ofPupil] as const) {
      expect(await refusal(get(''))).toEqual([400, 'invalid-input', 'term']);
      expect(await refusal(get(`term=${term}&year=y`))).toEqual([400, 'invalid-input', 'term']);
      expect(fieldsOf(await get('term=!&subject=!')).toSorted()).toEqual(['subject', 'term']);
      expect(await refusal(get('term=constructor'))).toEqual([404, 'term-not-found']);
      expect(await refusal(get('year=constructor'))).toEqual([404, 'year-not-found']);
      expect(await refusal(get(`term=${term}&subject=constructor`))).toEqual([404, 'subject-not-found']);
    }
    expect(await refusal(ofSchool(`term=${term}&parallel=99`))).toEqual([404, 'parallel-not-found']);
    expect(await refusal(ofPupil(`term=${term}&limit=5`))).toEqual([400, 'invalid-input', 'limit']);
    expect(await refusal(ofClass(`term=${term}&limit=0`))).toEqual([400, 'invalid-input', 'limit']);
  });
});
