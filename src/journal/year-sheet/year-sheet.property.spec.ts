import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { frozen } from '../../../test/support/frozen.js';
import { fold } from '../../eventing/decider.js';
import { DomainError } from '../../eventing/domain-error.js';
import type { YearSheetCommand } from './year-sheet.command.js';
import { yearSheetDecider } from './year-sheet.decider.js';
import type { YearSheetEvent } from './year-sheet.events.js';
import {
  classTeacher,
  close,
  correct,
  deputyHead,
  give,
  petrova,
  reopen,
  terms,
} from './year-sheet.examples.js';
import type { YearSheet } from './year-sheet.state.js';

const pupilId = fc.constantFrom('anna', 'boris', 'vera', 'constructor', '__proto__');
const subjectId = fc.constantFrom('math', 'physics', 'toString');
const value = fc.constantFrom('2', '3', '4', '5', 'exempt', 'notAssessed', '6', '');
const by = fc.constantFrom(petrova, deputyHead, classTeacher);
const command: fc.Arbitrary<YearSheetCommand> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .record({
        subjectId,
        by,
        grades: fc.array(fc.record({ pupilId, value, terms: fc.constantFrom([], terms('4', '5')) }), {
          minLength: 1,
          maxLength: 2,
        }),
      })
      .map(({ grades, ...more }) => give(grades, more)),
  },
  {
    weight: 4,
    arbitrary: fc
      .record({ subjectId, pupilId, by, value })
      .map(({ value: to, ...more }) => correct(to, more)),
  },
  fc
    .record({ by, openPages: fc.constantFrom([], ['page']), pupilIds: fc.array(pupilId, { maxLength: 1 }) })
    .map(({ pupilIds, ...more }) => close({ ...more, subjects: [{ subjectId: 'math', pupilIds }] })),
  by.map(reopen),
);
const commands = fc.array(command, { minLength: 1, maxLength: 40, size: 'max' });

/** What a sheet does with commands, one after another; anything but a DomainError comes through. */
const carryOut = (sent: readonly YearSheetCommand[]) => {
  const history: YearSheetEvent[] = [];
  let sheet: YearSheet = frozen(yearSheetDecider.initial());
  for (const each of sent) {
    try {
      for (const event of yearSheetDecider.decide(each, sheet)) {
        history.push(event);
        sheet = frozen(yearSheetDecider.evolve(sheet, event));
      }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return { history, sheet };
};

describe('whatever is sent to a sheet of final grades', () => {
  test('leaves a history that leads to the same state when it is read from a store', () => {
    fc.assert(
      fc.property(commands, (sent) => {
        const { history, sheet } = carryOut(sent);
        expect(fold(yearSheetDecider, JSON.parse(JSON.stringify(history)) as YearSheetEvent[])).toEqual(
          sheet,
        );
      }),
    );
  });

  test('loses no value: each is given once, every change names the one before, and none is made in a closed year unmarked', () => {
    let changes = 0;
    fc.assert(
      fc.property(commands, (sent) => {
        const { history, sheet } = carryOut(sent);
        const values = new Map<string, string>();
        let closed = false;
        for (const { type, data } of history) {
          if (type === 'YearClosed' || type === 'YearReopened') closed = type === 'YearClosed';
          if (type === 'FinalGradeGiven') {
            expect(closed).toBe(false);
            expect(values.has(`${data.subjectId} ${data.pupilId}`)).toBe(false);
            values.set(`${data.subjectId} ${data.pupilId}`, data.value);
          }
          if (type === 'FinalGradeCorrected') {
            changes += 1;
            expect(data.late).toBe(closed);
            expect(values.get(`${data.subjectId} ${data.pupilId}`)).toBe(data.from);
            expect(data.to).not.toBe(data.from);
            values.set(`${data.subjectId} ${data.pupilId}`, data.to);
          }
        }
        const kept = Object.entries(sheet.finalGrades).flatMap(([subject, grades]) =>
          Object.entries(grades).map(([pupil, now]) => [`${subject} ${pupil}`, now] as const),
        );
        expect(new Map(kept)).toEqual(values);
      }),
    );
    expect(changes).toBeGreaterThan(20);
  });
});
