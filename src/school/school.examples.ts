import type { CivilDate } from './civil-date.values.js';
import { SCALE_PRESETS } from './scale-presets.values.js';
import type { Scale, WorkKind } from './scale.values.js';
import type {
  AcademicYearOpened,
  SchoolConnected,
  SchoolEvent,
  SubjectAdded,
  TermDefined,
} from './school.events.js';

export const schoolId = 'school1';
export const TODAY: CivilDate = '2026-11-24';
export const TOMORROW: CivilDate = '2026-11-25';
export const { fivePoint, twentyPoint } = SCALE_PRESETS;

export const school: SchoolConnected['data'] = {
  schoolId,
  title: 'Hill School',
  timeZone: 'Europe/Lisbon',
  editWindowDays: 14,
};
export const connected: SchoolEvent = { type: 'SchoolConnected', data: school };
export const year: AcademicYearOpened['data'] = {
  schoolId,
  yearId: 'y1',
  title: '2026/27',
  from: '2026-09-01',
  to: '2027-06-30',
};
export const term: TermDefined['data'] = {
  schoolId,
  yearId: 'y1',
  termId: 'q1',
  title: 'First quarter',
  from: '2026-09-01',
  to: '2026-10-30',
};
export const subject: SubjectAdded['data'] = { schoolId, subjectId: 'math', title: 'Mathematics' };
export const subjectAdded: SchoolEvent = { type: 'SubjectAdded', data: subject };
export const oral: WorkKind = { code: 'oral', title: 'Oral answer', abbreviation: 'O', weight: 1 };

export const scaleDefined = (scale: Scale, subjectId?: string): SchoolEvent => ({
  type: 'ScaleDefined',
  data: { schoolId, scale, ...(subjectId === undefined ? {} : { subjectId }) },
});
export const workKindDefined = (work: WorkKind, from: CivilDate): SchoolEvent => ({
  type: 'WorkKindDefined',
  data: { schoolId, work, from },
});
export const thresholdsSet = (least: Readonly<Record<string, number>>): SchoolEvent => ({
  type: 'RoundingSet',
  data: { schoolId, rounding: { kind: 'thresholds', least } },
});
export const reasonListed = (code: string, title: string): SchoolEvent => ({
  type: 'CorrectionReasonListed',
  data: { schoolId, code, title },
});
