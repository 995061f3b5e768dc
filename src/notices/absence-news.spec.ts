import { describe, expect, it } from '@jest/globals';
import { readsOf } from '../../test/support/folded-reads.js';
import type {
  CertificateFiled,
  DayAbsenceRecorded,
  DayAbsenceWithdrawn,
  FiledReasonWithdrawn,
} from '../attendance/attendance.events.js';
import type { DomainEvent } from '../eventing/decider.js';
import {
  absenceReasonSet,
  absenceRecorded,
  absenceWithdrawn,
  MONDAY,
  NEXT_LESSON,
  PAGE,
  sealed,
  TUESDAY,
} from '../journal/page/page.examples.js';
import { lessonIdOf } from '../journal/page/page-ids.values.js';
import { needlessAbsence } from './absence-news.js';

const ARTS = '7b.arts.q2';
const first = { pageId: ARTS, lessonId: lessonIdOf(ARTS, MONDAY, 1) };
const second = { pageId: PAGE, lessonId: lessonIdOf(PAGE, MONDAY, 2) };
const third = { pageId: PAGE, lessonId: lessonIdOf(PAGE, MONDAY, 3) };
const fourth = { pageId: ARTS, lessonId: lessonIdOf(ARTS, MONDAY, 4) };
const tenth = { pageId: ARTS, lessonId: lessonIdOf(ARTS, MONDAY, 10) };
const eleventh = { pageId: PAGE, lessonId: lessonIdOf(PAGE, MONDAY, 11) };
const absentIn = (lesson: typeof first) => absenceRecorded('anna', 'absent', lesson);
const excusedIn = (lesson: typeof first) => absenceReasonSet('absent', 'excused', lesson);

const ofAnna = { pupilId: 'anna', yearId: 'y1' };
const certificate = (from: string, to: string): CertificateFiled => ({
  type: 'CertificateFiled',
  data: { ...ofAnna, filedId: 'c1', filedBy: 'nurse', from, to, code: 'ill' },
});
const certificateWithdrawn: FiledReasonWithdrawn = {
  type: 'FiledReasonWithdrawn',
  data: { ...ofAnna, filedId: 'c1', reason: sealed('Another Anna') },
};
const awayAllDay = (code: 'absent' | 'excused' = 'absent'): DayAbsenceRecorded => ({
  type: 'DayAbsenceRecorded',
  data: { ...ofAnna, date: MONDAY, code },
});
const notAwayAllDay: DayAbsenceWithdrawn = {
  type: 'DayAbsenceWithdrawn',
  data: { ...ofAnna, date: MONDAY, reason: sealed('Came after all') },
};

/** Why Anna's guardians need not be told of her absence from a lesson, or of Monday's for the whole day. */
const needless = (history: readonly DomainEvent[], { lessonId }: { readonly lessonId?: string } = {}) => {
  const reads = readsOf(history);
  return needlessAbsence((projection, id) => reads.get(projection, id), 'anna', MONDAY, lessonId);
};

describe('guardians are told of an absence from a lesson', () => {
  it('the reason of which nobody knows', async () => {
    expect(await needless([absentIn(second)], second)).toBeUndefined();
  });

  it('and no longer once it was withdrawn', async () => {
    const withdrawn = absenceWithdrawn('absent', second);
    expect(await needless([absentIn(second), withdrawn], second)).toBe('withdrawn');
    expect(await needless([absentIn(second), withdrawn, absentIn(second)], second)).toBeUndefined();
  });

  it('and no longer once it is known to be none: the pupil came late', async () => {
    const late = absenceRecorded('anna', 'late', { ...second, minutes: 10 });
    expect(await needless([absentIn(second), late], second)).toBe('reason-known');
  });

  it('and no longer once a reason is set in the lesson', async () => {
    expect(await needless([absentIn(second), excusedIn(second)], second)).toBe('reason-known');
  });

  it('and not where a reason is filed for the day, unless that is withdrawn', async () => {
    const filed = certificate('2026-11-20', MONDAY);
    expect(await needless([filed, absentIn(second)], second)).toBe('reason-known');
    expect(await needless([filed, certificateWithdrawn, absentIn(second)], second)).toBeUndefined();
    expect(await needless([certificate(TUESDAY, TUESDAY), absentIn(second)], second)).toBeUndefined();
  });

  it('that doesn’t go on from the lesson before, in whichever page that stands', async () => {
    const whole = [first, second, third].map(absentIn);
    expect(await needless(whole, first)).toBeUndefined();
    expect(await needless(whole, second)).toBe('told-already');
    expect(await needless(whole, third)).toBe('told-already');
    expect(await needless([tenth, eleventh].map(absentIn), eleventh)).toBe('told-already');
  });

  it('and of each of two with a lesson in between', async () => {
    const two = [second, fourth].map(absentIn);
    expect(await needless(two, second)).toBeUndefined();
    expect(await needless(two, fourth)).toBeUndefined();
  });

  it('after a lesson that the pupil was late for', async () => {
    const history = [absenceRecorded('anna', 'late', first), absentIn(second)];
    expect(await needless(history, second)).toBeUndefined();
  });

  it('after one the absence from which was withdrawn', async () => {
    const history = [absentIn(first), absentIn(second), absenceWithdrawn('absent', first)];
    expect(await needless(history, second)).toBeUndefined();
  });

  it('after one the reason of which is known: of that one they may not have been told', async () => {
    expect(await needless([absentIn(first), excusedIn(first), absentIn(second)], second)).toBeUndefined();
  });

  it('after the lesson of that number on another day', async () => {
    const tuesday = absenceRecorded('anna', 'absent', { lessonId: NEXT_LESSON, date: TUESDAY });
    expect(await needless([tuesday, absentIn(second)], second)).toBeUndefined();
  });

  it('after one that somebody else is absent from', async () => {
    const boris = absenceRecorded('boris', 'absent', first);
    expect(await needless([boris, absentIn(second)], second)).toBeUndefined();
  });

  it('and not where they are told of the whole day, or its reason is known', async () => {
    expect(await needless([awayAllDay(), absentIn(second)], second)).toBe('told-already');
    expect(await needless([awayAllDay('excused'), absentIn(second)], second)).toBe('reason-known');
    expect(await needless([awayAllDay(), notAwayAllDay, absentIn(second)], second)).toBeUndefined();
  });
});

describe('guardians are told of an absence for a whole day', () => {
  it('the reason of which nobody knows', async () => {
    expect(await needless([awayAllDay()])).toBeUndefined();
    expect(await needless([awayAllDay(), absentIn(first)])).toBeUndefined();
  });

  it('and no longer once it was withdrawn', async () => {
    expect(await needless([awayAllDay(), notAwayAllDay])).toBe('withdrawn');
    expect(await needless([])).toBe('withdrawn');
  });

  it('and no longer once its reason is known', async () => {
    expect(await needless([awayAllDay(), awayAllDay('excused')])).toBe('reason-known');
    expect(await needless([awayAllDay(), certificate(MONDAY, TUESDAY)])).toBe('reason-known');
    expect(await needless([awayAllDay(), certificate(TUESDAY, TUESDAY)])).toBeUndefined();
  });
});
