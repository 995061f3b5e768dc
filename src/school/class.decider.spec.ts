import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { classDecider } from './class.decider.js';
import type { ClassEvent, ClassFormed, GroupFormed } from './class.events.js';

const { given } = deciderSpec(classDecider);

const classId = '7b';
const from = '2026-09-01';
const until = '2026-11-23';
const formed: ClassFormed = { type: 'ClassFormed', data: { classId, schoolId: 'school1', title: '7B' } };
const groupFormed: GroupFormed = {
  type: 'GroupFormed',
  data: {
    classId: '7bmath',
    schoolId: 'school1',
    title: '7B Mathematics',
    subjectId: 'math',
    partOf: classId,
  },
};
const enrolled = (pupilId: string): ClassEvent => ({
  type: 'PupilEnrolled',
  data: { classId, pupilId, from },
});
const withdrawn = (pupilId: string): ClassEvent => ({
  type: 'PupilWithdrawn',
  data: { classId, pupilId, until },
});
const transferred = (pupilId: string): ClassEvent => ({
  type: 'PupilTransferred',
  data: { classId, pupilId, until, toClassId: '7a' },
});
const assigned: ClassEvent = { type: 'ClassTeacherAssigned', data: { classId, teacherId: 'petrova', from } };
const released: ClassEvent = { type: 'ClassTeacherReleased', data: { classId, teacherId: 'petrova', until } };

describe('a class or group', () => {
  test('is formed once', () => {
    given().when({ kind: 'FormClass', class: formed.data }).then(formed);
    given(formed).when({ kind: 'FormClass', class: formed.data }).thenNothing();
    given().when({ kind: 'FormGroup', group: groupFormed.data }).then(groupFormed);
    given(groupFormed).when({ kind: 'FormGroup', group: groupFormed.data }).thenNothing();
  });

  test('takes a new title', () => {
    const renamed: ClassEvent = { type: 'ClassRenamed', data: { classId, title: '7V' } };
    const newer = { ...formed.data, title: '7V' };
    given(formed).when({ kind: 'FormClass', class: newer }).then(renamed);
    given(formed, renamed).when({ kind: 'FormClass', class: newer }).thenNothing();
    given(groupFormed)
      .when({ kind: 'FormGroup', group: { ...groupFormed.data, title: '7B Algebra' } })
      .then({ type: 'ClassRenamed', data: { classId: '7bmath', title: '7B Algebra' } });
  });

  test('has to be formed before anybody belongs to it', () => {
    given().when({ kind: 'EnrolPupils', pupils: [] }).thenFails('class-not-found');
    given().when({ kind: 'AssignTeachers', teachers: [] }).thenFails('class-not-found');
  });

  test('enrols pupils from a day on, and withdraws them after one', () => {
    given(formed)
      .when({
        kind: 'EnrolPupils',
        pupils: [
          { personId: 'anna', from },
          { personId: 'boris', from, until },
        ],
      })
      .then(enrolled('anna'), enrolled('boris'), withdrawn('boris'));
    given(formed, enrolled('anna'))
      .when({ kind: 'EnrolPupils', pupils: [{ personId: 'anna', from, until }] })
      .then(withdrawn('anna'));
  });

  test('has its teachers from a day on, and releases them after one', () => {
    given(formed)
      .when({ kind: 'AssignTeachers', teachers: [{ personId: 'petrova', from }] })
      .then(assigned);
    given(formed, assigned)
      .when({ kind: 'AssignTeachers', teachers: [{ personId: 'petrova', from, until }] })
      .then(released);
  });

  test('gives a pupil over to another class after a day on which the pupil belongs to it', () => {
    const transfer = { kind: 'TransferPupil', pupilId: 'anna', toClassId: '7a', until } as const;
    given(formed, enrolled('anna')).when(transfer).then(transferred('anna'));
    given(formed, enrolled('anna'), transferred('anna')).when(transfer).thenNothing();
    given(formed, enrolled('boris')).when(transfer).thenFails('pupil-not-in-class', 'pupilId');
    given(formed, enrolled('anna'), transferred('anna'))
      .when({ ...transfer, until: '2026-11-24' })
      .thenFails('pupil-not-in-class', 'pupilId');
    given().when(transfer).thenFails('class-not-found');
  });

  test('gives over a pupil who was enrolled twice from both', () => {
    const earlier: ClassEvent = {
      type: 'PupilEnrolled',
      data: { classId, pupilId: 'anna', from: '2026-08-25' },
    };
    given(formed, enrolled('anna'), earlier)
      .when({ kind: 'TransferPupil', pupilId: 'anna', toClassId: '7a', until })
      .then(transferred('anna'), withdrawn('anna'));
    given(formed, enrolled('anna'), earlier, transferred('anna'), withdrawn('anna'))
      .when({ kind: 'EnrolPupils', pupils: [{ personId: 'anna', from, until }] })
      .thenNothing();
  });

  test('stays as it is where nothing is new', () => {
    given(formed, enrolled('anna'), enrolled('boris'), withdrawn('boris'), assigned)
      .when({
        kind: 'EnrolPupils',
        pupils: [
          { personId: 'anna', from },
          { personId: 'boris', from, until },
        ],
      })
      .thenNothing();
    given(formed, assigned, released)
      .when({ kind: 'AssignTeachers', teachers: [{ personId: 'petrova', from, until }] })
      .thenNothing();
  });
});
