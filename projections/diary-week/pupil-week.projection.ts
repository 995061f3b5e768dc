import type { Projection } from '../../src/eventing/projection.js';
import type { AbsenceRecorded, GradeCorrected, GradeGiven } from '../../src/journal/page/page.events.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import { weekOf } from '../../src/school/civil-date.values.js';
import type { PupilWeek } from './read-model.js';

export const pupilWeekId = (pupilId: string, week: string): string => `${pupilId}:${week}`;

export const pupilWeek: Projection<PupilWeek, GradeGiven | GradeCorrected | AbsenceRecorded> = {
  name: 'diaryPupilWeek',
  version: 1,
  handles: ['GradeGiven', 'GradeCorrected', 'AbsenceRecorded'],

  idsOf: ({ data }) => [pupilWeekId(data.pupilId, weekOf(data.date))],

  evolve(document, event, id) {
    const { pupilId, lessonId } = event.data;
    const week: PupilWeek = document ?? { _id: id, pupilId, grades: {}, absences: {} };
    switch (event.type) {
      case 'GradeGiven': {
        const { gradeId, work, value, comment } = event.data;
        const given = { lessonId, work, value, givenAt: event.metadata.recordedAt, changes: [] };
        const grade = comment === undefined ? given : { ...given, comment };
        return { ...week, grades: { ...week.grades, [fieldOf(gradeId)]: grade } };
      }
      case 'GradeCorrected': {
        const { gradeId, from, to, reason } = event.data;
        const grade = week.grades[fieldOf(gradeId)];
        if (!grade) return week;
        const changes = [...grade.changes, { from, to, reason, at: event.metadata.recordedAt }];
        return { ...week, grades: { ...week.grades, [fieldOf(gradeId)]: { ...grade, value: to, changes } } };
      }
      case 'AbsenceRecorded': {
        const { code, minutes } = event.data;
        const absence = { code, ...(minutes === undefined ? {} : { minutes }) };
        return { ...week, absences: { ...week.absences, [fieldOf(lessonId)]: absence } };
      }
    }
  },
};
