import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { frozen } from '../../../test/support/frozen.js';
import { fold } from '../../eventing/decider.js';
import { DomainError } from '../../eventing/domain-error.js';
import { pageDecider, type Page, type PageCommand } from './page.decider.js';
import type { PageEvent } from './page.events.js';
import {
  deputyHead,
  oral,
  PAGE,
  pageOpened,
  petrova,
  pupilListed,
  sealed,
  stranger,
  teacherAssigned,
  TERM,
  theImport,
  written,
} from './page.examples.js';
import { idInLesson, lessonIdOf } from './page-ids.values.js';

const mostly = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 19, arbitrary: usual }, { weight: 1, arbitrary: odd });

// Names that every JavaScript object has: ids come from outside, and nothing may be found under these.
const inEveryObject = fc.constantFrom('constructor', 'toString', '__proto__', '');

const lesson = fc
  .record({ day: fc.integer({ min: 2, max: 5 }), number: fc.integer({ min: 1, max: 2 }) })
  .map(({ day, number }) => ({ date: `2026-11-0${day.toString()}`, number }));
const lessonId = mostly(
  lesson.map(({ date, number }) => lessonIdOf(PAGE, date, number)),
  inEveryObject,
);
const date = fc.constantFrom('2026-10-01', '2026-11-03', '2026-11-04', '2026-11-05', '2026-12-01');
const period = fc.oneof(
  fc.constant({ from: TERM.from }),
  fc.record({ from: date }),
  fc.record({ from: date, until: date }).filter(({ from, until }) => from <= until),
);
const membership = (personId: fc.Arbitrary<string>) =>
  fc.tuple(personId, period).map(([id, when]) => ({ personId: id, ...when }));
const pupilId = mostly(fc.constantFrom('anna', 'boris', 'vera'), inEveryObject);
const value = mostly(fc.constantFrom('2', '3', '4', '5'), fc.constantFrom('1', '6', '04', 'five', ''));
const work = mostly(fc.constantFrom(oral.code, written.code), fc.constant('essay'));
const text = fc.constantFrom('Fractions', 'Decimals', 'Powers');
const gradeId = fc
  .tuple(lessonId, fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'))
  .map(([id, key]) => idInLesson(id, key));
const writing = {
  by: mostly(fc.constantFrom(petrova, deputyHead, theImport), fc.constant(stranger)),
  today: mostly(fc.constantFrom('2026-11-05', '2026-11-10'), fc.constantFrom('2026-11-02', '2026-12-24')),
};
const minutes = fc.constantFrom({}, { minutes: 10 }, { minutes: 20 });

const command: fc.Arbitrary<PageCommand> = fc.oneof(
  fc.record({ kind: fc.constant('OpenPage'), page: fc.constant(pageOpened().data) }),
  fc.record({
    kind: fc.constant('AssignTeachers'),
    teachers: fc.array(membership(fc.constantFrom('petrova', 'ivanov')), { maxLength: 3 }),
  }),
  fc.record({
    kind: fc.constant('ListPupils'),
    pupils: fc.array(membership(pupilId), { maxLength: 3 }),
  }),
  {
    weight: 4,
    arbitrary: fc
      .record({ kind: fc.constant('RecordLesson'), lesson, topic: text, ...writing })
      .map(({ lesson: which, ...rest }) => ({ ...rest, ...which })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        kind: fc.constant('SetHomework'),
        lessonId,
        key: fc.constantFrom('h1', 'h2'),
        dueOn: mostly(fc.constant('2026-11-12'), fc.constant('2026-11-02')),
        text,
        ...writing,
      })
      .map(({ key, ...rest }) => ({ ...rest, homeworkId: idInLesson(rest.lessonId, key) })),
  },
  {
    weight: 6,
    arbitrary: fc
      .record({
        kind: fc.constant('GiveGrades'),
        lessonId,
        entries: fc.array(
          fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), pupilId, work, value }),
          { minLength: 1, maxLength: 2 },
        ),
        ...writing,
      })
      .map(({ entries, ...rest }) => ({
        ...rest,
        grades: entries.map(({ key, ...grade }) => ({ ...grade, gradeId: idInLesson(rest.lessonId, key) })),
      })),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('CorrectGrade'),
      gradeId: mostly(gradeId, inEveryObject),
      value,
      reason: fc.constant(sealed('Recounted')),
      ...writing,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('RecordAbsences'),
      lessonId,
      absences: fc.array(
        fc
          .tuple(pupilId, fc.constantFrom('absent', 'ill', 'late'), minutes)
          .map(([id, code, more]) => ({ pupilId: id, code, ...more })),
        { minLength: 1, maxLength: 2 },
      ),
      ...writing,
    }),
  },
  fc.record({
    kind: fc.constant('GiveTermGrades'),
    grades: fc.array(fc.record({ pupilId, value }), { minLength: 1, maxLength: 2 }),
    ...writing,
  }),
);

const aPage: readonly PageEvent[] = [
  pageOpened(),
  teacherAssigned(),
  ...['anna', 'boris', 'vera'].map((id) => pupilListed(id)),
];
const commands = fc.array(command, { minLength: 1, maxLength: 60, size: 'max' });

/** What a page does with commands, one after another; anything but a DomainError comes through. */
const carryOut = (sent: readonly PageCommand[]) => {
  const history = [...aPage];
  let state: Page = frozen(fold(pageDecider, history));
  const accepted: PageCommand[] = [];
  for (const each of sent) {
    try {
      for (const event of pageDecider.decide(each, state)) {
        history.push(event);
        state = frozen(pageDecider.evolve(state, event));
      }
      accepted.push(each);
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return { history, state, accepted };
};

describe('whatever is sent to a page', () => {
  test('is carried out or refused by name, and much of it is carried out here', () => {
    let sent = 0;
    let carriedOut = 0;
    fc.assert(
      fc.property(commands, (each) => {
        sent += each.length;
        carriedOut += carryOut(each).accepted.length;
      }),
    );
    expect(carriedOut / sent).toBeGreaterThan(0.3);
  });

  test('leaves a history that leads to the same state when it is read from a store', () => {
    fc.assert(
      fc.property(commands, (sent) => {
        const { history, state } = carryOut(sent);
        expect(fold(pageDecider, JSON.parse(JSON.stringify(history)) as PageEvent[])).toEqual(state);
      }),
    );
  });

  test('is written once: sent again at once it makes nothing more', () => {
    fc.assert(
      fc.property(commands, command, (sent, last) => {
        const { state } = carryOut(sent);
        let after = state;
        const again = (): readonly PageEvent[] => {
          try {
            return pageDecider.decide(last, after);
          } catch (error) {
            if (error instanceof DomainError) return [];
            throw error;
          }
        };
        after = again().reduce((page, event) => pageDecider.evolve(page, event), state);
        expect(again()).toEqual([]);
      }),
    );
  });

  test('loses no value: each is written once, and every change names the value before it', () => {
    fc.assert(
      fc.property(commands, (sent) => {
        const { history, state } = carryOut(sent);
        const values = ledgerOf(history);
        for (const [id, { topic, grades, absences }] of Object.entries(state.lessons)) {
          expect(topic).toBe(values.get(`topic ${id}`));
          for (const [grade, now] of Object.entries(grades)) expect(now.value).toBe(values.get(grade));
          for (const [pupil, { code }] of Object.entries(absences)) {
            expect(code).toBe(values.get(`absence ${id} ${pupil}`));
          }
        }
        const counts = Object.values(state.lessons).map(({ grades }) => Object.keys(grades).length);
        const given = history.filter(({ type }) => type === 'GradeGiven');
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(given.length);
      }),
    );
  });
});

/** The newest values by what they are of. @throws where one is written over, or a change leaves out the one before. */
const ledgerOf = (history: readonly PageEvent[]): Map<string, string> => {
  const values = new Map<string, string>();
  const write = (key: string, to: string) => {
    expect(values.has(key)).toBe(false);
    values.set(key, to);
  };
  const change = (key: string, from: string, to: string) => {
    expect(values.get(key)).toBe(from);
    expect(to).not.toBe(from);
    values.set(key, to);
  };
  for (const { type, data } of history) {
    if (type === 'LessonRecorded') write(`topic ${data.lessonId}`, data.topic);
    if (type === 'TopicChanged') change(`topic ${data.lessonId}`, data.from, data.to);
    if (type === 'HomeworkSet') write(data.homeworkId, data.text);
    if (type === 'GradeGiven') {
      write(data.gradeId, data.value);
      write(`work ${data.lessonId} ${data.pupilId} ${data.work.code}`, data.gradeId);
    }
    if (type === 'GradeCorrected') change(data.gradeId, data.from, data.to);
    if (type === 'AbsenceRecorded') write(`absence ${data.lessonId} ${data.pupilId}`, data.code);
    if (type === 'TermGradeGiven') write(`term ${data.pupilId}`, data.value);
  }
  return values;
};
