import { describe, expect, test } from '@jest/globals';
import { folded } from '../../test/support/projection-spec.js';
import { instantOf, petrova, recorded, SCHOOL } from '../../test/support/recorded.js';
import {
  absenceReasonSet,
  editWindowExtended,
  gradeAnnulled,
  gradeCorrected,
  gradeGiven,
  gradeIdOf,
  homeworkAmended,
  lateCorrectionApproved,
  lateCorrectionRefused,
  lateCorrectionRequested,
  lateCorrectionWithdrawn,
  LESSON,
  MONDAY,
  PAGE,
  RECOUNTED,
  remarkMade,
  remarkWithdrawn,
  sealed,
  TASK,
  termGradeGiven,
} from '../../src/journal/page/page.examples.js';
import { auditTrail } from './projection.js';
import type { AuditEntry, AuditRecord, JournalEvent } from './read-model.js';

/** What one command wrote, which came first in the log. */
const recordOf = (...events: readonly JournalEvent[]): AuditRecord | undefined => {
  const first = recorded({ type: 'First', data: {} });
  const written = events.map((event, index) => {
    const { position, id, revision } = recorded(event, index + 1);
    return { ...first, ...event, position, id, revision };
  });
  return folded(auditTrail, written).get('command-1');
};
const entryOf = (event: JournalEvent): AuditEntry | undefined => recordOf(event)?.entries[0];
const marksOf = (event: JournalEvent): readonly string[] =>
  recordOf(event)?.about.filter((one) => one.startsWith(`${SCHOOL} `)) ?? [];
const written = (number: number) => ({
  eventId: recorded(gradeGiven('4'), number).id,
  logPosition: `${number.toString()}/${number.toString()}`,
});
const inLesson = { lessonId: LESSON, date: MONDAY };

describe('a record of the audit trail', () => {
  test('is what one command wrote: by whom, how, when and where, and each fact of it', () => {
    expect(recordOf(gradeGiven('4'), gradeGiven('5', { pupilId: 'boris' }))).toEqual({
      _id: 'command-1',
      ...{ schoolId: SCHOOL, actor: petrova, via: 'web', at: instantOf(1), pageId: PAGE },
      when: `${instantOf(1)}_0000000000000000001`,
      about: [PAGE, 'anna', 'boris'],
      entries: [
        {
          ...{ ...written(1), ...inLesson, type: 'GradeGiven', concerns: ['anna'], to: '4' },
          gradeId: gradeIdOf('anna'),
        },
        {
          ...{ ...written(2), ...inLesson, type: 'GradeGiven', concerns: ['boris'], to: '5' },
          gradeId: gradeIdOf('boris'),
        },
      ],
    });
  });

  test('says what a correction changed and why, and is found as one, and as late', () => {
    const corrected = gradeCorrected('4', '5', { late: true });
    expect(entryOf(corrected)).toMatchObject({ from: '4', to: '5', reason: RECOUNTED, late: true });
    expect(marksOf(corrected)).toEqual([`${SCHOOL} correction`, `${SCHOOL} late`]);
    expect(entryOf(gradeAnnulled('4'))).toMatchObject({ from: '4', reason: RECOUNTED });
    expect(entryOf(absenceReasonSet('absent', 'ill'))).toMatchObject({ from: 'absent', to: 'ill' });
  });

  test('is marked with what is rare, not with what every lesson brings', () => {
    expect(marksOf(gradeGiven('4'))).toEqual([]);
    expect(marksOf(termGradeGiven('anna', '4'))).toEqual([`${SCHOOL} termGrade`]);
    expect(recordOf(termGradeGiven('anna', '4'), termGradeGiven('boris', '4'))?.about).toEqual([
      ...[PAGE, 'anna', `${SCHOOL} termGrade`, 'boris'],
    ]);
  });

  test('says whose access changed, and to what', () => {
    const roles = [{ role: 'teacher', schoolId: SCHOOL }] as const;
    expect(
      entryOf({ type: 'AccountIssued', data: { accountId: 'a1', personId: 'petrova', roles } }),
    ).toMatchObject({ concerns: ['petrova'], accountId: 'a1', roles });
    const [office] = roles;
    expect(entryOf({ type: 'OfficeGiven', data: { accountId: 'a1', office } })).toMatchObject({
      ...{ accountId: 'a1', roles },
    });
    expect(
      entryOf({ type: 'GuardianLinked', data: { personId: 'anna', guardianId: 'mother' } })?.concerns,
    ).toEqual(['anna', 'mother']);
    expect(
      entryOf({ type: 'TeacherAssigned', data: { pageId: PAGE, teacherId: 'petrova', from: MONDAY } })
        ?.concerns,
    ).toEqual(['petrova']);
  });

  test('keeps orders of courts and applications from the pupil’s family, which finds what concerns the pupil', () => {
    const order = {
      personId: 'anna',
      guardianId: 'father',
      what: 'no-access',
      reason: sealed('12'),
    } as const;
    const limited = entryOf({ type: 'GuardianLimited', data: { ...order, from: MONDAY } });
    expect(limited).toMatchObject({ concerns: ['father'], reason: { text: sealed('12') } });
    expect(entryOf({ type: 'GuardianLimitLifted', data: order })?.concerns).toEqual(['father']);
    const application = {
      applicationId: 'ap1',
      schoolId: SCHOOL,
      pupilId: 'anna',
      reason: sealed('No papers'),
    };
    expect(entryOf({ type: 'GuardianApplicationRefused', data: application })?.concerns).toEqual([]);
  });

  test('keeps what a teacher asked a deputy head for from the family, which finds what came of it', () => {
    expect(entryOf(lateCorrectionRequested())).toMatchObject({
      ...{ concerns: ['petrova'], from: '4', to: '5', reason: RECOUNTED, gradeId: gradeIdOf('anna') },
    });
    for (const event of [lateCorrectionApproved(), lateCorrectionRefused(), lateCorrectionWithdrawn()]) {
      expect(entryOf(event)?.concerns).toEqual(['petrova']);
    }
  });

  test('names no grade that was only asked for', () => {
    const { from: _, ...data } = lateCorrectionRequested().data;
    for (const event of [
      { type: 'LateCorrectionRequested', data } as const,
      ...[lateCorrectionRefused(), lateCorrectionWithdrawn()],
    ]) {
      expect(entryOf(event)).not.toHaveProperty('gradeId');
    }
    expect(entryOf(lateCorrectionApproved())).toHaveProperty('gradeId', gradeIdOf('anna'));
  });

  test('concerns everybody for whom homework was or is', () => {
    const amended = homeworkAmended(
      { ...TASK, pupilIds: ['anna', 'vera'] },
      { from: { ...TASK, pupilIds: ['boris', 'anna'] } },
    );
    expect(entryOf(amended)?.concerns).toEqual(['boris', 'anna', 'vera']);
  });

  test('keeps sealed words sealed, and those about nobody as they are', () => {
    const reason = sealed('Wrong day');
    const withdrawn = { pupilId: 'anna', yearId: 'y1', filedId: 'n1', reason };
    expect(entryOf({ type: 'FiledReasonWithdrawn', data: withdrawn })?.reason).toEqual({ text: reason });
    const extended = editWindowExtended('2026-12-20');
    expect(entryOf(extended)?.words).toBe(extended.data.reason);
  });

  test('knows what pupils may not see of remarks', () => {
    const ofRemark = (event: JournalEvent) => entryOf(event)?.guardiansOnly;
    expect(ofRemark(remarkMade({ visibleTo: 'guardianAndPupil' }))).toBeUndefined();
    expect(ofRemark(remarkMade({ visibleTo: 'guardian' }))).toBe(true);
    expect(ofRemark(remarkWithdrawn())).toBe(true);
  });
});
