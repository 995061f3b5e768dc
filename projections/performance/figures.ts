import { parallelOf } from '../../src/school/parallel.values.js';
import {
  countsOf,
  figuresOf,
  standingOf,
  type Figures,
  type InSubject,
} from '../../src/school/performance.values.js';
import { levelOn } from '../../src/school/scale.values.js';
import type { FiguresRow, ListedPupil, ListKind, Named, PartKind } from './answer.js';
import { isExempt, type Assessed, type Assessment } from './assessments.js';

type TitleOf = (id: string) => string;

export const figuresFrom = (assessments: readonly Assessment[]): Figures =>
  figuresOf(countsOf(assessments.flatMap(({ level }) => level ?? [])));

export const rowOf = (part: Named, assessments: readonly Assessment[]): FiguresRow => ({
  ...part,
  ...figuresFrom(assessments),
  unmarked: assessments.filter(({ value }) => value === undefined).length,
  exempt: assessments.filter(isExempt).length,
});

/** A row for each class, subject, teacher or parallel, or for the school; in the order of their titles. */
export const rowsBy = (kind: PartKind, assessed: Assessed, nameOf: TitleOf): FiguresRow[] => {
  const parts = new Map<string, Assessment[]>();
  for (const assessment of assessed.assessments) {
    for (const id of partsOf(kind, assessment, assessed)) {
      const part = parts.get(id);
      if (part) part.push(assessment);
      else parts.set(id, [assessment]);
    }
  }
  if (kind === 'school' && parts.size === 0) parts.set(assessed.school._id, []);
  const titleOf = titlesOf(kind, assessed, nameOf);
  return [...parts].map(([id, own]) => rowOf({ id, title: titleOf(id) }, own)).sort(byTitle);
};

/** What a grade counts for; for each of the teachers where there are several. */
const partsOf = (
  kind: PartKind,
  { classId, subjectId, teacherIds }: Assessment,
  { classes, school }: Assessed,
): readonly string[] => {
  switch (kind) {
    case 'class':
      return classId === undefined ? [] : [classId];
    case 'parallel':
      return classId === undefined ? [] : [parallelOf(classes.get(classId)?.title ?? '')];
    case 'subject':
      return [subjectId];
    case 'teacher':
      return teacherIds;
    case 'school':
      return [school._id];
  }
};

const titlesOf = (kind: PartKind, { classes, school }: Assessed, nameOf: TitleOf): TitleOf => {
  switch (kind) {
    case 'class':
      return (id) => classes.get(id)?.title ?? '';
    case 'parallel':
      return (id) => id;
    case 'subject':
      return (id) => school.subjects[id] ?? '';
    case 'teacher':
      return nameOf;
    case 'school':
      return () => school.title;
  }
};

const byTitle = (a: Named, b: Named): number =>
  a.title.localeCompare(b.title, 'en', { numeric: true }) || (a.id < b.id ? -1 : 1);

/** A grade as it counts in the lists; what stood beside it tells of the average, unless a newer one is known. */
export const inSubject = (
  { subjectId, scale, level, proposed, ...rest }: Assessment,
  proposedNow: string | undefined = proposed,
): InSubject => ({
  ...{ subjectId, scale, level },
  averageLevel: proposedNow === undefined ? undefined : levelOn(scale, proposedNow),
  exempt: isExempt({ subjectId, scale, ...rest }),
});

type PupilTitled = { readonly id: string; readonly name: string; readonly class: string };

/** The lists that pupils stand in, each in the order of classes and names. */
export const listsOf = (
  grades: ReadonlyMap<string, readonly InSubject[]>,
  pupilOf: (id: string) => PupilTitled,
  subjectTitleOf: TitleOf,
): Record<ListKind, ListedPupil[]> => {
  const lists: Record<ListKind, ListedPupil[]> = { excellent: [], oneShort: [], atRisk: [], failing: [] };
  const subjectsOf = (ids: readonly string[]) => ids.map((id) => ({ id, title: subjectTitleOf(id) }));
  for (const [id, subjects] of grades) {
    const { excellent, oneShort, atRisk, failing } = standingOf(subjects);
    const pupil = pupilOf(id);
    if (excellent) lists.excellent.push({ ...pupil, subjects: [] });
    if (oneShort) {
      lists.oneShort.push({ ...pupil, subjects: subjectsOf([oneShort.subjectId]), of: oneShort.of });
    }
    if (atRisk.length > 0) lists.atRisk.push({ ...pupil, subjects: subjectsOf(atRisk) });
    if (failing.length > 0) lists.failing.push({ ...pupil, subjects: subjectsOf(failing) });
  }
  for (const list of Object.values(lists)) list.sort(byClassAndName);
  return lists;
};

const byClassAndName = (a: ListedPupil, b: ListedPupil): number =>
  a.class.localeCompare(b.class, 'en', { numeric: true }) ||
  a.name.localeCompare(b.name) ||
  (a.id < b.id ? -1 : 1);

/** Each pupil's grades in the school's classes. */
export const gradesByPupil = ({ assessments }: Assessed): ReadonlyMap<string, readonly InSubject[]> => {
  const byPupil = new Map<string, InSubject[]>();
  for (const assessment of assessments) {
    const grades = byPupil.get(assessment.pupilId) ?? [];
    byPupil.set(assessment.pupilId, [...grades, inSubject(assessment)]);
  }
  return byPupil;
};

export const pupilIn = (
  { assessments, classes }: Assessed,
  nameOf: TitleOf,
): ((id: string) => PupilTitled) => {
  const classOf = new Map(assessments.map(({ pupilId, classId }) => [pupilId, classId]));
  return (id) => ({ id, name: nameOf(id), class: classes.get(classOf.get(id) ?? '')?.title ?? '' });
};
