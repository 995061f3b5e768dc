import { queryOptions } from '@tanstack/react-query';
import { kept } from './freshness.js';
import { request } from './request.js';
import { timetablePath, type Bell, type SchoolTerm } from './timetable.js';

export interface DaysOff {
  readonly daysOffId: string;
  readonly from: string;
  readonly to: string;
  readonly title: string;
}

export interface ShiftedDay {
  readonly date: string;
  /** By whose plan it goes; Monday is 1. */
  readonly weekday: number;
  readonly week?: 'A' | 'B';
  readonly bells?: readonly Bell[];
}

interface SchoolDays {
  readonly daysOff: readonly DaysOff[];
  readonly shiftedDays: readonly ShiftedDay[];
}

const schoolPath = (schoolId: string): string => `/api/schools/${encodeURIComponent(schoolId)}`;

export const schoolDaysQuery = (schoolId: string) =>
  queryOptions({
    queryKey: ['school-days', schoolId],
    queryFn: async ({ signal }) => (await request(`${schoolPath(schoolId)}/days`, { signal })) as SchoolDays,
    ...kept,
  });

/** Sets them, or amends those that there are. */
export const writeDaysOff = (schoolId: string, body: Omit<DaysOff, 'daysOffId'>, daysOffId?: string) =>
  daysOffId === undefined
    ? request(`${schoolPath(schoolId)}/days-off`, { method: 'POST', body })
    : request(`${schoolPath(schoolId)}/days-off/${encodeURIComponent(daysOffId)}`, { method: 'PUT', body });

export const withdrawDaysOff = (schoolId: string, daysOffId: string) =>
  request(`${schoolPath(schoolId)}/days-off/${encodeURIComponent(daysOffId)}/withdrawal`, {
    method: 'POST',
    body: {},
  });

export const shiftDay = (schoolId: string, body: ShiftedDay) =>
  request(`${schoolPath(schoolId)}/shifted-days`, { method: 'POST', body });

export const withdrawDayShift = (schoolId: string, date: string) =>
  request(`${schoolPath(schoolId)}/shifted-days/${encodeURIComponent(date)}/withdrawal`, {
    method: 'POST',
    body: {},
  });

export const setWeekPattern = (of: SchoolTerm, first: 'A' | 'B' | undefined) =>
  request(`${timetablePath(of)}/weeks`, { method: 'PUT', body: first === undefined ? {} : { first } });

export interface Occasion {
  readonly date: string;
  readonly from: number;
  readonly to: number;
  readonly title: string;
}

export const setOccasion = (of: SchoolTerm, body: Occasion) =>
  request(`${timetablePath(of)}/occasions`, { method: 'POST', body });

export const callOffOccasion = (of: SchoolTerm, occasionId: string) =>
  request(`${timetablePath(of)}/occasions/${encodeURIComponent(occasionId)}/calling-off`, {
    method: 'POST',
    body: {},
  });
