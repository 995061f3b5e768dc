import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { diaryHandler } from '../../test/support/diary-handler.js';
import { readsOf } from '../../test/support/folded-reads.js';
import { DiaryOf } from '../../projections/diary-week/queries.js';
import { fold } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { addDays } from '../school/civil-date.values.js';
import { HomeworkFiles } from './homework-files.js';
import { pageDecider } from './page/page.decider.js';
import type { HomeworkTask, PageEvent } from './page/page.events.js';
import {
  absenceRecorded,
  HOMEWORK,
  homeworkSet,
  lessonRecorded,
  MONDAY,
  NEXT_LESSON,
  nextLessonRecorded,
  pageOpened,
  pupilDelisted,
  pupilListed,
  TERM,
  TUESDAY,
} from './page/page.examples.js';
import { someHistory } from './page/page.history.arbitraries.js';

const SHEET = { fileId: 'f1', name: 'sheet.pdf', mediaType: 'application/pdf', size: 1 };
const NEXT_MONDAY = addDays(MONDAY, 7);
const pupil = (personId: string) => ({
  ...{ accountId: `account of ${personId}`, personId },
  roles: [{ role: 'pupil', schoolId: 'school1' } as const],
});

/** The files of homework after a history; what is known of the page here may be older. */
const filesAfter = (history: readonly PageEvent[], known = history): HomeworkFiles =>
  new HomeworkFiles(
    {
      known: () => Promise.resolve(fold(pageDecider, known)),
      load: () => Promise.resolve(fold(pageDecider, history)),
    },
    readsOf(history) as unknown as FreshReader,
    { open: () => Promise.resolve({ mediaType: SHEET.mediaType, size: 1, content: Buffer.from('1') }) },
  );

/** Whether somebody gets the sheet of homework; other ends than that there is none come through. */
const has = async (files: HomeworkFiles, pupilId: string, homeworkId = HOMEWORK): Promise<boolean> => {
  try {
    return (await files.open(homeworkId, SHEET.fileId, pupil(pupilId))).name === SHEET.name;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'file-not-found') return false;
    throw error;
  }
};

/** Monday's homework for the next Monday, with a sheet, and whatever else happened on the page. */
const withHomework = (...events: readonly PageEvent[]): readonly PageEvent[] => [
  ...[pageOpened(), lessonRecorded(), nextLessonRecorded()],
  homeworkSet({ dueOn: NEXT_MONDAY, files: [SHEET] }),
  ...events,
];

describe('a file of homework', () => {
  test('is for a pupil who is there when the homework is set, or when it is due', async () => {
    const listedOn = (date: string) => has(filesAfter(withHomework(pupilListed('anna', date))), 'anna');
    expect(await listedOn(MONDAY)).toBe(true);
    expect(await listedOn(TUESDAY)).toBe(true);
    expect(await listedOn(NEXT_MONDAY)).toBe(true);
    expect(await listedOn(addDays(NEXT_MONDAY, 1))).toBe(false);
    const leftOn = (date: string) =>
      has(filesAfter(withHomework(pupilListed('anna'), pupilDelisted('anna', date))), 'anna');
    expect(await leftOn(MONDAY)).toBe(true);
    expect(await leftOn(addDays(MONDAY, -1))).toBe(false);
  });

  test('is for a pupil of whom something stands in the lesson, though the place on the page is gone', async () => {
    const left = [pupilListed('anna'), pupilDelisted('anna', addDays(MONDAY, -1))];
    const away = absenceRecorded('anna');
    expect(await has(filesAfter(withHomework(...left, away)), 'anna')).toBe(true);
    const elsewhere = absenceRecorded('anna', 'absent', { lessonId: NEXT_LESSON, date: TUESDAY });
    expect(await has(filesAfter(withHomework(...left, elsewhere)), 'anna')).toBe(false);
  });

  test('is for single pupils where the homework is', async () => {
    const own = homeworkSet({ files: [SHEET], pupilIds: ['anna'] });
    const files = filesAfter(withHomework(pupilListed('anna'), pupilListed('boris'), own));
    expect([await has(files, 'anna'), await has(files, 'boris')]).toEqual([true, false]);
  });

  test('is for a pupil whom another process has listed since the page was looked at here', async () => {
    const history = withHomework(pupilListed('anna'));
    expect(await has(filesAfter(history, withHomework()), 'anna')).toBe(true);
  });
});

const homeworkInDiary = async (history: readonly PageEvent[], pupilId: string): Promise<Set<string>> => {
  const reads = readsOf(history);
  const asked = new DiaryOf(pupilId, TERM.from, TERM.to, 'pupil', undefined, reads);
  const lessons = (await diaryHandler.execute(asked)).days.flatMap((day) => day.lessons);
  return new Set(
    lessons.flatMap(({ homeworkDue, homeworkSet: set }) =>
      [...homeworkDue, ...set].map(({ homeworkId }) => homeworkId),
    ),
  );
};

/** The same history, with a sheet to all homework. */
const withSheets = (history: readonly PageEvent[]): readonly PageEvent[] => {
  const attached = <Task extends HomeworkTask>(task: Task): Task => ({ ...task, files: [SHEET] });
  return history.map((event): PageEvent => {
    switch (event.type) {
      case 'HomeworkSet':
        return { ...event, data: attached(event.data) };
      case 'HomeworkAmended':
        return {
          ...event,
          data: { ...event.data, from: attached(event.data.from), to: attached(event.data.to) },
        };
      default:
        return event;
    }
  });
};

const day = fc.constantFrom(
  '2026-11-02',
  '2026-11-03',
  '2026-11-04',
  '2026-11-05',
  '2026-11-12',
  '2026-11-13',
);
const stay = fc.record({ from: day, until: day });

/** The same history, in which pupils came to the page and left it on other days. */
const withStays = (
  history: readonly PageEvent[],
  stays: Readonly<Record<string, { readonly from: string; readonly until: string }>>,
): readonly PageEvent[] => [
  ...history.map((event): PageEvent => {
    const from = event.type === 'PupilListed' ? stays[event.data.pupilId]?.from : undefined;
    return event.type === 'PupilListed' && from !== undefined ? pupilListed(event.data.pupilId, from) : event;
  }),
  ...Object.entries(stays).map(([pupilId, { until }]) => pupilDelisted(pupilId, until)),
];

test('whoever has homework in the diary gets its files, whatever happens on the page', async () => {
  let shown = 0;
  let hidden = 0;
  await fc.assert(
    fc.asyncProperty(someHistory, fc.record({ anna: stay, boris: stay }), async (bare, stays) => {
      const history = withStays(withSheets(bare), stays);
      const files = filesAfter(history);
      const all = history.flatMap((event) => (event.type === 'HomeworkSet' ? [event.data.homeworkId] : []));
      for (const pupilId of ['anna', 'boris', 'vera', 'constructor']) {
        const inDiary = await homeworkInDiary(history, pupilId);
        for (const homeworkId of inDiary) expect(await has(files, pupilId, homeworkId)).toBe(true);
        shown += inDiary.size;
        for (const homeworkId of all) if (!(await has(files, pupilId, homeworkId))) hidden++;
      }
    }),
    { numRuns: 100 },
  );
  expect(shown).toBeGreaterThan(100);
  expect(hidden).toBeGreaterThan(100);
});
