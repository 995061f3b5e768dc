import type { DaysOff, ShiftedDay } from '../timetable/school-days.values.js';
import type { CivilDate } from './civil-date.values.js';
import type { Ratings } from './ratings.values.js';
import type { TestLimits } from './test-limits.values.js';
import type { Rounding } from './rounding.values.js';
import type { Scale, WorkKind } from './scale.values.js';
import type {
  AcademicYearOpened,
  SchoolConnected,
  SchoolPlaced,
  SubjectAdded,
  TermDefined,
} from './school.events.js';

/** What a school should be like; whatever it isn't yet becomes a fact. */
export interface DaysHeld {
  readonly from: CivilDate;
  readonly to: CivilDate;
}

export type SchoolCommand =
  /** Of a school that is connected already the title follows; its time zone and edit window are settings of its own. */
  | { readonly kind: 'ConnectSchool'; readonly school: SchoolConnected['data'] }
  /** One that nobody has connected before. */
  | { readonly kind: 'ConnectNewSchool'; readonly school: SchoolConnected['data'] }
  | { readonly kind: 'PlaceSchool'; readonly place: SchoolPlaced['data'] }
  | { readonly kind: 'OpenYear'; readonly year: AcademicYearOpened['data'] }
  | { readonly kind: 'DefineTerm'; readonly term: TermDefined['data'] }
  /** A year with all its terms, written by hand. */
  | {
      readonly kind: 'DefineYear';
      readonly year: AcademicYearOpened['data'];
      readonly terms: readonly TermDefined['data'][];
      /** By term, the first and the last day on which the journal has lessons that were held. */
      readonly held: Readonly<Record<string, DaysHeld>>;
    }
  | { readonly kind: 'AddSubject'; readonly subject: SubjectAdded['data'] }
  /** The scale of every subject, or of one. */
  | { readonly kind: 'DefineScale'; readonly scale: Scale; readonly subjectId?: string }
  | {
      readonly kind: 'DefineWorkKind';
      readonly work: WorkKind;
      readonly from: CivilDate;
      /** The day on which this is decided, in the school's time zone. */
      readonly today: CivilDate;
    }
  | { readonly kind: 'SetRounding'; readonly rounding: Rounding }
  | { readonly kind: 'SetEditWindow'; readonly days: number }
  | { readonly kind: 'SetRatings'; readonly ratings: Ratings }
  | { readonly kind: 'SetTestLimits'; readonly limits: TestLimits }
  | { readonly kind: 'LimitProxies'; readonly proxies: number }
  | { readonly kind: 'ListCorrectionReason'; readonly code: string; readonly title: string }
  | { readonly kind: 'DelistCorrectionReason'; readonly code: string }
  | { readonly kind: 'SetDaysOff'; readonly daysOff: DaysOff }
  | { readonly kind: 'AmendDaysOff'; readonly daysOff: DaysOff }
  | { readonly kind: 'WithdrawDaysOff'; readonly daysOffId: string }
  | { readonly kind: 'ShiftDay'; readonly day: ShiftedDay }
  | { readonly kind: 'WithdrawDayShift'; readonly date: CivilDate };

export type CommandOf<Kind extends SchoolCommand['kind']> = Extract<SchoolCommand, { kind: Kind }>;
