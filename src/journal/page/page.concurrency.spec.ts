import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '../../eventing/decider.js';
import { aCommand, someCommands } from './page.arbitraries.js';
import { aPage } from './page.words.arbitraries.js';
import type { PageCommand } from './page.command.js';
import {
  aDebt,
  aGrade,
  amendHomework,
  annulGrade,
  approveLateCorrection,
  cancelLesson,
  closePage,
  correctGrade,
  correctTermGrade,
  giveGrades,
  giveTermGrades,
  makeRemark,
  markDebts,
  recordAbsences,
  recordLesson,
  refuseLateCorrection,
  requestLateCorrection,
  setHomework,
  setWorkKinds,
  withdrawAbsence,
  withdrawDebt,
  withdrawHomework,
  withdrawLateCorrection,
  withdrawRemark,
} from './page.commands.examples.js';
import { pageDecider } from './page.decider.js';
import {
  aFullPage,
  aPageWithALesson,
  DEBT,
  deputyHead,
  essay,
  gradeAnnulled,
  gradeCorrected,
  gradeGiven,
  gradeIdOf,
  homeworkAmended,
  homeworkWithdrawn,
  LESSON,
  pageClosed,
  petrova,
  substitute,
  substituteAssigned,
  TASK,
  termGradeGiven,
  written,
} from './page.examples.js';
import type { PageEvent } from './page.events.js';
import { ledgerOf, valuesIn } from './page.ledger.examples.js';
import { inTurn, race, twoProcesses } from './page.processes.examples.js';

/** Two commands of which one can be carried out, each with the code under which it is refused after the other. */
interface Conflict {
  readonly what: string;
  readonly history?: readonly PageEvent[];
  readonly one: readonly [PageCommand, string];
  readonly other: readonly [PageCommand, string];
}

describe('two people who write in a page at once', () => {
  const bothGrade = [
    giveGrades([aGrade('anna', '4')], { by: petrova }),
    giveGrades([aGrade('boris', '5')], { by: substitute }),
  ] as const;

  test('both have their grades written where they give them to different pupils', async () => {
    const history = [...aPageWithALesson, substituteAssigned()];
    const { won, lost, added } = await race(history, ...bothGrade);
    expect(won).toEqual([gradeGiven('5', { pupilId: 'boris' })]);
    expect(lost).toEqual([gradeGiven('4')]);
    expect(added).toEqual([gradeGiven('5', { pupilId: 'boris' }), gradeGiven('4')]);
  });

  test.each<[string, PageCommand, PageCommand]>([
    ['a grade and a new kind of work', giveGrades([aGrade('boris', '5')]), setWorkKinds([essay])],
    [
      'grades for different works',
      giveGrades([aGrade('boris', '5')]),
      giveGrades([aGrade('boris', '4', written)]),
    ],
    [
      'a grade and another pupil’s absence',
      annulGrade(),
      recordAbsences([{ pupilId: 'boris', code: 'ill' }]),
    ],
    [
      'a remark and homework',
      makeRemark({ remarkId: `${LESSON}.r2` }),
      setHomework({ homeworkId: `${LESSON}.h2` }),
    ],
    ['a topic and a term grade', recordLesson({ topic: 'Powers' }), correctTermGrade('5')],
    [
      'a debt and the withdrawal of another',
      markDebts([aDebt({ debtId: `${LESSON}.d2`, pupilId: 'boris' })]),
      withdrawDebt(),
    ],
  ])('both succeed with %s', async (_, one, other) => {
    for (const [loser, winner] of [
      [one, other],
      [other, one],
    ] as const) {
      const { won, lost, added } = await race(aFullPage, loser, winner);
      expect(won).toHaveLength(1);
      expect(lost).toHaveLength(1);
      expect(added).toEqual([won, lost].flat());
    }
  });

  const written5 = giveGrades([aGrade('boris', '5', written)]);
  const settle = { ...aGrade('anna', '4', written), debtId: DEBT };
  const closable = [...aFullPage, termGradeGiven('boris', '4'), termGradeGiven('vera', '4')];

  test.each<Conflict>([
    {
      what: 'grade a pupil for the same work',
      one: [written5, 'grade-already-given'],
      other: [
        giveGrades([{ ...aGrade('boris', '4', written), gradeId: `${LESSON}.g` }]),
        'grade-already-given',
      ],
    },
    {
      what: 'grade a pupil and record that the pupil was away',
      one: [written5, 'pupil-absent'],
      other: [recordAbsences([{ pupilId: 'boris', code: 'ill' }]), 'pupil-has-grade'],
    },
    {
      what: 'grade a pupil and mark a debt for the same work',
      one: [written5, 'debt-open'],
      other: [
        markDebts([aDebt({ debtId: `${LESSON}.d2`, pupilId: 'boris', work: written.code })]),
        'grade-already-given',
      ],
    },
    {
      what: 'settle a debt by different grades',
      one: [giveGrades([settle]), 'grade-already-given'],
      other: [giveGrades([{ ...settle, value: '3', gradeId: `${LESSON}.g` }]), 'grade-already-given'],
    },
    {
      what: 'settle and withdraw a debt',
      one: [giveGrades([settle]), 'debt-not-open'],
      other: [withdrawDebt(), 'debt-not-open'],
    },
    {
      what: 'correct a grade in the same way',
      one: [correctGrade('5'), 'grade-unchanged'],
      other: [correctGrade('5', { by: deputyHead }), 'grade-unchanged'],
    },
    {
      what: 'annul a grade',
      one: [annulGrade(), 'grade-annulled'],
      other: [annulGrade({ by: deputyHead }), 'grade-annulled'],
    },
    {
      what: 'approve and refuse what a teacher asked for',
      one: [approveLateCorrection(), 'late-request-decided'],
      other: [refuseLateCorrection(), 'late-request-decided'],
    },
    {
      what: 'approve and withdraw what a teacher asked for',
      one: [approveLateCorrection(), 'late-request-decided'],
      other: [withdrawLateCorrection(), 'late-request-decided'],
    },
    {
      what: 'approve what a teacher asked for and correct the grade',
      one: [approveLateCorrection(), 'changed-meanwhile'],
      other: [correctGrade('3', { by: deputyHead, from: '4' }), 'changed-meanwhile'],
    },
    {
      what: 'ask for the same grade',
      history: [...aPageWithALesson, substituteAssigned(), gradeGiven('4')],
      one: [requestLateCorrection(), 'late-request-open'],
      other: [
        requestLateCorrection(
          { what: 'annul', gradeId: gradeIdOf('anna') },
          { requestId: `${LESSON}.q2`, by: substitute },
        ),
        'late-request-open',
      ],
    },
    {
      what: 'grade a pupil and cancel the lesson',
      history: aPageWithALesson,
      one: [written5, 'lesson-cancelled'],
      other: [cancelLesson(), 'lesson-has-entries'],
    },
    {
      what: 'set different homework under one id',
      history: aPageWithALesson,
      one: [setHomework(), 'homework-already-set'],
      other: [setHomework({ text: 'No. 13' }), 'homework-already-set'],
    },
    {
      what: 'withdraw the same homework',
      one: [withdrawHomework(), 'homework-withdrawn'],
      other: [withdrawHomework({ reason: 'Done' }), 'homework-withdrawn'],
    },
    {
      what: 'record different absences of a pupil',
      one: [recordAbsences([{ pupilId: 'boris', code: 'ill' }]), 'absence-already-recorded'],
      other: [recordAbsences([{ pupilId: 'boris', code: 'late' }]), 'absence-already-recorded'],
    },
    {
      what: 'withdraw the same absence',
      one: [withdrawAbsence({ pupilId: 'vera' }), 'absence-not-found'],
      other: [withdrawAbsence({ pupilId: 'vera', by: deputyHead }), 'absence-not-found'],
    },
    {
      what: 'withdraw the same remark',
      one: [withdrawRemark(), 'remark-withdrawn'],
      other: [withdrawRemark({ by: deputyHead }), 'remark-withdrawn'],
    },
    {
      what: 'give a pupil different term grades',
      one: [giveTermGrades([{ pupilId: 'boris', value: '4' }]), 'term-grade-already-given'],
      other: [giveTermGrades([{ pupilId: 'boris', value: '5' }]), 'term-grade-already-given'],
    },
  ])('exactly one succeeds where they $what', async ({ history = aFullPage, one, other }) => {
    for (const [[loser, code], [winner]] of [
      [one, other],
      [other, one],
    ] as const) {
      const { won, lost, added } = await race(history, loser, winner);
      expect(lost).toBe(code);
      expect(added).toEqual(won);
      expect(added.length).toBeGreaterThan(0);
    }
  });

  test('change the same value one after the other, and the second change names what the first one made', async () => {
    expect(await race(aFullPage, correctGrade('3'), correctGrade('5'))).toMatchObject({
      added: [gradeCorrected('4', '5'), gradeCorrected('5', '3')],
    });
    const [to, next] = [
      { ...TASK, text: 'No. 13' },
      { ...TASK, text: 'No. 14' },
    ];
    expect(await race(aFullPage, amendHomework(next), amendHomework(to))).toMatchObject({
      added: [homeworkAmended(to), homeworkAmended(next, { from: to })],
    });
  });

  test('end a value as it is by then, and change none that was ended', async () => {
    expect(await race(aFullPage, annulGrade(), correctGrade('5'))).toMatchObject({
      added: [gradeCorrected('4', '5'), gradeAnnulled('5')],
    });
    expect(await race(aFullPage, correctGrade('5'), annulGrade())).toMatchObject({
      lost: 'grade-annulled',
      added: [gradeAnnulled('4')],
    });
    expect(await race(aFullPage, amendHomework({ text: 'No. 13' }), withdrawHomework())).toMatchObject({
      lost: 'homework-withdrawn',
      added: [homeworkWithdrawn()],
    });
  });

  test('write nothing in a page that was closed meanwhile', async () => {
    expect(await race(closable, written5, closePage())).toMatchObject({
      won: [pageClosed],
      lost: 'page-closed',
      added: [pageClosed],
    });
    expect(await race(closable, closePage(), annulGrade())).toMatchObject({
      added: [gradeAnnulled('4'), pageClosed],
    });
  });
});

describe('whatever two people send at once', () => {
  const histories = someCommands.map((sent) => [...aPage, ...inTurn(aPage, ...sent).added]);

  test('comes to what it would have come to one after the other', async () => {
    let raced = 0;
    let bothWrote = 0;
    await fc.assert(
      fc.asyncProperty(histories, aCommand, aCommand, async (history, loser, winner) => {
        const alone = inTurn(history, loser).added;
        if (alone.length === 0) return;
        const { won, lost, added } = await race(history, loser, winner);
        const expected = inTurn(history, winner, loser);
        raced++;
        if (expected.came.every((came) => typeof came !== 'string' && came.length > 0)) bothWrote++;
        expect([won, lost]).toEqual(expected.came);
        expect(added).toEqual(expected.added);
      }),
      { numRuns: 400 },
    );
    expect(raced).toBeGreaterThan(50);
    expect(bothWrote).toBeGreaterThan(10);
  });

  test('is neither lost nor doubled, however many commands there are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(aCommand, { minLength: 2, maxLength: 12, size: 'max' }), async (sent) => {
        const { written: stored, here, there } = await twoProcesses(aPage);
        const came = await Promise.all(
          sent.map((command, index) => (index % 2 === 0 ? here : there)(command)),
        );
        const history = stored();
        const answered = came.flatMap((each) => (typeof each === 'string' ? [] : each));
        expect(texts(history.slice(aPage.length))).toEqual(texts(answered));
        expect(valuesIn(fold(pageDecider, history))).toEqual(ledgerOf(history));
      }),
    );
  });
});

/** Events as texts in an order of their own, to compare them whoever was first. */
const texts = (events: readonly PageEvent[]): string[] => events.map((event) => JSON.stringify(event)).sort();
