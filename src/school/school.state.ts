import { afterDayChange, ORDINARY_DAYS, type SchoolDays } from '../timetable/school-days.values.js';
import type { CivilDate } from './civil-date.values.js';
import { own } from './plain-data.values.js';
import { USUAL_RATINGS, type Ratings } from './ratings.values.js';
import { USUAL_PROXIES } from './proxies.values.js';
import { USUAL_TEST_LIMITS, type TestLimits } from './test-limits.values.js';
import { HALF_UP, type Rounding } from './rounding.values.js';
import { SCALE_PRESETS } from './scale-presets.values.js';
import type { Scale, WorkKind } from './scale.values.js';
import type {
  AcademicYearOpened,
  SchoolConnected,
  SchoolEvent,
  SchoolPlaced,
  TermDefined,
} from './school.events.js';
import { withVersion, workKindsOn, type WorkKindVersions } from './work-kinds.values.js';

export interface School {
  /** With the title that it has now. */
  readonly connected: SchoolConnected['data'] | undefined;
  readonly place: SchoolPlaced['data'] | undefined;
  readonly years: Readonly<Record<string, AcademicYearOpened['data']>>;
  readonly terms: Readonly<Record<string, TermDefined['data']>>;
  /** Titles by subject. */
  readonly subjects: Readonly<Record<string, string>>;
  /** The scale of subjects that have none of their own. */
  readonly scale: Scale | undefined;
  readonly scalesBySubject: Readonly<Record<string, Scale>>;
  readonly works: WorkKindVersions;
  readonly rounding: Rounding;
  readonly editWindowDays: number;
  readonly ratings: Ratings;
  readonly testLimits: TestLimits;
  /** How many guardians one may vote for in a meeting. */
  readonly proxies: number;
  /** Titles of the reasons for which grades may be corrected now, by code. */
  readonly reasons: Readonly<Record<string, string>>;
  /** Those on which it does not go by the plan of the day of the week. */
  readonly days: SchoolDays;
}

export type ConnectedSchool = School & { readonly connected: SchoolConnected['data'] };

export const noSchool = (): School => ({
  connected: undefined,
  place: undefined,
  years: {},
  terms: {},
  subjects: {},
  scale: undefined,
  scalesBySubject: {},
  works: {},
  rounding: HALF_UP,
  editWindowDays: 0,
  ratings: USUAL_RATINGS,
  testLimits: USUAL_TEST_LIMITS,
  proxies: USUAL_PROXIES,
  reasons: {},
  days: ORDINARY_DAYS,
});

/** Whether nothing is known of a school but that it is connected, if that: its first roster brings its ways along. */
export const isUntouched = ({ years, subjects, scale, works, reasons }: School): boolean =>
  scale === undefined && [years, subjects, works, reasons].every((each) => Object.keys(each).length === 0);

export const evolveSchool = (school: School, event: SchoolEvent): School => {
  switch (event.type) {
    case 'SchoolConnected':
      return { ...school, connected: event.data, editWindowDays: event.data.editWindowDays };
    case 'SchoolRenamed':
      return school.connected
        ? { ...school, connected: { ...school.connected, title: event.data.title } }
        : school;
    case 'SchoolPlaced':
      return { ...school, place: event.data };
    case 'AcademicYearOpened':
    case 'AcademicYearChanged':
      return { ...school, years: { ...school.years, [event.data.yearId]: event.data } };
    case 'TermDefined':
      return { ...school, terms: { ...school.terms, [event.data.termId]: event.data } };
    case 'SubjectAdded':
      return { ...school, subjects: { ...school.subjects, [event.data.subjectId]: event.data.title } };
    case 'ScaleDefined': {
      const { scale, subjectId } = event.data;
      return subjectId === undefined
        ? { ...school, scale }
        : { ...school, scalesBySubject: { ...school.scalesBySubject, [subjectId]: scale } };
    }
    case 'WorkKindDefined':
      return { ...school, works: withVersion(school.works, event.data) };
    case 'RoundingSet':
      return { ...school, rounding: event.data.rounding };
    case 'EditWindowSet':
      return { ...school, editWindowDays: event.data.days };
    case 'RatingsSet':
      return { ...school, ratings: event.data.ratings };
    case 'TestLimitsSet':
      return { ...school, testLimits: event.data.limits };
    case 'ProxiesLimited':
      return { ...school, proxies: event.data.proxies };
    case 'CorrectionReasonListed':
      return { ...school, reasons: { ...school.reasons, [event.data.code]: event.data.title } };
    case 'CorrectionReasonDelisted': {
      const { [event.data.code]: _delisted, ...reasons } = school.reasons;
      return { ...school, reasons };
    }
    case 'DaysOffSet':
    case 'DaysOffAmended':
    case 'DaysOffWithdrawn':
    case 'DayShifted':
    case 'DayShiftWithdrawn':
      return { ...school, days: afterDayChange(school.days, event) };
    default:
      return school;
  }
};

/** What a journal page is opened with. */
export interface PageRules {
  readonly scale: Scale;
  readonly works: readonly WorkKind[];
  readonly rounding: Rounding;
  readonly editWindowDays: number;
}

/**
 * The rules that the school has for a subject on a day, such as the first of a term. Thresholds are of the grades of
 * the school's own scale: a subject that has another one rounds halves up.
 */
export const rulesFor = (school: School, subjectId: string, date: CivilDate): PageRules => {
  const ofSubject = own(school.scalesBySubject, subjectId);
  return {
    scale: ofSubject ?? scaleOf(school),
    works: workKindsOn(school.works, date),
    rounding: ofSubject ? HALF_UP : school.rounding,
    editWindowDays: school.editWindowDays,
  };
};

/** The school's scale; five points where it has defined none yet. */
export const scaleOf = ({ scale }: School): Scale => scale ?? SCALE_PRESETS.fivePoint;
