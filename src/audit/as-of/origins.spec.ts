import { describe, expect, it } from '@jest/globals';
import { attendance } from '../../../projections/attendance/projection.js';
import { pupilWeek, pupilWeekId } from '../../../projections/diary-week/pupil-week.projection.js';
import { pagesOf } from '../../../projections/pages-of/projection.js';
import { meetingsOfClass } from '../../../projections/meetings/projection.js';
import { readsOf } from '../../../test/support/folded-reads.js';
import { inStreams, storeOf, theSchool } from '../../../test/support/logged-year.js';
import type { DomainEvent } from '../../eventing/decider.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import {
  aPageWithALesson,
  debtMarked,
  debtWithdrawn,
  MONDAY,
  PAGE,
  pageOpened,
  pupilDelisted,
  pupilListed,
  TERM,
} from '../../journal/page/page.examples.js';
import { pageIdOf } from '../../journal/page/page-ids.values.js';
import { weekOf } from '../../school/civil-date.values.js';
import { AsOfReads } from './as-of-reads.js';
import { Moment } from './moment.js';

const filed = { pupilId: 'anna', yearId: 'y1', filedId: 'anna.y1.c1' };
const certificate = { ...filed, from: MONDAY, to: MONDAY, code: 'ill', filedBy: 'nurse' };

/** Reads what was known before the last event of a history in the school. */
const beforeTheLast = (...history: readonly DomainEvent[]): Reads => {
  const log = inStreams([...theSchool, ...history]);
  const last = log.at(-2);
  if (!last) throw new Error('Nothing happened before.');
  return new AsOfReads({
    live: readsOf(log),
    store: storeOf(log),
    moment: Moment.of(last),
    skipsOf: () => Promise.resolve(new Set<string>()),
  });
};

describe('What no read model knows any more', () => {
  it('is a stay on a page that turned out never to have begun', async () => {
    const listed = pupilListed('vera', '2026-12-01');
    const reads = beforeTheLast(...aPageWithALesson, listed, pupilDelisted('vera', '2026-11-20'));
    expect((await reads.get(pagesOf, 'vera'))?.pages).toEqual([{ pageId: PAGE, from: '2026-12-01' }]);
  });

  it('is a debt that was withdrawn, in a week in which nothing else stands', async () => {
    const reads = beforeTheLast(...aPageWithALesson, debtMarked(), debtWithdrawn());
    const week = await reads.get(pupilWeek, pupilWeekId('anna', weekOf(MONDAY)));
    expect(Object.keys(week?.debts ?? {})).toHaveLength(1);
  });

  it('is that a certificate held that was withdrawn', async () => {
    const reads = beforeTheLast(
      { type: 'CertificateFiled', data: certificate },
      { type: 'FiledReasonWithdrawn', data: { ...filed, reason: { sealed: 'Another pupil’s' } } },
    );
    const [held] = Object.values((await reads.get(attendance, 'anna'))?.filed ?? {});
    expect(held).toMatchObject({ code: 'ill', withdrawn: false });
  });
});

it('A school’s and a group’s pages are those that were open then', async () => {
  const pageId = pageIdOf('7c', 'math', 'q2');
  const reads = beforeTheLast(...aPageWithALesson, pageOpened({ pageId, groupId: '7c' }));
  const pages = [{ pageId: PAGE, from: TERM.from }];
  expect((await reads.get(pagesOf, 'school1'))?.pages).toEqual(pages);
  expect((await reads.get(pagesOf, '7b'))?.pages).toEqual(pages);
  expect((await reads.get(pagesOf, '7c'))?.pages).toEqual([]);
});

it('A read model of which nobody has told where it comes from is not read as of a moment', async () => {
  const meeting = { meetingId: 'm1', schoolId: 'school1', classId: 'h7', timeZone: 'Europe/Lisbon' };
  const called = {
    type: 'MeetingCalled',
    data: { ...meeting, title: 'First term', startsAt: '2026-12-03T18:30' },
  };
  await expect(beforeTheLast(called).get(meetingsOfClass, 'h7')).rejects.toThrow('meetings');
});
