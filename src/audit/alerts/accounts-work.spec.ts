import { describe, expect, it } from '@jest/globals';
import { readsOfLog } from '../../../test/support/folded-reads.js';
import type { CorrectionEvent } from '../../../projections/account-corrections/projection.js';
import type { Recorded } from '../../eventing/envelope.js';
import type { FinalGradeCorrected } from '../../journal/year-sheet/year-sheet.events.js';
import { RECOUNTED, termGradeCorrected, termGradeGiven } from '../../journal/page/page.examples.js';
import { connected, term, year } from '../../school/school.examples.js';
import { AccountsWork } from './accounts-work.js';
import { correctedOn, deputy, logOf, pageWithTeacher, teacherOf, type Entry } from './alerts.examples.js';
import { USUAL_THRESHOLDS } from './rules/thresholds.values.js';
import type { Reviewed } from './suspicion.decider.js';

const PAGE = '7b.math.q2';
const OTHER = '8a.math.q2';
const SEPTEMBER = '2026-09-01T08:00:00.000Z';
const by = (actor: Entry['actor'], at: string, event: Entry['event'], via?: Entry['via']): Entry => ({
  ...{ actor, at, event },
  ...(via === undefined ? {} : { via }),
});
const opened = [PAGE, OTHER]
  .flatMap(pageWithTeacher)
  .map((event) =>
    by({ accountId: 'system', personId: 'system', role: 'system' }, SEPTEMBER, event, 'system'),
  );

/** What is seen at the last entry. */
const seenAfter = async (entries: readonly Entry[], reviewed?: Reviewed) => {
  const log = logOf([...opened, ...entries]);
  const last = log.at(-1) as Recorded<CorrectionEvent>;
  return new AccountsWork(readsOfLog(log), USUAL_THRESHOLDS).upTo(last, reviewed);
};
const NOON = '2026-11-24T12:00:00.000Z';

describe('What an account corrected is seen', () => {
  it('with the school’s time, the page and its closing, and whether it serves the pupil', async () => {
    const [work] = await seenAfter([by(deputy, NOON, correctedOn(PAGE))]);
    expect(work?.pageIds).toEqual([PAGE]);
    expect(work?.seen).toMatchObject({
      ...{ at: NOON, local: '2026-11-24T12:00', page: PAGE, pupilId: 'anna', upward: true },
      ...{ ownPage: false, daysToClosing: 33, ordinary: false },
    });
    const [worse] = await seenAfter([by(deputy, NOON, correctedOn(PAGE, { from: '5', to: '3' }))]);
    expect(worse?.seen.upward).toBe(false);
  });

  it('as work in the own page, where whoever did it teaches there on that day', async () => {
    const [own] = await seenAfter([by(teacherOf(PAGE), NOON, correctedOn(PAGE))]);
    expect(own?.seen.ownPage).toBe(true);
    const [others] = await seenAfter([by(teacherOf(PAGE), NOON, correctedOn(OTHER))]);
    expect(others?.seen.ownPage).toBe(false);
    const lesson = correctedOn(OTHER).data;
    const substitute = {
      type: 'SubstituteAssigned',
      data: { ...lesson, number: 2, teacherId: teacherOf(PAGE).personId },
    };
    const [given] = await seenAfter([
      by(deputy, SEPTEMBER, substitute),
      by(teacherOf(PAGE), NOON, correctedOn(OTHER)),
    ]);
    expect(given?.seen.ownPage).toBe(true);
  });

  it('as one work, where it was graded in the same lesson for the same', async () => {
    const given = termGradeGiven('anna', '3');
    const corrected = termGradeCorrected('3', '4');
    const work = await seenAfter([
      by(deputy, NOON, { ...given, data: { ...given.data, pageId: PAGE } }),
      by(deputy, NOON, correctedOn(PAGE)),
      by(deputy, NOON, correctedOn(PAGE, { pupilId: 'boris' })),
      by(deputy, NOON, { ...corrected, data: { ...corrected.data, pageId: PAGE } }),
    ]);
    const [first, second, third] = work.map(({ seen }) => seen.work);
    expect(first).toBe(second);
    expect(first).not.toBe(third);
  });

  it('as a newcomer’s, where it is the first that the account ever wrote, for a month', async () => {
    const isNewcomer = async (...entries: readonly Entry[]) =>
      (await seenAfter(entries)).map(({ seen }) => seen.newcomer);
    const later = '2026-12-25T12:00:00.000Z';
    expect(await isNewcomer(by(deputy, NOON, correctedOn(PAGE)))).toEqual([true]);
    const lesson = {
      type: 'LessonRecorded',
      data: { ...correctedOn(PAGE).data, number: 2, topic: 'Powers' },
    };
    expect(await isNewcomer(by(deputy, NOON, lesson), by(deputy, NOON, correctedOn(PAGE)))).toEqual([false]);
    expect(
      await isNewcomer(by(deputy, NOON, correctedOn(PAGE)), by(deputy, later, correctedOn(PAGE))),
    ).toEqual([true, false]);
  });

  it('in order, as far back as a rule looks, and no further than the correction in question', async () => {
    const times = ['2026-07-20', '2026-08-01', '2026-10-31', '2026-11-24', '2026-11-24'];
    const entries = times.map((date) => by(deputy, `${date}T12:00:00.000Z`, correctedOn(PAGE)));
    const seen = (await seenAfter(entries)).map(({ seen: { at } }) => at.slice(0, 10));
    expect(seen).toEqual(times.slice(1));
    const log = logOf([...opened, ...entries]);
    const asked = log.at(-2) as Recorded<CorrectionEvent>;
    const work = await new AccountsWork(readsOfLog(log), USUAL_THRESHOLDS).upTo(asked, undefined);
    expect(work.map(({ seen: { at } }) => at.slice(0, 10))).toEqual(times.slice(1, -1));
  });

  it('without what was reviewed, unless it was found to be ordinary', async () => {
    const until = '2026-11-20T00:00:00.000Z';
    const entries = [
      by(deputy, '2026-11-19T12:00:00.000Z', correctedOn(PAGE)),
      by(deputy, NOON, correctedOn(PAGE)),
    ];
    const after = async (ordinarySince: string) =>
      (await seenAfter(entries, { personId: 'deputy', until, ordinarySince })).map(
        ({ seen }) => seen.ordinary,
      );
    expect(await after(until)).toEqual([false]);
    expect(await after('')).toEqual([true, false]);
    expect(await after('2026-11-19T12:00:00.000Z')).toEqual([false]);
  });

  it('where it is a final grade, in the last page of each group that is taught the subject', async () => {
    const pages = ['7b1.math.q1', '7b1.math.q2', '7b2.math.q2', '7b1.music.q2'].flatMap(pageWithTeacher);
    const school = [
      connected,
      { type: 'AcademicYearOpened', data: year },
      { type: 'TermDefined', data: { ...term, termId: 'q1' } },
      { type: 'TermDefined', data: { ...term, termId: 'q2' } },
      ...['7b1', '7b2'].map((classId) => ({
        type: 'GroupFormed',
        data: { classId, schoolId: 'school1', title: '7B', subjectId: 'math', partOf: '7b' },
      })),
    ];
    const corrected: FinalGradeCorrected = {
      type: 'FinalGradeCorrected',
      data: {
        ...{ classId: '7b', yearId: year.yearId, subjectId: 'math', pupilId: 'anna' },
        ...{ from: '3', to: '5', reason: RECOUNTED, late: false },
      },
    };
    const earlier = pages.map((event) =>
      event.type === 'PageOpened' && event.data.termId === 'q1'
        ? { ...event, data: { ...event.data, to: '2026-10-25' } }
        : event,
    );
    const before = [...school, ...earlier].map((event) => by(deputy, SEPTEMBER, event, 'system'));
    const [work] = await seenAfter([...before, by(deputy, NOON, corrected)]);
    expect(work?.pageIds).toEqual(['7b1.math.q2', '7b2.math.q2']);
    expect(work?.seen).toMatchObject({ page: `7b.${year.yearId}.math`, upward: true, ownPage: false });
    const [own] = await seenAfter([...before, by(teacherOf('7b2.math.q2'), NOON, corrected)]);
    expect(own?.seen.ownPage).toBe(true);
  });
});
