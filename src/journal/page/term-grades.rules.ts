import { DomainError } from '../../eventing/domain-error.js';
import { averageOf, proposedOn } from '../../school/average.values.js';
import { EXEMPT, NOT_ASSESSED, numberOn, type Scale } from '../../school/scale.values.js';
import { mayWrite, mustBe, mustBeAsSeen } from './authority.rules.js';
import { Faults } from './faults.values.js';
import { scaleText } from './grades.rules.js';
import { mayCorrectLate } from './late-corrections.rules.js';
import type { CommandOf } from './page.command.js';
import type { PageEvent } from './page.events.js';
import type { OpenPage } from './page.state.js';
import { own } from '../../school/plain-data.values.js';
import type { Proposal } from './term-grade.events.js';
import { withoutTermGrade } from './term-grades.values.js';

export const giveTermGrades = (command: CommandOf<'GiveTermGrades'>, page: OpenPage): PageEvent[] => {
  const { pageId, scale, to } = page.opened;
  const late = mayWrite(page, command, { date: to });
  const faults = new Faults('grades');
  const named = new Set<string>();
  const events = command.grades.flatMap(({ pupilId, value }, index): PageEvent[] => {
    const given = own(page.termGrades, pupilId);
    if (given === value) return [];
    if (given !== undefined || named.has(pupilId)) {
      faults.add(index, 'pupilId', 'term-grade-already-given', 'has a term grade already: correct that one');
    }
    named.add(pupilId);
    if (!own(page.pupils, pupilId)) {
      faults.add(index, 'pupilId', 'pupil-not-on-page', 'does not stand on this page');
    }
    if (!isTermGrade(scale, value)) {
      faults.add(index, 'value', 'value-not-on-scale', termGradeText(scale));
    }
    return [
      { type: 'TermGradeGiven', data: { pageId, pupilId, value, ...proposalFor(page, pupilId), late } },
    ];
  });
  faults.refuse();
  return events;
};

export const correctTermGrade = (command: CommandOf<'CorrectTermGrade'>, page: OpenPage): PageEvent[] => {
  const { pupilId, value, reason } = command;
  const { pageId, scale, to } = page.opened;
  const from = own(page.termGrades, pupilId);
  if (from === undefined) {
    throw new DomainError('term-grade-not-found', 'The pupil has no term grade on this page.', 'not-found');
  }
  const late = mayWrite(page, command, { date: to, isCorrection: true });
  if (late) mayCorrectLate(page, command.by);
  mustBeAsSeen(command.from, from);
  if (!isTermGrade(scale, value)) {
    throw new DomainError('value-not-on-scale', 'The scale has no such grade.', 'rule', [
      { field: 'value', message: termGradeText(scale) },
    ]);
  }
  if (from === value) {
    throw new DomainError('grade-unchanged', 'The term grade has this value already.', 'conflict', [
      { field: 'value', message: 'is what the term grade is now' },
    ]);
  }
  const data = { pageId, pupilId, from, to: value, reason, ...proposalFor(page, pupilId), late };
  return [{ type: 'TermGradeCorrected', data }];
};

/** Whoever stands on the page at the term's end needs a term grade, or an explicit "not assessed" or "exempt". */
export const closePage = (command: CommandOf<'ClosePage'>, page: OpenPage): PageEvent[] => {
  if (page.closed) return [];
  const { pageId, to } = page.opened;
  mayWrite(page, command, { date: to });
  const ahead = Object.values(page.lessons).some(
    ({ date, cancelled, stage }) => date > command.today && !cancelled && stage !== 'expected',
  );
  if (ahead) {
    throw new DomainError(
      'lessons-ahead',
      'There are lessons to come on this page. Cancel them first.',
      'conflict',
    );
  }
  const missing = withoutTermGrade(page.pupils, page.termGrades, to);
  if (missing.length > 0) {
    throw new DomainError(
      'term-grades-missing',
      `Term grades are missing: ${missing.length.toString()}. Give them, or ${NOT_ASSESSED} or ${EXEMPT}.`,
      'rule',
      missing.map((pupilId) => ({ field: `termGrades.${pupilId}`, message: 'is missing' })),
    );
  }
  return [{ type: 'PageClosed', data: { pageId } }];
};

export const reopenPage = ({ by, reason }: CommandOf<'ReopenPage'>, page: OpenPage): PageEvent[] => {
  mustBe(by, 'deputyHead', 'admin');
  return page.closed ? [{ type: 'PageReopened', data: { pageId: page.opened.pageId, reason } }] : [];
};

/** What the pupil's grades of the term come to, with those that count from other pages. */
export const proposalFor = (page: OpenPage, pupilId: string): Proposal => {
  const { scale, rounding } = page.opened;
  const here = Object.values(page.lessons).flatMap(({ grades }) =>
    Object.values(grades).filter((grade) => grade.pupilId === pupilId && !grade.annulled),
  );
  const elsewhere = Object.values(own(page.takenOver, pupilId) ?? {}).flat();
  const average = averageOf(
    [...here, ...elsewhere].flatMap(({ value, work: { weight } }) => {
      const number = numberOn(scale, value);
      return number === undefined ? [] : [{ number, weight }];
    }),
  );
  return average === undefined ? {} : { average, proposed: proposedOn(scale, rounding, average) };
};

const isTermGrade = (scale: Scale, value: string): boolean =>
  value === EXEMPT || value === NOT_ASSESSED || numberOn(scale, value) !== undefined;

const termGradeText = (scale: Scale): string => `${scaleText(scale)}, or ${EXEMPT}, or ${NOT_ASSESSED}`;
