import type { ClassDocument, SchoolDocument } from '../../../projections/schools/read-model.js';
import { addDays, type CivilDate } from '../civil-date.values.js';
import { membersOn } from '../membership.values.js';
import { workKindsOn } from '../work-kinds.values.js';

/** What there is of a school, as far as it is looked at before the journal is used. */
export interface SchoolSettingUp {
  /** On the school's clocks. */
  readonly today: CivilDate;
  readonly school: Pick<
    SchoolDocument,
    'years' | 'terms' | 'subjects' | 'scale' | 'works' | 'reasons' | 'delistedReasons'
  >;
  /** Whether a roster was ever brought in. */
  readonly rosterCame: boolean;
  /** Terms for which it is set when lessons begin and end. */
  readonly termsWithBells: readonly string[];
  /** Classes such as 7B. */
  readonly classes: readonly Pick<ClassDocument, '_id' | 'title' | 'teachers' | 'pupils'>[];
  /** Teaching groups, of whichever class. */
  readonly groups: readonly Pick<ClassDocument, '_id' | 'title' | 'partOf' | 'teachers' | 'pupils'>[];
  /** Pupils none of whose guardians has a sign-in. */
  readonly withoutSignIn: (pupilIds: readonly string[]) => number;
  /** Of those who lead the school. */
  readonly withoutSecondFactor: number;
}

const TO_DO = {
  roster: 'bring-in-a-roster',
  year: 'open-a-year',
  terms: 'define-terms-that-cover-the-year',
  scale: 'define-a-scale',
  workKinds: 'define-kinds-of-work',
  correctionReasons: 'list-reasons-for-corrections',
  subjects: 'add-subjects',
  classes: 'form-classes',
  pupils: 'enrol-pupils',
  classTeachers: 'assign-class-teachers',
  groups: 'form-teaching-groups',
  teachers: 'assign-teachers',
  bells: 'set-bells',
  signIns: 'issue-sign-ins-to-guardians',
  secondFactors: 'have-leaders-add-second-factors',
} as const;
export type SetUpStepName = keyof typeof TO_DO;

export interface SetUpStep {
  readonly step: SetUpStepName;
  readonly done: boolean;
  /** What there is to do, where something is missing. */
  readonly toDo?: (typeof TO_DO)[SetUpStepName];
  /** How much is missing, where that can be counted. */
  readonly missing?: number;
  /** The classes, groups or terms where it is missing. */
  readonly where?: readonly Named[];
  /** Days of the year that are in no term, where they are too many to be holidays. */
  readonly days?: readonly Days[];
}

interface Named {
  readonly id: string;
  readonly title: string;
}

interface Days {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

/** Holidays within a year last no longer: what a school has no term for beyond that, it has forgotten. */
const LONGEST_HOLIDAYS = 31;

/** What a school has set up already and what is missing, in the order in which it is set up. */
export const checklistOf = (settingUp: SchoolSettingUp): readonly SetUpStep[] => {
  const { today, school, rosterCame, termsWithBells, withoutSignIn, withoutSecondFactor } = settingUp;
  const year = yearOn(today, Object.values(school.years));
  const day = year && year.from > today ? year.from : today;
  const classes = settingUp.classes.filter(({ pupils }) => membersOn(pupils, day).length > 0);
  const empty = settingUp.classes.filter(({ pupils }) => Object.keys(pupils).length === 0);
  const groups = settingUp.groups.filter(({ pupils }) => membersOn(pupils, day).length > 0);
  const grouped = new Set(groups.map(({ _id, partOf }) => partOf ?? _id));
  const pupilIds = [...new Set(classes.flatMap(({ pupils }) => membersOn(pupils, day)))];
  const untaught = ({ teachers }: Pick<ClassDocument, 'teachers'>) => membersOn(teachers, day).length === 0;
  const reasons = Object.keys(school.reasons).filter((code) => !school.delistedReasons.includes(code));
  const terms = termsOf(year, Object.values(school.terms));
  const silent = terms.filter(({ termId, to }) => to >= day && !termsWithBells.includes(termId));
  const uncovered = year ? outsideTerms(year, terms) : [];
  return [
    told('roster', rosterCame),
    told('year', year !== undefined),
    { ...told('terms', year !== undefined && uncovered.length === 0), ...shown({ days: uncovered }) },
    told('scale', school.scale !== undefined),
    told('workKinds', workKindsOn(school.works, day).length > 0),
    told('correctionReasons', reasons.length > 0),
    told('subjects', Object.keys(school.subjects).length > 0),
    told('classes', settingUp.classes.length > 0),
    { ...told('pupils', classes.length > 0 && empty.length === 0), ...shown({ where: named(empty) }) },
    where('classTeachers', classes, untaught),
    where('groups', classes, ({ _id }) => !grouped.has(_id)),
    where('teachers', groups, untaught),
    {
      ...counted('bells', terms.length > 0, silent.length),
      ...shown({ where: silent.map(({ termId, title }) => ({ id: termId, title })) }),
    },
    counted('signIns', pupilIds.length > 0, withoutSignIn(pupilIds)),
    counted('secondFactors', true, withoutSecondFactor),
  ];
};

const told = (step: SetUpStepName, done: boolean): SetUpStep => ({
  ...{ step, done },
  ...(done ? {} : { toDo: TO_DO[step] }),
});

/** Fields that have something in them. */
const shown = <Fields extends Readonly<Record<string, readonly unknown[]>>>(
  fields: Fields,
): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, each]) => each.length > 0)) as Partial<Fields>;

const counted = (step: SetUpStepName, isBegun: boolean, missing: number): SetUpStep => ({
  ...told(step, isBegun && missing === 0),
  ...(missing > 0 ? { missing } : {}),
});

/** A step that every class or group has to be through, of which there has to be one. */
const where = <Group extends Pick<ClassDocument, '_id' | 'title'>>(
  step: SetUpStepName,
  all: readonly Group[],
  lacks: (group: Group) => boolean,
): SetUpStep => {
  const lacking = all.filter(lacks);
  return { ...counted(step, all.length > 0, lacking.length), ...shown({ where: named(lacking) }) };
};

const named = (groups: readonly Pick<ClassDocument, '_id' | 'title'>[]): Named[] =>
  groups
    .map(({ _id, title }) => ({ id: _id, title }))
    .sort((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true }));

/** The year of a day, or else the next one. */
const yearOn = <Year extends Days>(day: CivilDate, years: readonly Year[]): Year | undefined =>
  years.filter(({ to }) => to >= day).sort((a, b) => (a.from < b.from ? -1 : 1))[0];

type Year = SchoolDocument['years'][string];
type Term = SchoolDocument['terms'][string];

/** In the order of their dates. */
const termsOf = (year: Year | undefined, terms: readonly Term[]): readonly Term[] =>
  terms.filter(({ yearId }) => yearId === year?.yearId).sort((a, b) => (a.from < b.from ? -1 : 1));

const outsideTerms = ({ from, to }: Year, terms: readonly Term[]): Days[] => {
  const outside: Days[] = [];
  let next = from;
  for (const term of terms) {
    if (term.from > next) outside.push({ from: next, to: addDays(term.from, -1) });
    if (term.to >= next) next = addDays(term.to, 1);
  }
  if (next <= to) outside.push({ from: next, to });
  return outside.filter((days) => addDays(days.from, LONGEST_HOLIDAYS) <= days.to);
};
