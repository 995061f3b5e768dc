import type { Projection } from '../../src/eventing/projection.js';
import type {
  AbsenceRecorded,
  GradeCorrected,
  GradeGiven,
  HomeworkSet,
  LessonRecorded,
  TopicChanged,
} from '../../src/journal/page/page.events.js';
import type { LessonColumn } from './read-model.js';

type Handled = LessonRecorded | TopicChanged | HomeworkSet | GradeGiven | GradeCorrected | AbsenceRecorded;

export const lessonColumn: Projection<LessonColumn, Handled> = {
  name: 'journalLesson',
  version: 1,
  handles: [
    'LessonRecorded',
    'TopicChanged',
    'HomeworkSet',
    'GradeGiven',
    'GradeCorrected',
    'AbsenceRecorded',
  ],

  idsOf: ({ data }) => [data.lessonId],

  evolve(document, event, id) {
    if (event.type === 'LessonRecorded') {
      const { date, number, topic } = event.data;
      return { _id: id, date, number, topic, grades: [], absences: {}, homework: [] };
    }
    if (!document) throw new Error(`${event.type} came before the lesson ${id} was recorded.`);
    switch (event.type) {
      case 'TopicChanged':
        return { ...document, topic: event.data.to };
      case 'HomeworkSet': {
        const { homeworkId, lessonId, date, dueOn, text, minutes } = event.data;
        const homework = {
          homeworkId,
          lessonId,
          setOn: date,
          dueOn,
          text,
          ...(minutes === undefined ? {} : { minutes }),
        };
        return { ...document, homework: [...document.homework, homework] };
      }
      case 'GradeGiven': {
        const { gradeId, pupilId, work, value } = event.data;
        return {
          ...document,
          grades: [...document.grades, { gradeId, pupilId, work, value, corrected: false }],
        };
      }
      case 'GradeCorrected': {
        const { gradeId, to } = event.data;
        const grades = document.grades.map((grade) =>
          grade.gradeId === gradeId ? { ...grade, value: to, corrected: true } : grade,
        );
        return { ...document, grades };
      }
      case 'AbsenceRecorded': {
        const { pupilId, code, minutes } = event.data;
        const absence = { code, ...(minutes === undefined ? {} : { minutes }) };
        return { ...document, absences: { ...document.absences, [pupilId]: absence } };
      }
    }
  },
};
