import { beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { groupBy } from '../eventing/group-by.js';
import { readFiles } from './bundle.js';
import { parseCsv } from './csv.js';
import type { Enrolment, Purpose, Result, Roster, Work } from './roster.js';
import { buildSample } from './sample.js';
import { bytesOf } from './specimen.js';
import { zipOf } from './zip.js';

const TODAY = '2026-11-24';
const mathCsv = readFileSync('sample/student-mat.csv', 'utf8');
const portugueseCsv = readFileSync('sample/student-por.csv', 'utf8');

function sampleOf(today: string): Roster {
  const reading = readFiles(bytesOf(buildSample({ mathCsv, portugueseCsv, today })));
  if (!reading.ok) throw new Error(JSON.stringify(reading.errors.slice(0, 10), undefined, 1));
  return reading.roster;
}

/** What the sample says of one pupil in one subject, in the shape of a row of the data. */
type YearOfPupil = {
  readonly means: readonly (number | undefined)[];
  readonly weightedMeans: readonly (number | undefined)[];
  readonly termGrades: readonly (number | undefined)[];
  readonly finalGrade: number | undefined;
  readonly absences: number;
};

function yearOf(results: readonly Result[], works: ReadonlyMap<string, Work>): YearOfPupil {
  const of = (purpose: Purpose, termId?: string) =>
    results.flatMap((result) => {
      const work = works.get(result.workId);
      const fits = work?.category.purpose === purpose && (termId === undefined || work.termId === termId);
      return fits ? [{ score: result.score ?? NaN, weight: work.category.weight }] : [];
    });
  const terms = ['term-1', 'term-2', 'term-3'];
  return {
    means: terms.map((term) => mean(of('work', term).map(({ score }) => ({ score, weight: 1 })))),
    weightedMeans: terms.map((term) => mean(of('work', term))),
    termGrades: terms.map((term) => of('termGrade', term)[0]?.score),
    finalGrade: of('finalGrade')[0]?.score,
    absences: of('absence').length,
  };
}

function mean(grades: readonly { score: number; weight: number }[]): number | undefined {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  if (grades.length === 0) return undefined;
  return sum(grades.map(({ score, weight }) => score * weight)) / sum(grades.map(({ weight }) => weight));
}

function rowsOf(csv: string): YearOfPupil[] {
  const [header, ...rows] = parseCsv(csv, ';').records;
  return rows.map(({ cells }) => {
    const number = (column: string) => {
      const value = cells[header?.cells.indexOf(column) ?? -1];
      return value === undefined || value === '' ? undefined : Number(value);
    };
    const grades = ['G1', 'G2', 'G3'].map(number);
    return {
      means: grades,
      weightedMeans: grades,
      termGrades: grades,
      finalGrade: grades[2],
      absences: number('absences') ?? NaN,
    };
  });
}

const sorted = (years: readonly YearOfPupil[]) => years.map((year) => JSON.stringify(year)).sort();

describe('the sample', () => {
  let roster: Roster;
  let works: ReadonlyMap<string, Work>;
  let pupilsIn: ReadonlyMap<string, readonly Enrolment[]>;

  beforeAll(() => {
    roster = sampleOf(TODAY);
    works = new Map(roster.works.map((work) => [work.sourcedId, work]));
    pupilsIn = groupBy(
      roster.enrolments.filter(({ role }) => role === 'pupil'),
      ({ classId }) => classId,
    );
  });

  test.each([
    ['Mathematics', mathCsv],
    ['Portuguese', portugueseCsv],
  ])('has the real means, grades and absences of every row in %s', (subject, csv) => {
    const courses = new Set(
      roster.courses.filter(({ title }) => title === subject).map(({ sourcedId }) => sourcedId),
    );
    const groups = roster.classes.filter(({ courseId }) => courses.has(courseId));
    const learners = groups.flatMap(({ sourcedId }) => pupilsIn.get(sourcedId) ?? []);
    const resultsOf = groupBy(
      roster.results,
      ({ workId, pupilId }) => `${works.get(workId)?.classId ?? ''} ${pupilId}`,
    );
    const years = learners.map(({ classId, personId }) =>
      yearOf(resultsOf.get(`${classId} ${personId}`) ?? [], works),
    );
    expect(sorted(years)).toEqual(sorted(rowsOf(csv)));
  });

  test('joins the pupils whom both files know', () => {
    const pupils = roster.people.filter(({ roles }) => roles.some(({ role }) => role === 'pupil'));
    expect(pupils).toHaveLength(395 + 649 - 370);
  });

  test('gives three to six whole grades in every term that was assessed', () => {
    const grades = roster.results.filter(({ workId }) => works.get(workId)?.category.purpose === 'work');
    const perTerm = groupBy(grades, ({ workId, pupilId }) => {
      const work = works.get(workId);
      return `${work?.classId ?? ''} ${work?.termId ?? ''} ${pupilId}`;
    });
    for (const { length } of perTerm.values()) expect([3, 4, 5, 6]).toContain(length);
    expect(grades.every(({ score = NaN }) => Number.isInteger(score) && score >= 0 && score <= 20)).toBe(
      true,
    );
  });

  test('never has a pupil absent twice from a lesson, or absent and graded in it', () => {
    const lessonOf = (result: Result) => {
      const work = works.get(result.workId);
      return `${work?.classId ?? ''} ${work?.assigned ?? ''} ${work?.lesson ?? 0} ${result.pupilId}`;
    };
    const absences = roster.results.filter(({ absence }) => absence).map(lessonOf);
    const grades = roster.results
      .filter(({ workId }) => works.get(workId)?.category.purpose === 'work')
      .map(lessonOf);
    const missed = new Set(absences);
    expect(missed.size).toBe(absences.length);
    expect(grades.filter((lesson) => missed.has(lesson))).toEqual([]);
    expect(new Set(roster.results.flatMap(({ absence }) => (absence ? [absence.code] : []))).size).toBe(4);
  });

  test('has classes of at most 30 and nobody in two places at once', () => {
    const homerooms = roster.classes.filter(({ kind }) => kind === 'homeroom');
    expect(
      Math.max(...homerooms.map(({ sourcedId }) => pupilsIn.get(sourcedId)?.length ?? 0)),
    ).toBeLessThanOrEqual(30);
    const teacherOf = new Map(
      roster.enrolments
        .filter(({ role }) => role === 'teacher')
        .map(({ classId, personId }) => [classId, personId]),
    );
    const homeroomOf = new Map(
      roster.classes.map(({ sourcedId, homeroomId }) => [sourcedId, homeroomId ?? '']),
    );
    const lessons = roster.works.filter(({ category }) => category.purpose === 'lesson');
    for (const who of [teacherOf, homeroomOf]) {
      const places = lessons.map(
        ({ classId, assigned, lesson }) => `${who.get(classId) ?? ''} ${assigned} ${lesson}`,
      );
      expect(new Set(places).size).toBe(lessons.length);
    }
  });

  test('gives every pupil a guardian of the same name, and every school its staff', () => {
    const people = new Map(roster.people.map((person) => [person.sourcedId, person]));
    for (const { roles, guardians, familyName, internet } of people.values()) {
      if (!roles.some(({ role }) => role === 'pupil')) continue;
      expect(guardians.length).toBeGreaterThan(0);
      for (const id of guardians) expect(people.get(id)).toMatchObject({ familyName, internet });
    }
    for (const { sourcedId: schoolId } of roster.schools) {
      const posts = roster.people.flatMap(({ roles }) => roles.filter((role) => role.schoolId === schoolId));
      for (const role of ['deputyHead', 'admin', 'healthWorker', 'secretary', 'auditor', 'authority'])
        expect(posts.filter((post) => post.role === role)).toHaveLength(1);
    }
    const reach = roster.people.map(({ username }) => username);
    expect(new Set(reach).size).toBe(reach.length);
    expect(roster.people.some(({ internet }) => !internet)).toBe(true);
  });

  test('gives every class a class teacher, who is one of those who teach it', () => {
    const teachersOf = groupBy(
      roster.enrolments.filter(({ role }) => role === 'teacher'),
      ({ classId }) => classId,
    );
    const groups = roster.classes.filter(({ kind }) => kind === 'scheduled');
    for (const { sourcedId } of roster.classes.filter(({ kind }) => kind === 'homeroom')) {
      const classTeachers = teachersOf.get(sourcedId) ?? [];
      expect(classTeachers).toHaveLength(1);
      const teaching = groups
        .filter(({ homeroomId }) => homeroomId === sourcedId)
        .flatMap((group) => teachersOf.get(group.sourcedId) ?? []);
      expect(teaching.map(({ personId }) => personId)).toContain(classTeachers[0]?.personId);
    }
  });

  test('is the same bytes each time', async () => {
    const build = () => zipOf(buildSample({ mathCsv, portugueseCsv, today: TODAY }));
    expect((await build()).equals(await build())).toBe(true);
  });
});

describe('on whatever day it is built', () => {
  // Both ends of a week, the turn of a year and a leap day.
  const days = ['2026-11-23', '2026-11-29', '2027-01-01', '2028-02-29'];

  test.each(days)('the sample of %s holds nothing of the future but homework due', (today) => {
    const roster = sampleOf(today);
    const latest = (dates: readonly string[]) => dates.reduce((a, b) => (a > b ? a : b));
    expect(latest(roster.works.map(({ assigned }) => assigned)) <= today).toBe(true);
    expect(latest(roster.results.map(({ date }) => date)) <= today).toBe(true);
    const due = roster.works.filter((work) => work.due > today);
    expect(due.length).toBeGreaterThan(0);
    expect(due.every(({ category }) => category.purpose === 'homework')).toBe(true);
    const [year] = roster.academicYears;
    expect(year && year.start < today && today < year.end).toBe(true);
    expect(roster.terms[2] && roster.terms[2].start < today).toBe(true);
  });
});
