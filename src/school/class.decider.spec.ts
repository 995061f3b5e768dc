import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { classDecider } from './class.decider.js';
import type { ClassEvent } from './class.events.js';

const { given } = deciderSpec(classDecider);

const classId = '7b';
const from = '2026-09-01';
const until = '2026-11-23';
const formed: ClassEvent = { type: 'ClassFormed', data: { classId, schoolId: 'school1', title: '7B' } };
const groupFormed: ClassEvent = {
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
const assigned: ClassEvent = { type: 'ClassTeacherAssigned', data: { classId, teacherId: 'petrova', from } };
const released: ClassEvent = { type: 'ClassTeacherReleased', data: { classId, teacherId: 'petrova', until } };

describe('a class or group', () => {
  test('is formed once', () => {
    given().when({ kind: 'FormClass', class: formed.data }).then(formed);
    given(formed).when({ kind: 'FormClass', class: formed.data }).thenNothing();
    given().when({ kind: 'FormGroup', group: groupFormed.data }).then(groupFormed);
    given(groupFormed).when({ kind: 'FormGroup', group: groupFormed.data }).thenNothing();
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
