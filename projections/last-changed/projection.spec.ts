import { describe, test } from '@jest/globals';
import { pageOpened } from '../../src/journal/page/page.examples.js';
import type { ClassEvent } from '../../src/school/class.events.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import { lastChanged } from './projection.js';

const { given } = projectionSpec(lastChanged);
const [first, second, third] = [instantOf(1), instantOf(2), instantOf(3)];

const connected = {
  type: 'SchoolConnected',
  data: { schoolId: 'school1', title: 'Hill School', timeZone: 'Europe/Lisbon', editWindowDays: 7 },
} as const;
const work = { code: 'math', title: 'Mathematics', abbreviation: 'M', weight: 1 };
const formed: ClassEvent = {
  type: 'ClassFormed',
  data: { classId: '7b', schoolId: 'school1', title: '7B' },
};
const enrolled: ClassEvent = {
  type: 'PupilEnrolled',
  data: { classId: '7b', pupilId: 'anna', from: '2026-09-01' },
};

describe('when something was changed last', () => {
  test('is known of a school and, each by itself, of what it has', () => {
    given().on(connected).expect('school1', { at: first, parts: {} });
    given(connected)
      .on({ type: 'SchoolRenamed', data: { schoolId: 'school1', title: 'Hill Lyceum' } })
      .expect('school1', { at: second, parts: {} });
    given(connected, {
      type: 'SubjectAdded',
      data: { schoolId: 'school1', subjectId: 'math', title: 'Mathematics' },
    })
      .on({ type: 'WorkKindDefined', data: { schoolId: 'school1', work, from: '2026-09-01' } })
      .expect('school1', { at: first, parts: { math: second, 'work math': third } });
  });

  test('is known of a class and of whoever belongs to it', () => {
    given(formed)
      .on(enrolled)
      .expect('7b', { at: first, parts: { anna: second } });
    given(formed, enrolled)
      .on({ type: 'PupilWithdrawn', data: { classId: '7b', pupilId: 'anna', until: '2026-11-23' } })
      .expect('7b', { at: first, parts: { anna: third } });
  });

  test('is known of both whom a link is between', () => {
    const linked = { type: 'GuardianLinked', data: { personId: 'anna', guardianId: 'mother' } } as const;
    given().on(linked).expect('anna', { at: first, parts: {} });
    given().on(linked).expect('mother', { at: first, parts: {} });
  });

  test('is known of a page', () => {
    const opened = pageOpened();
    given().on(opened).expect(opened.data.pageId, { at: first, parts: {} });
  });
});
