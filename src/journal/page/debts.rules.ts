import { DomainError } from '../../eventing/domain-error.js';
import { faultOfPupil, lessonByNow, mayWrite } from './authority.rules.js';
import { Faults } from './faults.values.js';
import { workOn, worksOn } from './grades.rules.js';
import type { CommandOf } from './page.command.js';
import type { PageEvent } from './page.events.js';
import { lessonOf } from './page-ids.values.js';
import type { OpenPage } from './page.state.js';
import { own } from '../../school/plain-data.values.js';

export const markDebts = (command: CommandOf<'MarkDebts'>, page: OpenPage): PageEvent[] => {
  const { lessonId, debts, today } = command;
  const lesson = lessonByNow(page, lessonId, today);
  const { date } = lesson;
  const late = mayWrite(page, command, { date, lessonId });
  const faults = new Faults('debts');
  const graded = Object.values(lesson.grades).filter(({ annulled }) => !annulled);
  const waiting = new Set(
    Object.values(lesson.debts)
      .filter(({ open }) => open)
      .map(({ pupilId, work }) => `${pupilId} ${work.code}`),
  );
  const ids = new Set(Object.keys(lesson.debts));
  const events = debts.flatMap(({ debtId, pupilId, work, dueOn, comment }, index): PageEvent[] => {
    const there = own(lesson.debts, debtId);
    if (there?.pupilId === pupilId && there.work.code === work) return [];
    const kind = workOn(page, work, date);
    if (!kind) faults.add(index, 'work', 'unknown-work', `is none of ${worksOn(page, date)}`);
    faultOfPupil(page, pupilId, date, index, faults);
    if (graded.some((grade) => grade.pupilId === pupilId && grade.work.code === work)) {
      faults.add(index, 'pupilId', 'grade-already-given', 'has a grade for this work in this lesson');
    } else if (waiting.has(`${pupilId} ${work}`)) {
      faults.add(index, 'pupilId', 'debt-already-marked', 'has an open debt for this work in this lesson');
    } else if (ids.has(debtId) || lessonOf(debtId) !== lessonId) {
      faults.add(index, 'debtId', 'debt-id-taken', 'is no free id of a debt in this lesson');
    }
    if (dueOn !== undefined && dueOn < today) {
      faults.add(index, 'dueOn', 'debt-due-in-past', `must not be before ${today}`);
    }
    waiting.add(`${pupilId} ${work}`);
    ids.add(debtId);
    if (!kind) return [];
    const place = { pageId: page.opened.pageId, lessonId, date };
    const more = { ...(dueOn === undefined ? {} : { dueOn }), ...(comment === undefined ? {} : { comment }) };
    return [{ type: 'DebtMarked', data: { ...place, debtId, pupilId, work: kind, ...more, late } }];
  });
  faults.refuse();
  return events;
};

export const withdrawDebt = (command: CommandOf<'WithdrawDebt'>, page: OpenPage): PageEvent[] => {
  const { debtId, reason } = command;
  const lessonId = lessonOf(debtId) ?? '';
  const lesson = own(page.lessons, lessonId);
  const debt = lesson && own(lesson.debts, debtId);
  if (!debt) throw new DomainError('debt-not-found', 'There is no such debt.', 'not-found');
  const { date } = lesson;
  const late = mayWrite(page, command, { date, lessonId, isCorrection: true });
  if (!debt.open) {
    throw new DomainError('debt-not-open', 'The debt was settled or withdrawn already.', 'conflict');
  }
  const place = { pageId: page.opened.pageId, lessonId, date };
  return [{ type: 'DebtWithdrawn', data: { ...place, debtId, pupilId: debt.pupilId, reason, late } }];
};
