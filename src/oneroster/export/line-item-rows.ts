import type { LessonColumn } from '../../../projections/journal-page/read-model.js';
import { groupBy } from '../../eventing/group-by.js';
import { writeRounding, writeScale } from '../settings.js';
import type { Cells } from '../written-files.js';
import { TITLES, type Categories } from './categories.js';
import type { Exported } from './exported.js';
import type { PageContent } from './page-content.js';

/** The line items of a page: itself, its lessons with what was written in each, and the grades of term and year. */
export function* lineItemsOf(
  page: PageContent,
  exported: Exported,
  categories: Categories,
): Generator<Cells> {
  const { ids } = exported;
  const { schoolId, groupId, termId, pageId, from, to, scale, rounding, editWindowDays } = page.opened;
  const range = scale.names ? {} : { resultValueMin: scale.min, resultValueMax: scale.max };
  const common = {
    ...{ classSourcedId: ids.own(groupId), academicSessionSourcedId: ids.own(termId) },
    schoolSourcedId: ids.school(schoolId),
  };
  const ofTerm = (purpose: 'page' | 'termGrade' | 'finalGrade'): Cells => ({
    ...common,
    ...{ sourcedId: ids.row(purpose, pageId), categorySourcedId: categories.of(purpose) },
    ...{ title: TITLES[purpose], assignDate: purpose === 'page' ? from : to, dueDate: to },
  });
  yield {
    ...ofTerm('page'),
    ...{ 'metadata.scale': writeScale(scale), 'metadata.rounding': writeRounding(rounding) },
    ...{ 'metadata.editWindow': editWindowDays, 'metadata.closed': page.closed ? 'yes' : '' },
  };
  for (const lesson of page.lessons) {
    const { date, number } = lesson;
    const inLesson = { ...common, assignDate: date, dueDate: date, 'metadata.lesson': number };
    yield { ...inLesson, ...lessonItself(lesson, exported), categorySourcedId: categories.of('lesson') };
    for (const [work] of worksIn(lesson)) {
      const sourcedId = ids.row('work', lesson._id, work.code);
      const categorySourcedId = categories.ofWork(schoolId, work);
      yield { ...inLesson, ...range, sourcedId, title: work.title, categorySourcedId };
    }
    for (const purpose of ['absence', 'remark'] as const) {
      const isEmpty =
        purpose === 'absence' ? Object.keys(lesson.absences).length === 0 : lesson.remarks.length === 0;
      if (isEmpty) continue;
      const sourcedId = ids.row(purpose, lesson._id);
      yield { ...inLesson, sourcedId, title: TITLES[purpose], categorySourcedId: categories.of(purpose) };
    }
    for (const task of homeworkIn(lesson, exported)) {
      yield { ...inLesson, ...task, categorySourcedId: categories.of('homework') };
    }
  }
  if (page.termGrades.size > 0) yield { ...ofTerm('termGrade'), ...range };
  if (page.finalGrades.length > 0) yield { ...ofTerm('finalGrade'), ...range };
}

/** The works that are graded in a lesson, or wait to be, with their grades and debts. */
export const worksIn = ({ grades, debts }: LessonColumn) => {
  const entries = [...grades.filter(({ status }) => status !== 'annulled'), ...debts];
  return [...groupBy(entries, ({ work }) => work.code).values()].map(
    (ofWork) => [ofWork[0].work, ofWork] as const,
  );
};

const lessonItself = (lesson: LessonColumn, exported: Exported): Cells => {
  const { _id, topic, stage, teacherId, cancelled, substitutes } = lesson;
  return {
    sourcedId: exported.ids.row('lesson', _id),
    title: stage === 'expected' ? TITLES.lesson : topic,
    description: cancelled?.reason,
    'metadata.stage': stage,
    'metadata.cancelled': cancelled ? 'yes' : '',
    'metadata.teacher': teacherId === undefined ? '' : exported.list([teacherId]),
    'metadata.substitutes': exported.list(substitutes),
  };
};

const LONGEST_TITLE = 80;

function* homeworkIn({ homework }: LessonColumn, exported: Exported): Generator<Cells> {
  for (const { homeworkId, text, dueOn, dueLesson, minutes, pupilIds } of homework) {
    const pupils = exported.list(pupilIds ?? []);
    // What was for people who have been erased is for nobody, not for everybody.
    if (pupilIds && pupils === '') continue;
    yield {
      sourcedId: exported.ids.entry('homework', homeworkId),
      title: Array.from(text).slice(0, LONGEST_TITLE).join(''),
      ...{ description: text, dueDate: dueOn, 'metadata.dueLesson': dueLesson, 'metadata.minutes': minutes },
      'metadata.pupils': pupils,
    };
  }
}
