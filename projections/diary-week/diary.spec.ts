import { describe, expect, test } from '@jest/globals';
import { diaryHandler } from '../../test/support/diary-handler.js';
import { readsOf } from '../../test/support/folded-reads.js';
import type { CertificateFiled } from '../../src/attendance/attendance.events.js';
import type { WeekAcknowledged } from '../../src/diary/diary.events.js';
import type { DomainEvent } from '../../src/eventing/decider.js';
import {
  absenceRecorded,
  aPageWithALesson,
  debtMarked,
  gradeAnnulled,
  gradeGiven,
  homeworkSet,
  LESSON,
  MONDAY,
  NEXT_LESSON,
  nextLessonRecorded,
  pupilDelisted,
  remarkMade,
  sealed,
} from '../../src/journal/page/page.examples.js';
import type { ExemptionGranted } from '../../src/people/exemptions/exemption.events.js';
import type {
  SchoolConnected,
  SubjectAdded,
  CorrectionReasonListed,
} from '../../src/school/school.events.js';
import type { Diary, DiaryAudience, DiaryLesson } from './answer.js';
import { DiaryOf } from './queries.js';

const SUNDAY = '2026-11-29';
const anna = { pupilId: 'anna', yearId: 'y1' };
const theSchool: readonly (SchoolConnected | SubjectAdded | CorrectionReasonListed)[] = [
  {
    type: 'SchoolConnected',
    data: { schoolId: 'school1', title: 'Hill School', timeZone: 'Europe/Lisbon', editWindowDays: 14 },
  },
  { type: 'SubjectAdded', data: { schoolId: 'school1', subjectId: 'math', title: 'Mathematics' } },
  {
    type: 'CorrectionReasonListed',
    data: { schoolId: 'school1', code: 'wrongEntry', title: 'Wrong entry' },
  },
];
const certificate: CertificateFiled = {
  type: 'CertificateFiled',
  data: {
    ...anna,
    ...{ filedId: 'c1', filedBy: 'nurse', from: MONDAY, to: MONDAY, code: 'ill', note: sealed('A cold') },
  },
};
const exempt = (subjectId: string): ExemptionGranted => ({
  type: 'ExemptionGranted',
  data: {
    ...{ personId: 'anna', exemptionId: subjectId, subjectId, from: MONDAY, to: MONDAY },
    why: sealed('A sprain'),
  },
});
const signed = (seen: string): WeekAcknowledged => ({
  type: 'WeekAcknowledged',
  data: { pupilId: 'anna', week: '2026-W48', guardianId: 'mother', seen },
});

const diaryOf = (
  history: readonly DomainEvent[],
  audience: DiaryAudience = 'guardian',
  to = SUNDAY,
): Promise<Diary> =>
  diaryHandler.execute(
    new DiaryOf(
      'anna',
      MONDAY,
      to,
      audience,
      undefined,
      readsOf([...theSchool, ...aPageWithALesson, ...history]),
    ),
  );
const lessonIn = ({ days }: Diary, lessonId: string): DiaryLesson | undefined =>
  days.flatMap(({ lessons }) => lessons).find((lesson) => lesson.lessonId === lessonId);
/** The position of the first event that a history adds to the school and its page. */
const FIRST = theSchool.length + aPageWithALesson.length + 1;
const at = (number: number) => `${number.toString()}/${number.toString()}`;

describe("a pupil's diary", () => {
  test('has the lessons of the pupil’s groups, with what stands in them for the pupil', async () => {
    const lesson = lessonIn(
      await diaryOf([gradeGiven('4'), gradeGiven('2', { pupilId: 'boris' }), debtMarked()]),
      LESSON,
    );
    expect(lesson).toMatchObject({
      subject: { id: 'math', title: 'Mathematics' },
      grades: [{ value: '4', status: 'given' }],
      debts: [{ work: { abbreviation: 'O' } }],
    });
  });

  test('shows an annulled grade with what it was, and the reason by the school’s title', async () => {
    const reason = { code: 'wrongEntry', text: sealed('Another Anna') };
    const diary = await diaryOf([gradeGiven('4'), gradeAnnulled('4', { reason })]);
    expect(lessonIn(diary, LESSON)?.grades).toMatchObject([
      { value: '4', status: 'annulled', changes: [{ from: '4', reason: 'Wrong entry: Another Anna' }] },
    ]);
    expect(lessonIn(diary, LESSON)?.grades[0]?.changes[0]).not.toHaveProperty('to');
  });

  test('counts an absence as the certificate for its day says, beside what was recorded', async () => {
    const diary = await diaryOf([absenceRecorded('anna'), certificate]);
    expect(lessonIn(diary, LESSON)?.absence).toEqual({ code: 'ill', recorded: 'absent', reason: 'A cold' });
  });

  test('says in which lessons the pupil is exempt, and not why', async () => {
    const diary = await diaryOf([nextLessonRecorded(), exempt('math'), exempt('sport')]);
    expect(lessonIn(diary, LESSON)?.exempt).toEqual({ from: MONDAY, to: MONDAY });
    expect(lessonIn(diary, NEXT_LESSON)).not.toHaveProperty('exempt');
    expect(JSON.stringify(diary.days)).not.toContain('sprain');
  });

  test('says that the pupil is away for a whole day', async () => {
    const away = { type: 'DayAbsenceRecorded', data: { ...anna, date: MONDAY, code: 'excused' } };
    const [monday, tuesday] = (await diaryOf([away])).days;
    expect(monday?.absence).toBe('excused');
    expect(tuesday).not.toHaveProperty('absence');
  });

  test('shows a pupil only those remarks that are meant for pupils too', async () => {
    const history = [
      remarkMade(),
      remarkMade({ remarkId: `${LESSON}.r2`, kind: 'reprimand', visibleTo: 'guardian' }),
    ];
    const kinds = (diary: Diary) => lessonIn(diary, LESSON)?.remarks.map(({ kind }) => kind);
    expect(kinds(await diaryOf(history, 'guardian'))).toEqual(['praise', 'reprimand']);
    expect(kinds(await diaryOf(history, 'pupil'))).toEqual(['praise']);
  });

  test('shows a guardian’s answer to a remark to guardians only', async () => {
    const { remarkId, date } = remarkMade().data;
    const answer = {
      type: 'RemarkAnswered',
      data: { pupilId: 'anna', remarkId, date, guardianId: 'mother', text: sealed('Thank you') },
    };
    const remark = (diary: Diary) => lessonIn(diary, LESSON)?.remarks[0];
    const history = [remarkMade(), answer];
    expect(remark(await diaryOf(history, 'guardian'))?.answers).toMatchObject([
      { guardian: { name: 'Name of mother' }, text: 'Thank you' },
    ]);
    expect(remark(await diaryOf(history, 'pupil'))?.answers).toEqual([]);
  });

  test('has no lesson of a group that the pupil has left, but what was written for the pupil in it', async () => {
    const left = [nextLessonRecorded(), pupilDelisted('anna', MONDAY)];
    expect(lessonIn(await diaryOf(left), LESSON)).toBeDefined();
    expect(lessonIn(await diaryOf(left), NEXT_LESSON)).toBeUndefined();
    const written = absenceRecorded('anna', 'late', { lessonId: NEXT_LESSON, date: '2026-11-24' });
    expect(lessonIn(await diaryOf([...left, written]), NEXT_LESSON)).toBeDefined();
  });
});

describe('the signature under a diary week', () => {
  test('names the guardian, and is asked for anew after a change by the school', async () => {
    const acknowledgement = async (history: readonly DomainEvent[]) =>
      (await diaryOf(history)).acknowledgement;
    expect(await acknowledgement([gradeGiven('4')])).toBeUndefined();
    const signature = [gradeGiven('4'), signed(at(FIRST))];
    expect(await acknowledgement(signature)).toMatchObject({
      guardian: { id: 'mother', name: 'Name of mother' },
      open: false,
    });
    for (const change of [gradeAnnulled('4'), homeworkSet(), certificate, exempt('math')]) {
      expect(await acknowledgement([...signature, change])).toMatchObject({ open: true });
    }
    expect(await acknowledgement([...signature, gradeGiven('2', { pupilId: 'boris' })])).toMatchObject({
      open: false,
    });
  });

  test('holds again once it is given at the position of the diary that was shown', async () => {
    const changed = [gradeGiven('4'), signed(at(FIRST)), gradeAnnulled('4'), homeworkSet(), certificate];
    const { position } = await diaryOf(changed);
    const again = signed(`${position.commit.toString()}/${position.prepare.toString()}`);
    expect((await diaryOf([...changed, again])).acknowledgement).toMatchObject({ open: false });
  });

  test('stands under whole weeks only', async () => {
    const history = [gradeGiven('4'), signed(at(FIRST))];
    expect((await diaryOf(history, 'guardian', '2026-11-27')).acknowledgement).toBeUndefined();
  });
});
