import type { ClassDocument } from '../../../projections/schools/read-model.js';
import { DomainError, type FieldError } from '../../eventing/domain-error.js';
import type { CivilDate } from '../civil-date.values.js';
import { membersOn } from '../membership.values.js';
import type { School } from '../school.state.js';
import type { NextYearPlan } from './next-year.decider.js';
import { gradeIn, nextYearTitle, promotedTitle, yearLater } from './promoted.values.js';

type Year = School['years'][string];
type Classes = NextYearPlan['classes'];
type Groups = NextYearPlan['groups'];

/** A school at the end of a year. */
export interface EndingYear {
  readonly schoolId: string;
  readonly year: Year;
  readonly terms: School['terms'];
  /** Classes such as 7B, and teaching groups, that somebody is in on the year's last day. */
  readonly classes: readonly Group[];
  readonly groups: readonly Group[];
  /** A new id that follows from an old one. */
  readonly idOf: (kind: 'year' | 'term' | 'class', oldId: string) => string;
}

export type Group = Pick<ClassDocument, '_id' | 'title' | 'subjectId' | 'partOf' | 'teachers' | 'pupils'>;

/** What whoever leads the school has otherwise than it is proposed. */
export interface Changes {
  readonly year?: Partial<Span>;
  readonly terms?: readonly ({ readonly termId: string } & Partial<Span>)[];
  readonly classes?: readonly ({ readonly classId: string; readonly leaves?: boolean } & GroupChange)[];
  readonly groups?: readonly ({ readonly groupId: string; readonly renewed?: boolean } & GroupChange)[];
  /** Pupils who leave although their class goes on. */
  readonly leavers?: readonly string[];
}

interface Span {
  readonly title: string;
  readonly from: CivilDate;
  readonly to: CivilDate;
}

interface GroupChange {
  readonly title?: string;
  readonly teacherIds?: readonly string[];
}

/**
 * How a school goes on into the next year: every class by its number's next one, the highest grade leaves, groups go on
 * with their classes and teachers, and the year and its terms are a year later; unless told otherwise.
 * @throws DomainError `bad-next-year` with every field at fault.
 */
export const nextYearOf = (ending: EndingYear, changes: Changes = {}): NextYearPlan => {
  const { schoolId, year: old, idOf } = ending;
  const lastDay = old.to;
  const year = {
    ...{ schoolId, yearId: idOf('year', old.yearId), title: nextYearTitle(old.title) },
    ...{ from: yearLater(old.from), to: yearLater(old.to) },
    ...spanIn(changes.year),
  };
  const terms = termsOf(ending).map(({ termId, title, from, to }) => ({
    ...{ schoolId, yearId: year.yearId, termId: idOf('term', termId), title },
    ...{ from: yearLater(from), to: yearLater(to) },
    ...spanIn(changes.terms?.find((change) => change.termId === termId)),
  }));
  const highest = Math.max(...ending.classes.map(({ title }) => gradeIn(title) ?? 0));
  const classes = ending.classes.map(({ _id: classId, title, teachers }): Classes[number] => {
    const change = changes.classes?.find((one) => one.classId === classId);
    const leaves = change?.leaves ?? (change?.title === undefined && gradeIn(title) === highest);
    if (leaves) return { classId };
    const next = {
      ...{ classId: idOf('class', classId), title: change?.title ?? promotedTitle(title) },
      teacherIds: change?.teacherIds ?? membersOn(teachers, lastDay),
    };
    return { classId, next };
  });
  const nextOf = new Map(classes.map(({ classId, next }) => [classId, next]));
  const titleOf = new Map(ending.classes.map(({ _id, title }) => [_id, title]));
  const groups = ending.groups.map(({ _id: groupId, title, subjectId = '', ...group }): Groups[number] => {
    const { partOf, teachers } = group;
    const change = changes.groups?.find((one) => one.groupId === groupId);
    const ofClass = partOf === undefined ? undefined : nextOf.get(partOf);
    if (change?.renewed === false || (partOf !== undefined && !ofClass)) return { groupId };
    const before = titleOf.get(partOf ?? '');
    const next = {
      classId: idOf('class', groupId),
      title: change?.title ?? (ofClass ? renamedWith(title, before, ofClass.title) : promotedTitle(title)),
      teacherIds: change?.teacherIds ?? membersOn(teachers, lastDay),
      subjectId,
      ...(ofClass ? { partOf: ofClass.classId } : {}),
    };
    return { groupId, next };
  });
  const { leavers = [] } = changes;
  const plan = { schoolId, fromYearId: old.yearId, lastDay, year, terms, classes, groups, leavers };
  const faults = faultsIn(plan, ending, changes);
  if (faults.length > 0) {
    throw new DomainError('bad-next-year', 'Nothing was opened: put the fields right first.', 'rule', faults);
  }
  return plan;
};

/** Of the ending year, from the first on. */
const termsOf = ({ year, terms }: EndingYear): readonly School['terms'][string][] =>
  Object.values(terms)
    .filter(({ yearId }) => yearId === year.yearId)
    .sort((a, b) => (a.from < b.from ? -1 : 1));

/** A group that is called after its class goes on being called so. */
const renamedWith = (title: string, before = '', after: string): string =>
  before !== '' && title.startsWith(before) ? after + title.slice(before.length) : promotedTitle(title);

const spanIn = (change: Partial<Span> | undefined): Partial<Span> => {
  const { title, from, to } = change ?? {};
  return {
    ...(title === undefined ? {} : { title }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
  };
};

const faultsIn = (plan: NextYearPlan, ending: EndingYear, changes: Changes): FieldError[] => [
  ...spanFaults(plan),
  ...unknownIn('terms', 'termId', changes.terms, termsOf(ending)),
  ...unknownIn('classes', 'classId', changes.classes, plan.classes),
  ...unknownIn('groups', 'groupId', changes.groups, plan.groups),
  ...(changes.leavers ?? []).flatMap((pupilId, index): FieldError[] =>
    ending.classes.some(({ pupils }) => membersOn(pupils, plan.lastDay).includes(pupilId))
      ? []
      : [{ field: `leavers.${index.toString()}`, message: 'is in no class on the last day of the year' }],
  ),
  ...doubleTitles(plan, changes),
];

const unknownIn = <Name extends string>(
  list: string,
  name: Name,
  changes: readonly Readonly<Record<Name, string>>[] | undefined,
  known: readonly Readonly<Record<Name, string>>[],
): FieldError[] =>
  (changes ?? []).flatMap((change, index): FieldError[] =>
    known.some((one) => one[name] === change[name])
      ? []
      : [{ field: `${list}.${index.toString()}.${name}`, message: 'is none of the ending year' }],
  );

const spanFaults = ({ year, terms, lastDay }: NextYearPlan): FieldError[] => {
  const faults: FieldError[] = [];
  if (year.from <= lastDay) faults.push({ field: 'year.from', message: `must be after ${lastDay}` });
  if (year.to <= year.from) faults.push({ field: 'year.to', message: 'must be after year.from' });
  terms.forEach(({ from, to }, index) => {
    const field = `terms.${index.toString()}`;
    const before = terms[index - 1];
    if (to < from) faults.push({ field: `${field}.to`, message: 'must not be before the term’s first day' });
    if (from < year.from || to > year.to) faults.push({ field, message: 'must lie in the year' });
    if (before && from <= before.to)
      faults.push({ field: `${field}.from`, message: `must be after ${before.to}` });
  });
  return faults;
};

/** Two classes of one name could not be told from each other. */
const doubleTitles = ({ classes }: NextYearPlan, changes: Changes): FieldError[] => {
  const titles = classes.flatMap(({ next }) => (next ? [next.title.trim()] : []));
  return (changes.classes ?? []).flatMap(({ title }, index): FieldError[] =>
    title !== undefined && titles.filter((other) => other === title.trim()).length > 1
      ? [{ field: `classes.${index.toString()}.title`, message: 'is the name of another class too' }]
      : [],
  );
};
