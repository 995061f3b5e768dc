import { groupWeek, groupWeekId } from '../../../projections/diary-week/group-week.projection.js';
import { pupilWeek, pupilWeekId } from '../../../projections/diary-week/pupil-week.projection.js';
import { testsOfPage } from '../../../projections/planned-tests/projection.js';
import { classes } from '../../../projections/schools/class.projection.js';
import { dateOf, fieldOf, numberOf } from '../../journal/page/page-ids.values.js';
import { weekOf } from '../../school/civil-date.values.js';
import { needlessAbsence } from '../absence-news.js';
import { NotWorthTelling, projected, type Joining } from '../joining.js';
import type { Facts } from '../notice.js';
import type { LessonChange } from '../texts/told.js';
import type { Tellers } from './tellers.js';

/** What is told of lessons, and of a pupil in them. */
export const ofLessons: Tellers<
  'absence' | 'late' | 'remark' | 'homework' | 'test' | 'timetable' | 'own-lesson' | 'new-timetable'
> = {
  absence: async (notice, { date, lesson, withdrawn }) => {
    const pupilId = notice.pupilId();
    const needless = withdrawn
      ? undefined
      : await needlessAbsence(
          (projection, id) => notice.find(projection, id),
          pupilId,
          date,
          lesson?.lessonId,
        );
    if (needless) throw new NotWorthTelling(needless);
    const away = await notice.awayOn(date);
    if (!lesson) return { kind: 'absence', ...away, withdrawn };
    const { subjectId } = await notice.page(lesson.pageId);
    const number = numberOf(lesson.lessonId);
    const subject = await notice.subject(subjectId);
    return {
      ...{ kind: 'absence', ...away, withdrawn },
      lesson: { subject, ...(number === undefined ? {} : { number }) },
    };
  },

  late: async (notice, { pageId, date, minutes }) => {
    const by = minutes === undefined ? {} : { minutes };
    return { kind: 'late', ...(await notice.lessonOn(pageId, date)), ...by };
  },

  remark: async (notice, { pageId, date, remarkId, kind: remark, text }) => {
    const week = await notice.read(pupilWeek, pupilWeekId(notice.pupilId(), weekOf(date)));
    if (projected(week.remarks[fieldOf(remarkId)]).withdrawn) throw new NotWorthTelling('withdrawn');
    return {
      kind: 'remark',
      ...(await notice.lessonOn(pageId, date)),
      remark,
      text: await notice.open(text),
    };
  },

  /** As it is now: what was put off to another day is told for that one. */
  homework: async (notice, { pageId, lessonId, homeworkId, dueOn }) => {
    const pupilId = notice.pupilId();
    const setIn = groupWeekId(pageId, weekOf(dateOf(lessonId) ?? dueOn));
    const task = (await notice.read(groupWeek, setIn)).homework[fieldOf(homeworkId)];
    const isFor = task?.pupilIds?.includes(pupilId) ?? true;
    if (task?.dueOn !== dueOn || !isFor) throw new NotWorthTelling('withdrawn');
    const { subjectId } = await notice.page(pageId);
    return {
      ...{
        kind: 'homework',
        ...(await notice.pupilOn(dueOn)),
        subject: await notice.subject(subjectId),
        dueOn,
      },
      text: task.text,
      ...(task.minutes === undefined ? {} : { minutes: task.minutes }),
      files: task.files?.length ?? 0,
    };
  },

  /** Of a test that was moved or withdrawn since, another notice tells. */
  test: async (notice, facts) => {
    const { pageId, testId, lessonId, date, title, change, movedFrom, reason } = facts;
    const planned = (await notice.read(testsOfPage, pageId)).tests[fieldOf(testId)];
    if (change !== 'withdrawn' && planned?.lessonId !== lessonId) throw new NotWorthTelling('withdrawn');
    return {
      ...{ kind: 'test', ...(await notice.lessonOn(pageId, date)), title, what: change },
      ...numberIn(lessonId),
      ...(movedFrom === undefined ? {} : { movedFrom }),
      ...(reason === undefined ? {} : { reason }),
    };
  },

  timetable: async (notice, facts) => {
    const { pageId, lessonId, date } = facts;
    return {
      ...{ kind: 'timetable', ...(await notice.lessonOn(pageId, date)), ...numberIn(lessonId) },
      change: await lessonChange(notice, facts),
    };
  },

  'own-lesson': async (notice, facts) => {
    const { pageId, lessonId, date } = facts;
    const { groupId, subjectId } = await notice.page(pageId);
    return {
      ...{ kind: 'own-lesson', date, ...numberIn(lessonId), subject: await notice.subject(subjectId) },
      group: (await notice.read(classes, groupId)).title,
      change: await lessonChange(notice, facts),
      link: `${notice.options.publicUrl}/journal/${encodeURIComponent(pageId)}`,
    };
  },

  'new-timetable': (notice, { from, days }) =>
    Promise.resolve({
      ...{ kind: 'new-timetable', date: from },
      ...(days ? { days } : {}),
      link: `${notice.options.publicUrl}/`,
    }),
};

const lessonChange = async (
  notice: Joining,
  { change, reason, teacherId = '' }: Facts['timetable'],
): Promise<LessonChange> => {
  switch (change) {
    case 'cancelled':
      return { what: change, ...(reason === undefined ? {} : { reason }) };
    case 'substituted':
    case 'released':
      return { what: change, teacher: await notice.nameOf(teacherId) };
    case 'reinstated':
    case 'planned':
      return { what: change };
  }
};

const numberIn = (lessonId: string): { readonly number?: number } => {
  const number = numberOf(lessonId);
  return number === undefined ? {} : { number };
};
