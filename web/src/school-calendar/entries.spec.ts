import { describe, expect, it } from '@jest/globals';
import type { SchoolCalendar } from '../api/school-calendar.js';
import { dayIn, entriesIn, entriesOn } from './entries.js';

const [FRIDAY, SATURDAY, SUNDAY] = ['2026-11-27', '2026-11-28', '2026-11-29'];
const titled = { id: 'x', title: 'X' };
const test = (testId: string, date: string, number: number) => ({
  ...{ testId, pageId: 'p', date, number, title: 'Fractions', subject: titled, group: titled },
});
const meeting = (meetingId: string, startsAt: string) => ({
  ...{ meetingId, title: 'First term', startsAt, place: 'Room 12', calledOff: false, mayOpen: true },
});
const calendar: SchoolCalendar = {
  timeZone: 'Europe/Moscow',
  classes: [],
  terms: [],
  daysOff: [{ daysOffId: 'd', from: SATURDAY, to: SUNDAY, title: 'Town feast' }],
  shiftedDays: [{ date: FRIDAY, weekday: 1, otherBells: false }],
  occasions: [{ occasionId: 'o', date: FRIDAY, title: 'Sports day' }],
  tests: [test('t1', FRIDAY, 1), test('t2', FRIDAY, 3)],
  activities: [
    {
      ...{ activityId: 'a', title: 'Trip', startsAt: `${FRIDAY}T10:00`, endsAt: `${SUNDAY}T18:00` },
      ...{ place: 'By the gate', calledOff: false },
    },
  ],
  meetings: [meeting('m', `${FRIDAY}T08:00`)],
  consultations: [],
};
const idsOn = (date: string, kind?: Parameters<typeof entriesIn>[1]) =>
  entriesOn(entriesIn(calendar, kind), date).map(({ id }) => id);

describe('A day of the calendar', () => {
  it('has what is for the day before what has a time', () => {
    expect(idsOn(FRIDAY)).toEqual(['o', 't1', 't2', 'm', 'a']);
  });

  it('has what began before and lasts', () => {
    expect([idsOn(SATURDAY), idsOn(SUNDAY), idsOn('2026-11-30')]).toEqual([['a'], ['a'], []]);
  });

  it('has one kind alone where that is asked for', () => {
    expect(idsOn(FRIDAY, 'tests')).toEqual(['t1', 't2']);
  });

  it('says what it is off for, and by which plan it goes', () => {
    expect(dayIn(calendar, SUNDAY)).toEqual({ off: 'Town feast', shifted: undefined });
    expect(dayIn(calendar, FRIDAY)).toEqual({ off: undefined, shifted: calendar.shiftedDays[0] });
  });
});
