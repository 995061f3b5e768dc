import { expect } from '@jest/globals';
import type { PageEvent } from './page.events.js';
import type { Page } from './page.state.js';

/** What was written under a name, as it is now, and whether it was annulled, settled or withdrawn since. */
interface Entry {
  readonly value: unknown;
  readonly ended: boolean;
}

/**
 * Every value that a history wrote, as it is at its end, by what it is of.
 * @throws where a value is written over, or what changes or ends it doesn't name what it was.
 */
export const ledgerOf = (history: readonly PageEvent[]): Map<string, Entry> => {
  const entries = new Map<string, Entry>();
  const write = (key: string, value: unknown) => {
    expect(entries.has(key)).toBe(false);
    entries.set(key, { value, ended: false });
  };
  const change = (key: string, from: unknown, to: unknown) => {
    expect(entries.get(key)).toEqual({ value: from, ended: false });
    expect(to).not.toEqual(from);
    entries.set(key, { value: to, ended: false });
  };
  const end = (key: string, value: unknown) => {
    expect(entries.get(key)).toEqual({ value, ended: false });
    entries.set(key, { value, ended: true });
  };
  for (const { type, data } of history) {
    switch (type) {
      case 'LessonPlanned':
        write(`topic ${data.lessonId}`, data.topic);
        break;
      case 'LessonRecorded':
        // What was planned stays in the plan.
        entries.delete(`topic ${data.lessonId}`);
        write(`topic ${data.lessonId}`, data.topic);
        write(`held ${data.lessonId}`, data.number);
        break;
      case 'TopicChanged':
        change(`topic ${data.lessonId}`, data.from, data.to);
        break;
      case 'HomeworkSet': {
        const { pageId: _page, lessonId: _lesson, date: _date, homeworkId, ...task } = data;
        write(homeworkId, task);
        break;
      }
      case 'HomeworkAmended':
        change(data.homeworkId, data.from, data.to);
        break;
      case 'HomeworkWithdrawn':
        end(data.homeworkId, data.task);
        break;
      case 'GradeGiven':
        write(data.gradeId, [data.work, data.value]);
        break;
      case 'GradeCorrected':
        change(data.gradeId, [data.work, data.from], [data.work, data.to]);
        break;
      case 'GradeAnnulled':
        end(data.gradeId, [data.work, data.value]);
        break;
      case 'LateCorrectionRequested':
        write(data.requestId, data.gradeId);
        break;
      case 'LateCorrectionApproved':
      case 'LateCorrectionRefused':
      case 'LateCorrectionWithdrawn':
        end(data.requestId, data.gradeId);
        break;
      case 'DebtMarked':
        write(data.debtId, data.pupilId);
        break;
      case 'DebtSettled':
        end(data.debtId, data.pupilId);
        expect(entries.get(data.gradeId)?.ended).toBe(false);
        break;
      case 'DebtWithdrawn':
        end(data.debtId, data.pupilId);
        break;
      case 'AbsenceRecorded':
        write(`absence ${data.lessonId} ${data.pupilId}`, [data.code, data.minutes]);
        write(`reason ${data.lessonId} ${data.pupilId}`, data.code);
        break;
      case 'AbsenceReasonSet':
        change(`reason ${data.lessonId} ${data.pupilId}`, data.from, data.to);
        break;
      case 'AbsenceWithdrawn':
        // Another absence may be recorded in its place.
        end(`absence ${data.lessonId} ${data.pupilId}`, [data.code, data.minutes]);
        entries.delete(`absence ${data.lessonId} ${data.pupilId}`);
        entries.delete(`reason ${data.lessonId} ${data.pupilId}`);
        break;
      case 'RemarkMade':
        write(data.remarkId, data.pupilId);
        break;
      case 'RemarkWithdrawn':
        end(data.remarkId, data.pupilId);
        break;
      case 'TermGradeGiven':
        write(`term ${data.pupilId}`, data.value);
        break;
      case 'TermGradeCorrected':
        change(`term ${data.pupilId}`, data.from, data.to);
        break;
    }
  }
  return entries;
};

/** The same values as a page has them. */
export const valuesIn = ({ lessons, termGrades, lateRequests }: Page): Map<string, Entry> => {
  const entries = new Map<string, Entry>();
  const add = (key: string, value: unknown, ended = false) => entries.set(key, { value, ended });
  for (const [id, lesson] of Object.entries(lessons)) {
    if (lesson.stage !== 'expected') add(`topic ${id}`, lesson.topic);
    if (lesson.stage === 'held') add(`held ${id}`, lesson.number);
    for (const [key, { task, withdrawn }] of Object.entries(lesson.homework)) add(key, task, withdrawn);
    for (const [key, { work, value, annulled }] of Object.entries(lesson.grades))
      add(key, [work, value], annulled);
    for (const [key, { pupilId, open }] of Object.entries(lesson.debts)) add(key, pupilId, !open);
    for (const [key, { pupilId, withdrawn }] of Object.entries(lesson.remarks)) add(key, pupilId, withdrawn);
    for (const [pupilId, { code, minutes, reason }] of Object.entries(lesson.absences)) {
      add(`absence ${id} ${pupilId}`, [code, minutes]);
      add(`reason ${id} ${pupilId}`, reason ?? code);
    }
  }
  for (const [id, { asked, open }] of Object.entries(lateRequests)) add(id, asked.gradeId, !open);
  for (const [pupilId, value] of Object.entries(termGrades)) add(`term ${pupilId}`, value);
  return entries;
};
