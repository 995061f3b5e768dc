import { describe, expect, test } from '@jest/globals';
import { pageHead } from '../../../projections/journal-page/page-head.projection.js';
import { readsOf } from '../../../test/support/folded-reads.js';
import { positionOf } from '../../../test/support/recorded.js';
import { there } from '../../../test/support/there.js';
import type { AccountRole } from '../../access/account.events.js';
import type { Viewer } from '../../access/viewer.js';
import type { DomainEvent } from '../../eventing/decider.js';
import { aVault, theSchool } from '../../notices/family.examples.js';
import {
  lessonRecorded,
  NEXT_LESSON,
  PAGE,
  pupilDelisted,
  substituteAssigned,
  teacherReleased,
  TUESDAY,
} from '../../journal/page/page.examples.js';
import { FlagsShown } from './flags-shown.js';
import type { HealthFlag } from './health-flags.values.js';
import { HealthReader } from './health-told.js';

/** A Monday. */
const NOW = '2026-11-23T10:00:00.000Z';
const raised = (personId: string, flag: HealthFlag, until?: string): DomainEvent => ({
  type: 'HealthFlagRaised',
  data: {
    ...{ personId, flagId: flag, flag: { sealed: flag, of: personId, in: 'command' } },
    ...(until === undefined ? {} : { until }),
  },
});
const history: readonly DomainEvent[] = [
  ...theSchool,
  raised('anna', 'exemptFromSport', '2026-11-23'),
  raised('anna', 'asthma'),
  raised('anna', 'allergy', '2026-11-22'),
  raised('clara', 'diabetes'),
];
const who = (personId: string, role: AccountRole = 'teacher'): Viewer => ({
  ...{ accountId: 'a1', personId },
  roles: [{ role, schoolId: 'school1' }],
});

const shownTo = async (
  viewer: Viewer,
  { more = [], erased = [] }: { readonly more?: readonly DomainEvent[]; readonly erased?: string[] } = {},
): Promise<Readonly<Record<string, readonly HealthFlag[]>>> => {
  const reads = readsOf([...history, ...more]);
  const directory = { names: () => Promise.resolve((id: string) => id) };
  const health = new HealthReader(reads, aVault(...erased), directory);
  const classTeachers = {
    isClassTeacherOf: (teacherId: string, pupilId: string) =>
      Promise.resolve(teacherId === 'orlova' && pupilId === 'anna'),
  };
  const head = there(await reads.get(pageHead, PAGE), 'page');
  const shown = new FlagsShown({ reads, health, directory, classTeachers });
  return Object.fromEntries(await shown.onPage(viewer, head, NOW, positionOf(1)));
};

const annas = { anna: ['asthma', 'exemptFromSport'] };

describe('flags on the health of a page’s pupils', () => {
  test('are shown to whoever teaches them today, as long as they last', async () => {
    expect(await shownTo(who('petrova'))).toEqual(annas);
    expect(await shownTo(who('petrova'), { more: [teacherReleased('petrova', '2026-11-22')] })).toEqual({});
  });

  test('are shown to a substitute on the day of the lesson', async () => {
    const today = [substituteAssigned()];
    expect(await shownTo(who('sidorov'), { more: today })).toEqual(annas);
    const tomorrow = [
      lessonRecorded({ lessonId: NEXT_LESSON, date: TUESDAY, number: 1 }),
      substituteAssigned({ lessonId: NEXT_LESSON, date: TUESDAY, number: 1 }),
    ];
    expect(await shownTo(who('sidorov'), { more: tomorrow })).toEqual({});
  });

  test('are shown to the class teacher of each', async () => {
    expect(await shownTo(who('orlova'))).toEqual(annas);
  });

  test('are shown to nobody else who reads the page', async () => {
    for (const viewer of [who('stranger'), who('deputy', 'deputyHead'), who('petrova', 'auditor')])
      expect(await shownTo(viewer)).toEqual({});
  });

  test('are none of who stands on the page no more, or was erased', async () => {
    expect(await shownTo(who('petrova'), { more: [pupilDelisted('anna', '2026-11-22')] })).toEqual({});
    expect(await shownTo(who('petrova'), { erased: ['anna'] })).toEqual({});
  });
});
