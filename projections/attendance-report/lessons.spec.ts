import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { folded } from '../../test/support/projection-spec.js';
import { recorded } from '../../test/support/recorded.js';
import type { AnyProjection, ReadModel } from '../../src/eventing/projection.js';
import type { PageEvent } from '../../src/journal/page/page.events.js';
import {
  absenceReasonSet,
  absenceRecorded,
  lessonCancelled,
  lessonPlanned,
  lessonRecorded,
  lessonReinstated,
  LESSON,
  MONDAY,
  NEXT_LESSON,
  nextLessonRecorded,
  PAGE,
  pageOpened,
  pupilDelisted,
  pupilListed,
  sealed,
  TERM,
  TUESDAY,
} from '../../src/journal/page/page.examples.js';
import { someHistory } from '../../src/journal/page/page.history.arbitraries.js';
import { lessonIdOf } from '../../src/journal/page/page-ids.values.js';
import { isMemberOn } from '../../src/school/membership.values.js';
import { own } from '../../src/school/plain-data.values.js';
import { countedAbsence } from '../attendance/queries.js';
import type { Attendance } from '../attendance/read-model.js';
import { lessonColumn } from '../journal-page/lesson-column.projection.js';
import { pageHead } from '../journal-page/page-head.projection.js';
import type { LessonColumn, PageHead } from '../journal-page/read-model.js';
import { pageProgress } from '../performance/projection.js';
import type { PageProgress } from '../performance/read-model.js';
import { pupilDaysFrom, type PupilDay } from './lessons.js';
import { pupilAbsences, pupilAbsencesId } from './projection.js';
import type { PupilAbsences } from './read-model.js';

const documentsOf = <Doc extends ReadModel>(projection: unknown, history: readonly PageEvent[]) =>
  folded(
    projection as AnyProjection,
    history.map((event, index) => recorded(event, index + 1)),
  ) as Map<string, Doc>;

interface Asked {
  readonly from?: string;
  readonly to?: string;
  readonly pupilId?: string;
  readonly filed?: Attendance;
}

const readModelsAfter = (history: readonly PageEvent[]) => ({
  heads: documentsOf<PageHead>(pageHead, history),
  progress: documentsOf<PageProgress>(pageProgress, history),
  absences: documentsOf<PupilAbsences>(pupilAbsences, history),
});

/** A pupil's days by the read models, in the term unless other days are asked for. */
const daysIn = ({ heads, progress, absences }: ReturnType<typeof readModelsAfter>, asked: Asked) => {
  const { pupilId = 'anna', filed } = asked;
  const recordedOf = absences.get(pupilAbsencesId(pupilId, 'q2'))?.absences ?? {};
  const days = pupilDaysFrom([...heads.values()], progress, { ...TERM, ...asked });
  return days(pupilId, { absences: recordedOf, filed });
};

const daysAfter = (history: readonly PageEvent[], asked: Asked = {}): PupilDay[] =>
  daysIn(readModelsAfter(history), asked);

const opened = [pageOpened(), pupilListed('anna')];
const onMonday = { lessonId: LESSON, subjectId: 'math', date: MONDAY, number: 2 };
const onTuesday = { lessonId: NEXT_LESSON, subjectId: 'math', date: TUESDAY, number: 1 };

describe('a pupil’s days', () => {
  test('are those on which lessons were held, in their order', () => {
    const earlier = lessonIdOf(PAGE, MONDAY, 1);
    const lessons = [
      nextLessonRecorded(),
      lessonRecorded(),
      lessonRecorded({ lessonId: earlier, number: 1 }),
    ];
    expect(daysAfter([...opened, ...lessons])).toEqual([
      { date: MONDAY, lessons: [{ ...onMonday, lessonId: earlier, number: 1 }, onMonday] },
      { date: TUESDAY, lessons: [onTuesday] },
    ]);
  });

  test('have the lessons of every page on which the pupil stands', () => {
    const pageId = '7b.music.q2';
    const lessonId = lessonIdOf(pageId, MONDAY, 1);
    const music = [
      pageOpened({ pageId, subjectId: 'music' }),
      { ...pupilListed('anna'), data: { ...pupilListed('anna').data, pageId } },
      lessonRecorded({ pageId, lessonId, number: 1 }),
    ];
    const others = [pageOpened({ pageId: '7a.math.q2' }), lessonRecorded({ pageId: '7a.math.q2' })];
    const [monday] = daysAfter([...opened, lessonRecorded(), ...music, ...others]);
    expect(monday?.lessons).toEqual([{ lessonId, subjectId: 'music', date: MONDAY, number: 1 }, onMonday]);
  });

  test('have no lesson that is only planned, though the pupil is written down as away from it', () => {
    const planned = lessonPlanned();
    const away = absenceRecorded('anna', 'ill', { lessonId: NEXT_LESSON, date: TUESDAY });
    expect(daysAfter([...opened, planned, away])).toEqual([]);
    expect(daysAfter([...opened, planned, away, nextLessonRecorded()])).toEqual([
      { date: TUESDAY, lessons: [{ ...onTuesday, absence: { code: 'ill', recorded: 'ill' } }] },
    ]);
  });

  test('have no lesson that is cancelled, until it is reinstated', () => {
    const cancelled = [...opened, lessonRecorded(), lessonCancelled()];
    expect(daysAfter(cancelled)).toEqual([]);
    expect(daysAfter([...cancelled, lessonReinstated()])).toEqual([{ date: MONDAY, lessons: [onMonday] }]);
  });

  test('are those on which the pupil stood on the page', () => {
    const lessons = [lessonRecorded(), nextLessonRecorded()];
    const datesOf = (history: readonly PageEvent[]) => daysAfter(history).map(({ date }) => date);
    expect(datesOf([pageOpened(), pupilListed('anna', TUESDAY), ...lessons])).toEqual([TUESDAY]);
    expect(datesOf([...opened, ...lessons, pupilDelisted('anna', MONDAY)])).toEqual([MONDAY]);
    expect(datesOf([pageOpened(), pupilListed('boris'), ...lessons])).toEqual([]);
  });

  test('are those that are asked for, the first and the last included', () => {
    const history = [...opened, lessonRecorded(), nextLessonRecorded()];
    const dates = (from: string, to: string) => daysAfter(history, { from, to }).map(({ date }) => date);
    expect(dates(MONDAY, TUESDAY)).toEqual([MONDAY, TUESDAY]);
    expect(dates(MONDAY, MONDAY)).toEqual([MONDAY]);
    expect(dates(TUESDAY, TUESDAY)).toEqual([TUESDAY]);
  });

  test('have absences as they count now, without the note that says why', () => {
    const note = sealed('A cold');
    const certificate = {
      ...({ kind: 'certificate', from: MONDAY, to: MONDAY, code: 'ill', note, by: 'nurse' } as const),
      ...{ filedAt: '2026-11-24T09:00:00.000Z', withdrawn: false, changedAt: '9/9' },
    };
    const filed = { _id: 'anna', filed: { c1: certificate }, dayAbsences: {} };
    const absent = [...opened, lessonRecorded(), absenceRecorded('anna')];
    const absenceIn = ([day]: readonly PupilDay[]) => day?.lessons[0]?.absence;
    expect(absenceIn(daysAfter(absent))).toEqual({ code: 'absent', recorded: 'absent' });
    expect(absenceIn(daysAfter(absent, { filed }))).toEqual({ code: 'ill', recorded: 'absent' });
    const excused = absenceReasonSet('absent', 'excused', { note });
    expect(absenceIn(daysAfter([...absent, excused], { filed }))).toEqual({
      code: 'excused',
      recorded: 'absent',
    });
  });
});

/** The same from the lessons as the page shows them. */
const heldInColumns = (
  columns: Iterable<LessonColumn>,
  pupils: PageHead['pupils'],
  pupilId: string,
): object[] =>
  [...columns]
    .filter(({ stage, cancelled }) => stage === 'held' && cancelled === undefined)
    .filter(({ date }) => isMemberOn(pupils, pupilId, date))
    .map(({ _id: lessonId, date, absences }) => {
      const absence = own(absences, pupilId);
      return { lessonId, ...(absence ? { code: countedAbsence(absence, undefined, date).code } : {}) };
    });

test('whatever happens on a page, its pupils’ lessons and absences are those that the page shows', () => {
  let absences = 0;
  let withdrawn = 0;
  fc.assert(
    fc.property(someHistory, (history) => {
      withdrawn += history.filter(({ type }) => type === 'AbsenceWithdrawn').length;
      const readModels = readModelsAfter(history);
      const pupils = readModels.heads.get(PAGE)?.pupils ?? {};
      const columns = documentsOf<LessonColumn>(lessonColumn, history);
      for (const pupilId of ['anna', 'boris', 'vera', 'constructor']) {
        const lessons = daysIn(readModels, { pupilId }).flatMap((day) => day.lessons);
        const told = lessons.map(({ lessonId, absence }) => ({
          lessonId,
          ...(absence ? { code: absence.code } : {}),
        }));
        absences += lessons.filter(({ absence }) => absence !== undefined).length;
        const shown = heldInColumns(columns.values(), pupils, pupilId);
        expect(told).toHaveLength(shown.length);
        expect(told).toEqual(expect.arrayContaining(shown));
      }
    }),
    { numRuns: 300 },
  );
  expect(absences).toBeGreaterThan(50);
  expect(withdrawn).toBeGreaterThan(5);
});
