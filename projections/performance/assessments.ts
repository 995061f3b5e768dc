import { DomainError } from '../../src/eventing/domain-error.js';
import type { Reads } from '../../src/eventing/fresh-reader.js';
import { termOf } from '../../src/journal/page/page-ids.values.js';
import { dateIn, type CivilDate } from '../../src/school/civil-date.values.js';
import { isMemberOn, membersOn, type Members } from '../../src/school/membership.values.js';
import { own } from '../../src/school/plain-data.values.js';
import { SCALE_PRESETS } from '../../src/school/scale-presets.values.js';
import { EXEMPT, levelOn, type Level, type Scale } from '../../src/school/scale.values.js';
import { finalGrades } from '../final-grades/projection.js';
import type { FinalGradeInSubject, FinalGrades } from '../final-grades/read-model.js';
import { pageHead } from '../journal-page/page-head.projection.js';
import type { PageHead } from '../journal-page/read-model.js';
import { pagesOf } from '../pages-of/projection.js';
import { classes, classesOfSchool } from '../schools/class.projection.js';
import type { ClassDocument, SchoolDocument } from '../schools/read-model.js';

/** A term or an academic year, by its id. */
export type Period = { readonly termId: string } | { readonly yearId: string };

/** A pupil's place on the list of one subject, with the grade of the term or year where there is one. */
export interface Assessment {
  readonly pupilId: string;
  readonly subjectId: string;
  readonly scale: Scale;
  /** The pupil's class such as 7B; none where the pupil is in no class of the school. */
  readonly classId?: string;
  readonly teacherIds: readonly string[];
  readonly value?: string;
  readonly level?: Level;
  /** What stood beside the grade when it was given. */
  readonly proposed?: string;
}

/** The grades of a school's term or year as they stand, with the day that tells who had left. */
export interface Assessed {
  readonly school: SchoolDocument;
  /** Title of the term or year. */
  readonly title: string;
  readonly date: CivilDate;
  /** Classes such as 7B, by id. */
  readonly classes: ReadonlyMap<string, ClassDocument>;
  /** The pages of the term, or of every term of the year. */
  readonly pages: readonly PageHead[];
  readonly assessments: readonly Assessment[];
}

/**
 * @param at instant whose day is today.
 * @throws DomainError `term-not-found`, `year-not-found`.
 */
export const assessedIn = async (
  reads: Reads,
  school: SchoolDocument,
  period: Period,
  at: string,
): Promise<Assessed> => {
  const { title, from, to, termIds } = spanOf(school, period);
  const date = dayWithin(from, to, dateIn(school.timeZone, at));
  const [pages, homerooms] = await Promise.all([
    pagesOfTerms(reads, school._id, termIds),
    classesIn(reads, school._id),
  ]);
  const classOf = classOnDay(homerooms, date);
  const assessments =
    'termId' in period
      ? termAssessments(pages, classOf, date)
      : await finalAssessments(reads, school, period.yearId, homerooms, pages, date);
  return { school, title, date, classes: homerooms, pages, assessments };
};

/** @throws DomainError `term-not-found`, `year-not-found`. */
export const spanOf = (
  school: SchoolDocument,
  period: Period,
): { title: string; from: CivilDate; to: CivilDate; termIds: readonly string[] } => {
  const found = periodIn(school, period);
  if (!found) throw periodNotFound(period);
  if ('termId' in period) return { ...found, termIds: [period.termId] };
  const terms = Object.values(school.terms).filter(({ yearId }) => yearId === period.yearId);
  return { ...found, termIds: terms.map(({ termId }) => termId) };
};

/** The term or year of a school, where it has such a one. */
export const periodIn = (
  { terms, years }: Pick<SchoolDocument, 'terms' | 'years'>,
  period: Period,
): { readonly title: string; readonly from: CivilDate; readonly to: CivilDate } | undefined =>
  'termId' in period ? own(terms, period.termId) : own(years, period.yearId);

export const periodNotFound = (period: Period): DomainError =>
  'termId' in period
    ? new DomainError('term-not-found', 'The school has no such term.', 'not-found')
    : new DomainError('year-not-found', 'The school has no such year.', 'not-found');

/** Today where it lies within, else the end that is nearer. */
export const dayWithin = (from: CivilDate, to: CivilDate, today: CivilDate): CivilDate => {
  if (today < from) return from;
  return today > to ? to : today;
};

/** The pages that an owner (a school, a teacher, a pupil) has in some terms, from the first to the last. */
export const pagesOfTerms = async (
  reads: Reads,
  owners: string | readonly string[],
  termIds: readonly string[],
): Promise<PageHead[]> => {
  const lists = await reads.getMany(pagesOf, [owners].flat());
  const pageIds = [...lists.values()].flatMap(({ pages }) => pages.map(({ pageId }) => pageId));
  const wanted = [...new Set(pageIds)].filter((pageId) => termIds.includes(termOf(pageId))).sort();
  const heads = [...(await reads.getMany(pageHead, wanted)).values()];
  return heads.sort((a, b) => (a.opened.from < b.opened.from ? -1 : Number(a.opened.from > b.opened.from)));
};

/** The classes such as 7B of a school, by id. */
export const classesIn = async (
  reads: Reads,
  schoolId: string,
): Promise<ReadonlyMap<string, ClassDocument>> =>
  reads.getMany(classes, (await reads.get(classesOfSchool, schoolId))?.classIds ?? []);

/** The class that each pupil is in on a day. */
export const classOnDay = (
  homerooms: ReadonlyMap<string, ClassDocument>,
  date: CivilDate,
): Map<string, string> =>
  new Map(
    [...homerooms].flatMap(([classId, { pupils }]) =>
      Object.keys(pupils).flatMap((pupilId) =>
        isMemberOn(pupils, pupilId, date) ? [[pupilId, classId] as const] : [],
      ),
    ),
  );

/** Who stands on each page on the day, with the term grade where it is given. */
export const termAssessments = (
  pages: readonly PageHead[],
  classOf: ReadonlyMap<string, string>,
  date: CivilDate,
): Assessment[] =>
  pages.flatMap(({ opened: { subjectId, scale }, pupils, teachers, termGrades }) => {
    const teacherIds = teachersOn(teachers, date);
    return membersOn(pupils, date).map((pupilId) => {
      const grade = own(termGrades, pupilId);
      return {
        ...{ pupilId, subjectId, scale, teacherIds },
        ...classIn(classOf, pupilId),
        ...(grade ? graded(scale, grade) : {}),
      };
    });
  });

/** Those who have the page on a day; where nobody does, those who had it. */
export const teachersOn = (teachers: Members, date: CivilDate): readonly string[] => {
  const current = membersOn(teachers, date);
  return current.length > 0 ? current : Object.keys(teachers);
};

const classIn = (classOf: ReadonlyMap<string, string>, pupilId: string): Pick<Assessment, 'classId'> => {
  const classId = classOf.get(pupilId);
  return classId === undefined ? {} : { classId };
};

const graded = (
  scale: Scale,
  { value, proposed }: { readonly value: string; readonly proposed?: string },
): Pick<Assessment, 'value' | 'level' | 'proposed'> => {
  const level = levelOn(scale, value);
  const beside = proposed === undefined ? {} : { proposed };
  return { value, ...(level === undefined ? {} : { level }), ...beside };
};

/** Whoever is in a class on the day, in each subject that was taught last or has a final grade. */
const finalAssessments = async (
  reads: Reads,
  school: SchoolDocument,
  yearId: string,
  homerooms: ReadonlyMap<string, ClassDocument>,
  pages: readonly PageHead[],
  date: CivilDate,
): Promise<Assessment[]> => {
  const classOf = classOnDay(homerooms, date);
  const documents = await reads.getMany(finalGrades, [...classOf.keys()]);
  const lastPages = lastPagesOf(pages, date);
  return [...classOf].flatMap(([pupilId, classId]) => {
    const taught = lastPages.get(pupilId) ?? new Map<string, PageHead>();
    const finals = finalsOf(documents.get(pupilId), yearId, classId);
    return [...new Set([...taught.keys(), ...finals.keys()])].map((subjectId) => {
      const page = taught.get(subjectId);
      const final = finals.get(subjectId);
      const scale = page?.opened.scale ?? scaleIn(school, subjectId);
      return {
        ...{ pupilId, subjectId, scale, classId },
        teacherIds: page ? teachersOn(page.teachers, dayWithin(page.opened.from, page.opened.to, date)) : [],
        ...(final ? graded(scale, final) : {}),
      };
    });
  });
};

/** By pupil and subject, the page of the latest term that had begun by the day, of those that the pupil did not leave. */
const lastPagesOf = (
  pages: readonly PageHead[],
  date: CivilDate,
): ReadonlyMap<string, ReadonlyMap<string, PageHead>> => {
  const last = new Map<string, Map<string, PageHead>>();
  for (const page of pages) {
    const { from, to, subjectId } = page.opened;
    if (from > date) continue;
    for (const pupilId of Object.keys(page.pupils)) {
      if (!isMemberOn(page.pupils, pupilId, dayWithin(from, to, date))) continue;
      const bySubject = last.get(pupilId) ?? new Map<string, PageHead>();
      last.set(pupilId, bySubject.set(subjectId, page));
    }
  }
  return last;
};

/** By subject; where several classes gave one, the one of the pupil's own class, else the latest. */
const finalsOf = (
  document: FinalGrades | undefined,
  yearId: string,
  classId: string,
): ReadonlyMap<string, FinalGradeInSubject> => {
  const finals = new Map<string, FinalGradeInSubject>();
  const inOrder = Object.values(document?.finals ?? {})
    .filter((final) => final.yearId === yearId)
    .sort(
      (a, b) =>
        Number(a.classId === classId) - Number(b.classId === classId) || (a.givenAt < b.givenAt ? -1 : 1),
    );
  for (const final of inOrder) finals.set(final.subjectId, final);
  return finals;
};

const scaleIn = ({ scale, scalesBySubject }: SchoolDocument, subjectId: string): Scale =>
  own(scalesBySubject, subjectId) ?? scale ?? SCALE_PRESETS.fivePoint;

export const isExempt = ({ value }: Assessment): boolean => value === EXEMPT;
