import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { frozen } from '../../../test/support/frozen.js';
import { fold } from '../../eventing/decider.js';
import { DomainError } from '../../eventing/domain-error.js';
import { isMemberOn, membersOn } from '../../school/membership.values.js';
import { aCommand, KINDS, someCommands } from './page.arbitraries.js';
import { aPage } from './page.words.arbitraries.js';
import type { PageCommand } from './page.command.js';
import { pageDecider } from './page.decider.js';
import type { PageEvent } from './page.events.js';
import { ledgerOf, valuesIn } from './page.ledger.examples.js';
import type { Lesson, Page } from './page.state.js';

/** An event with the command that made it. */
interface Done {
  readonly event: PageEvent;
  readonly command: PageCommand;
}

interface Carried {
  readonly history: readonly PageEvent[];
  readonly state: Page;
  readonly done: readonly Done[];
  readonly refused: readonly PageCommand[];
}

/** The events of a command, or the code of its refusal; anything but a DomainError comes through. */
const tried = (command: PageCommand, state: Page): readonly PageEvent[] | string => {
  try {
    return pageDecider.decide(command, state);
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
};

/** What a page does with commands, one after another, in states that nobody can change in place. */
const carryOut = (sent: readonly PageCommand[], look: (now: Carried) => void = () => {}): Carried => {
  const history = [...aPage];
  const done: Done[] = [];
  const refused: PageCommand[] = [];
  let state: Page = frozen(fold(pageDecider, history));
  for (const command of sent) {
    const events = tried(frozen(command), state);
    if (typeof events === 'string') {
      refused.push(command);
      continue;
    }
    for (const event of events) {
      history.push(event);
      done.push({ event, command });
      state = frozen(pageDecider.evolve(state, event));
    }
    if (events.length > 0) look({ history, state, done, refused });
  }
  return { history, state, done, refused };
};

describe('whatever is sent to a page', () => {
  test('is carried out or refused by name, and much of every kind is carried out here', () => {
    let sent = 0;
    let refused = 0;
    const effective = new Map<string, number>();
    fc.assert(
      fc.property(someCommands, (each) => {
        const carried = carryOut(each);
        sent += each.length;
        refused += carried.refused.length;
        for (const { kind } of new Set(carried.done.map(({ command }) => command))) {
          effective.set(kind, (effective.get(kind) ?? 0) + 1);
        }
      }),
      { numRuns: 400 },
    );
    expect(1 - refused / sent).toBeGreaterThan(0.3);
    // The page is open from the start: to open it is the one thing that never makes anything.
    const rare = KINDS.filter((kind) => kind !== 'OpenPage' && (effective.get(kind) ?? 0) < 12);
    expect(rare).toEqual([]);
  });

  test('leaves a history that leads to the same state when it is read from a store', () => {
    fc.assert(
      fc.property(someCommands, (sent) => {
        const { history, state } = carryOut(sent);
        expect(fold(pageDecider, JSON.parse(JSON.stringify(history)) as PageEvent[])).toEqual(state);
      }),
    );
  });

  test('leaves no trace where it was refused', () => {
    fc.assert(
      fc.property(someCommands, (sent) => {
        const { history, refused } = carryOut(sent);
        expect(carryOut(sent.filter((command) => !refused.includes(command))).history).toEqual(history);
      }),
    );
  });

  test('is written once: sent again at once it makes nothing more, and what can happen once is refused by name', () => {
    fc.assert(
      fc.property(someCommands, aCommand, (sent, last) => {
        const { state } = carryOut(sent);
        const first = tried(last, state);
        if (typeof first === 'string' || first.length === 0) return;
        const after = first.reduce((page, event) => pageDecider.evolve(page, event), state);
        expect(tried(last, after)).toEqual(ONCE[last.kind] ?? []);
      }),
      { numRuns: 300 },
    );
  });

  test('loses no value: each is written once, and whatever changes or ends it names what it was', () => {
    fc.assert(
      fc.property(someCommands, (sent) => {
        const { history, state } = carryOut(sent);
        expect(valuesIn(state)).toEqual(ledgerOf(history));
      }),
    );
  });
});

/** Where a second time would be another change, it is refused; everything else is simply there already. */
const ONCE: Partial<Record<PageCommand['kind'], string>> = {
  WithdrawHomework: 'homework-withdrawn',
  CorrectGrade: 'grade-unchanged',
  AnnulGrade: 'grade-annulled',
  RequestLateCorrection: 'late-request-open',
  ApproveLateCorrection: 'late-request-decided',
  RefuseLateCorrection: 'late-request-decided',
  WithdrawLateCorrection: 'late-request-decided',
  WithdrawDebt: 'debt-not-open',
  WithdrawAbsence: 'absence-not-found',
  MakeRemark: 'remark-id-taken',
  WithdrawRemark: 'remark-withdrawn',
  CorrectTermGrade: 'grade-unchanged',
};

describe('at every moment', () => {
  const always = (rule: (now: Carried) => void) => {
    let moments = 0;
    fc.assert(
      fc.property(someCommands, (sent) => {
        carryOut(sent, (now) => {
          moments++;
          rule(now);
        });
      }),
    );
    expect(moments).toBeGreaterThan(500);
  };
  const lessonsOf = ({ state }: Carried) => Object.entries(state.lessons);
  const liveGrades = ({ grades }: Lesson) => Object.entries(grades).filter(([, { annulled }]) => !annulled);

  test('whoever was away has no grade of the lesson, unless it was made up for or the books said so', () => {
    let seen = 0;
    always((now) => {
      const imported = new Set(
        now.done.flatMap(({ event, command }) =>
          'by' in command && command.by.role === 'import' ? [entryOf(event)] : [],
        ),
      );
      for (const [lessonId, lesson] of lessonsOf(now)) {
        for (const [gradeId, { pupilId, windowFrom }] of liveGrades(lesson)) {
          const absence = lesson.absences[pupilId];
          if (!absence || absence.code === 'late') continue;
          if (imported.has(gradeId) || imported.has(`${lessonId} ${pupilId}`)) continue;
          seen++;
          expect(windowFrom > lesson.date).toBe(true);
        }
      }
    });
    expect(seen).toBeGreaterThan(0);
  });

  test('a pupil has no more grades for a work than its kind allows', () => {
    always((now) => {
      for (const [, lesson] of lessonsOf(now)) {
        const live = liveGrades(lesson).map(([, grade]) => grade);
        for (const { pupilId, work } of live) {
          const same = live.filter((grade) => grade.pupilId === pupilId && grade.work.code === work.code);
          expect(same.length).toBeLessThanOrEqual(Math.max(...same.map((grade) => grade.work.grades ?? 1)));
        }
      }
    });
  });

  test('a cancelled lesson holds nothing that stands', () => {
    always((now) => {
      for (const [, lesson] of lessonsOf(now)) {
        if (!lesson.cancelled) continue;
        const { debts, absences, homework, remarks } = lesson;
        expect(liveGrades(lesson)).toEqual([]);
        expect(Object.values(debts).filter(({ open }) => open)).toEqual([]);
        expect(absences).toEqual({});
        const rest = [...Object.values(homework), ...Object.values(remarks)];
        expect(rest.filter(({ withdrawn }) => !withdrawn)).toEqual([]);
      }
    });
  });

  test('a page that is being closed has a term grade for everybody who stands on it at its end', () => {
    let closed = 0;
    always(({ state, history }) => {
      if (history.at(-1)?.type !== 'PageClosed') return;
      closed++;
      const { pupils, opened, termGrades } = state;
      const standing = membersOn(pupils, opened?.to ?? '');
      expect(Object.keys(termGrades)).toEqual(expect.arrayContaining(standing));
    });
    expect(closed).toBeGreaterThan(0);
  });

  test('a closed page is only put right, by nobody but the deputy head, until it is reopened', () => {
    let seen = 0;
    always(({ history, done }) => {
      const last = done.at(-1);
      if (!last || !fold(pageDecider, history.slice(0, -1)).closed) return;
      const { command, event } = last;
      if (!('by' in command)) return;
      if (IN_A_CLOSED_PAGE.includes(command.kind)) return;
      seen++;
      expect(command.by.role).toBe('deputyHead');
      expect(CORRECTIONS).toContain(event.type);
      if ('late' in event.data) expect(event.data.late).toBe(true);
    });
    expect(seen).toBeGreaterThan(0);
  });

  test('what a teacher asked for is written with an approval behind it, by a deputy head who did not ask', () => {
    let seen = 0;
    always(({ history, done }) => {
      const last = done.at(-1);
      if (last?.event.type !== 'LateCorrectionApproved' || last.command.kind !== 'ApproveLateCorrection') {
        return;
      }
      seen++;
      const { requestId, gradeId, teacherId } = last.event.data;
      const { by } = last.command;
      expect(by.role).toBe('deputyHead');
      expect(by.personId).not.toBe(teacherId);
      const asked = history.find(
        (event) => event.type === 'LateCorrectionRequested' && event.data.requestId === requestId,
      );
      const before = history.at(-2);
      const written = before?.type === 'DebtSettled' ? history.at(-3) : before;
      expect(asked?.data).toMatchObject({ gradeId, teacherId });
      expect(written?.data).toMatchObject({ gradeId, asked: { requestId, teacherId } });
    });
    expect(seen).toBeGreaterThan(0);
  });

  test('a grade is asked for at most once at a time', () => {
    always(({ state }) => {
      const asked = Object.values(state.lateRequests).flatMap((request) =>
        request.open ? [request.asked.gradeId] : [],
      );
      expect(new Set(asked).size).toBe(asked.length);
    });
  });

  test('nothing is recorded in a lesson before its day', () => {
    always(({ done }) => {
      const last = done.at(-1);
      if (!last || !('by' in last.command) || !('date' in last.event.data)) return;
      if (OF_ITS_DAY.includes(last.event.type)) {
        expect(last.event.data.date <= last.command.today).toBe(true);
      }
    });
  });

  test('nothing new is written for a pupil on a day on which the pupil does not stand on the page', () => {
    always(({ done, state }) => {
      const last = done.at(-1);
      if (!last || !OF_ITS_DAY.includes(last.event.type)) return;
      const { data } = last.event;
      if ('pupilId' in data && 'date' in data) {
        expect(isMemberOn(state.pupils, data.pupilId, data.date)).toBe(true);
      }
    });
  });
});

const CORRECTIONS: readonly string[] = [
  ...['GradeCorrected', 'GradeAnnulled', 'DebtWithdrawn', 'AbsenceReasonSet', 'AbsenceWithdrawn'],
  ...['RemarkWithdrawn', 'TermGradeCorrected', 'LateCorrectionApproved'],
];

/** What changes nothing in the page, and may be sent to a closed one. */
const IN_A_CLOSED_PAGE: readonly PageCommand['kind'][] = [
  ...(['ReopenPage', 'AllowLateCorrections', 'RequestLateCorrection'] as const),
  ...(['RefuseLateCorrection', 'WithdrawLateCorrection'] as const),
];

/** What tells of a lesson that was held. */
const OF_ITS_DAY: readonly string[] = [
  ...['LessonRecorded', 'GradeGiven', 'DebtMarked', 'AbsenceRecorded', 'RemarkMade'],
];

/** A name for the grade or absence that an event recorded. */
const entryOf = ({ type, data }: PageEvent): string => {
  if (type === 'GradeGiven') return data.gradeId;
  return type === 'AbsenceRecorded' ? `${data.lessonId} ${data.pupilId}` : '';
};
