import { describe, test } from '@jest/globals';
import { projectionSpec } from '../../test/support/projection-spec.js';
import type { PupilEnrolled, PupilWithdrawn } from '../../src/school/class.events.js';
import { classes, classesOfPupil } from './class.projection.js';

describe('a class or group', () => {
  const { given } = projectionSpec(classes);
  const formed = { classId: '7b', schoolId: 'school1', title: '7B' };

  test('is what it was formed as', () => {
    given().on({ type: 'ClassFormed', data: formed }).expect('7b', { schoolId: 'school1', title: '7B' });
    const group = { schoolId: 'school1', title: '7B Mathematics', subjectId: 'math' };
    given()
      .on({ type: 'GroupFormed', data: { classId: '7bmath', ...group } })
      .expect('7bmath', group);
    given()
      .on({ type: 'GroupFormed', data: { classId: '7bmath', ...group, partOf: '7b' } })
      .expect('7bmath', { ...group, partOf: '7b' });
  });
});

describe('the classes of a pupil', () => {
  const { given } = projectionSpec(classesOfPupil);
  const enrolled = (classId: string): PupilEnrolled => ({
    type: 'PupilEnrolled',
    data: { classId, pupilId: 'anna', from: '2026-09-01' },
  });
  const withdrawn = (classId: string): PupilWithdrawn => ({
    type: 'PupilWithdrawn',
    data: { classId, pupilId: 'anna', until: '2026-11-23' },
  });

  test('are those that the pupil entered, with the days on which the pupil belongs to them', () => {
    given(enrolled('7b'))
      .on(enrolled('7bmath'))
      .expect('anna', { classes: { '7b': [{ from: '2026-09-01' }], '7bmath': [{ from: '2026-09-01' }] } });
  });

  test('are left after a day, which may lie ahead', () => {
    given(enrolled('7b'), enrolled('7bmath'))
      .on(withdrawn('7b'))
      .expect('anna', {
        classes: { '7b': [{ from: '2026-09-01', until: '2026-11-23' }], '7bmath': [{ from: '2026-09-01' }] },
      });
  });
});
