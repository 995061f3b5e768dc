import type { Projection } from '../../src/eventing/projection.js';
import type { HomeworkSet, LessonRecorded, TopicChanged } from '../../src/journal/page/page.events.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import { weekOf } from '../../src/school/civil-date.values.js';
import type { GroupWeek } from './read-model.js';

export const groupWeekId = (pageId: string, week: string): string => `${pageId}:${week}`;

export const groupWeek: Projection<GroupWeek, LessonRecorded | TopicChanged | HomeworkSet> = {
  name: 'diaryGroupWeek',
  version: 1,
  handles: ['LessonRecorded', 'TopicChanged', 'HomeworkSet'],

  idsOf(event) {
    const { pageId, date } = event.data;
    const weeks = [weekOf(date), ...(event.type === 'HomeworkSet' ? [weekOf(event.data.dueOn)] : [])];
    return [...new Set(weeks)].map((week) => groupWeekId(pageId, week));
  },

  evolve(document, event, id) {
    const { pageId, lessonId, date } = event.data;
    const week: GroupWeek = document ?? { _id: id, pageId, lessons: {}, homework: {} };
    switch (event.type) {
      case 'LessonRecorded': {
        const { number, topic, teacherId } = event.data;
        const lesson = { date, number, topic, ...(teacherId === undefined ? {} : { teacherId }) };
        return { ...week, lessons: { ...week.lessons, [fieldOf(lessonId)]: lesson } };
      }
      case 'TopicChanged': {
        const lesson = week.lessons[fieldOf(lessonId)];
        if (!lesson) return week;
        return {
          ...week,
          lessons: { ...week.lessons, [fieldOf(lessonId)]: { ...lesson, topic: event.data.to } },
        };
      }
      case 'HomeworkSet': {
        const { homeworkId, dueOn, text, minutes } = event.data;
        const homework = {
          lessonId,
          setOn: date,
          dueOn,
          text,
          ...(minutes === undefined ? {} : { minutes }),
        };
        return { ...week, homework: { ...week.homework, [fieldOf(homeworkId)]: homework } };
      }
    }
  },
};
