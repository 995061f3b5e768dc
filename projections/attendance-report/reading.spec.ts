import { describe, expect, test } from '@jest/globals';
import { MONDAY, TUESDAY } from '../../src/journal/page/page.examples.js';
import { daysInClass, pupilsWithin } from './reading.js';

const WEDNESDAY = '2026-11-25';
const dayOn = (date: string) => ({ date, lessons: [] });
/** Anna goes from 7B to 7A on Wednesday, Boris leaves 7B on Monday, Vera is announced for Wednesday. */
const class7b = {
  pupils: {
    anna: [{ from: '2026-09-01', until: TUESDAY }],
    boris: [{ from: '2026-09-01', until: MONDAY }],
    vera: [{ from: WEDNESDAY }],
  },
};
const class7a = { pupils: { anna: [{ from: WEDNESDAY }] } };

describe('the pupils of a class from one day to another', () => {
  test('are those who are in it on one of the days', () => {
    expect(pupilsWithin(class7b, { from: MONDAY, to: WEDNESDAY })).toEqual(['anna', 'boris', 'vera']);
    expect(pupilsWithin(class7b, { from: TUESDAY, to: TUESDAY })).toEqual(['anna']);
    expect(pupilsWithin(class7b, { from: WEDNESDAY, to: WEDNESDAY })).toEqual(['vera']);
  });
});

describe('the days of a pupil who changes class', () => {
  test('are each of the class that the pupil is in on that day', () => {
    const days = [dayOn(MONDAY), dayOn(TUESDAY), dayOn(WEDNESDAY)];
    expect(daysInClass(class7b, 'anna', days)).toEqual([dayOn(MONDAY), dayOn(TUESDAY)]);
    expect(daysInClass(class7a, 'anna', days)).toEqual([dayOn(WEDNESDAY)]);
    expect(daysInClass(class7a, 'boris', days)).toEqual([]);
  });
});
