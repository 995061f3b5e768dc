import type { Reads } from '../../src/eventing/fresh-reader.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import type { Directory } from '../../src/people/directory.js';
import { weekOf } from '../../src/school/civil-date.values.js';
import type { Days } from '../all-grades/span.js';
import type { Person } from '../diary-week/answer.js';
import { groupWeek, groupWeekId } from '../diary-week/group-week.projection.js';
import { teacherOf } from '../diary-week/lessons-of-group.js';
import type { GroupWeek } from '../diary-week/read-model.js';
import type { PageHead } from '../journal-page/read-model.js';
import { classes } from '../schools/class.projection.js';
import { schools } from '../schools/school.projection.js';
import type { HomeworkRow } from './answer.js';
import { weeksTelling, type DueTask } from './due.js';

/** The weeks of pages that tell all of their homework due on some days. */
export const weeksOf = async (
  reads: Reads,
  heads: readonly PageHead[],
  days: Days,
): Promise<readonly GroupWeek[]> => {
  const ids = heads.flatMap(({ _id, opened }) =>
    weeksTelling(opened, days).map((week) => groupWeekId(_id, week)),
  );
  return [...(await reads.getMany(groupWeek, ids)).values()];
};

/** Homework with its page, in the order in which it is due. */
export const rowsOf = async (
  { reads, directory }: { readonly reads: Reads; readonly directory: Directory },
  heads: readonly PageHead[],
  due: readonly DueTask[],
  audience: 'teachers' | 'pupil',
): Promise<readonly HomeworkRow[]> => {
  const setIn = ({ pageId, task }: DueTask) => groupWeekId(pageId, weekOf(task.setOn));
  const opened = new Map(heads.map((head) => [head._id, head.opened]));
  const [weeks, groupOf, schoolOf] = await Promise.all([
    reads.getMany(groupWeek, [...new Set(due.map(setIn))]),
    reads.getMany(classes, [...new Set(heads.map((head) => head.opened.groupId))]),
    reads.getMany(schools, [...new Set(heads.map((head) => head.opened.schoolId))]),
  ]);
  const teacherIn = (each: DueTask): string | undefined => {
    const lesson = weeks.get(setIn(each))?.lessons[fieldOf(each.task.lessonId)];
    return lesson && teacherOf(lesson);
  };
  const pupilsIn = ({ task }: DueTask) => (audience === 'teachers' ? task.pupilIds : undefined);
  const nameOf = await directory.names(
    new Set(due.flatMap((each) => [teacherIn(each) ?? [], pupilsIn(each) ?? []].flat())),
    reads,
  );
  const personOf = (id: string): Person => ({ id, name: nameOf(id) });
  return due
    .flatMap((each): HomeworkRow[] => {
      const page = opened.get(each.pageId);
      if (!page) return [];
      const { subjectId, groupId, schoolId } = page;
      const [teacherId, pupilIds] = [teacherIn(each), pupilsIn(each)];
      return [
        {
          ...each.shown,
          pageId: each.pageId,
          subject: { id: subjectId, title: schoolOf.get(schoolId)?.subjects[subjectId] ?? '' },
          group: { id: groupId, title: groupOf.get(groupId)?.title ?? '' },
          ...(teacherId === undefined ? {} : { teacher: personOf(teacherId) }),
          ...(pupilIds ? { pupils: pupilIds.map(personOf).sort(byName) } : {}),
        },
      ];
    })
    .sort(byDay);
};

const byName = (a: Person, b: Person): number => a.name.localeCompare(b.name);

const byDay = (a: HomeworkRow, b: HomeworkRow): number =>
  a.dueOn.localeCompare(b.dueOn) ||
  a.subject.title.localeCompare(b.subject.title) ||
  (a.homeworkId < b.homeworkId ? -1 : 1);
