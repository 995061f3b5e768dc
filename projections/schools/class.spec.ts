import { describe, expect, test } from '@jest/globals';
import { readsOf } from '../../test/support/folded-reads.js';
import { folded, projectionSpec } from '../../test/support/projection-spec.js';
import { recorded } from '../../test/support/recorded.js';
import type {
  ClassFormed,
  ClassTeacherAssigned,
  GroupFormed,
  PupilEnrolled,
  PupilTransferred,
  PupilWithdrawn,
} from '../../src/school/class.events.js';
import { classes, classesOfPupil, classesOfSchool, groupsOfClass } from './class.projection.js';
import { groupIdsOf, groupIdsOfAll } from './group-ids.js';

const from = '2026-09-01';
const until = '2026-11-23';
const groupFormed = (classId: string, subjectId: string, partOf?: string): GroupFormed => ({
  type: 'GroupFormed',
  data: {
    ...{ classId, schoolId: 'school1', title: '7B Mathematics', subjectId },
    ...(partOf === undefined ? {} : { partOf }),
  },
});

describe('a class or group', () => {
  const { given } = projectionSpec(classes);
  const formed: ClassFormed = {
    type: 'ClassFormed',
    data: { classId: '7b', schoolId: 'school1', title: '7B' },
  };
  const assigned: ClassTeacherAssigned = {
    type: 'ClassTeacherAssigned',
    data: { classId: '7b', teacherId: 'petrova', from },
  };

  test('is what it was formed as, with the newest title', () => {
    given().on(formed).expect('7b', { schoolId: 'school1', title: '7B', teachers: {}, pupils: {} });
    const group = {
      schoolId: 'school1',
      title: '7B Mathematics',
      subjectId: 'math',
      teachers: {},
      pupils: {},
    };
    given().on(groupFormed('7bmath', 'math')).expect('7bmath', group);
    given()
      .on(groupFormed('7bmath', 'math', '7b'))
      .expect('7bmath', { ...group, partOf: '7b' });
    given(formed)
      .on({ type: 'ClassRenamed', data: { classId: '7b', title: '7V' } })
      .expect('7b', { schoolId: 'school1', title: '7V', teachers: {}, pupils: {} });
  });

  test('has its teachers, with the days on which they have it', () => {
    const described = { schoolId: 'school1', title: '7B' };
    given(formed)
      .on(assigned)
      .expect('7b', { ...described, teachers: { petrova: [{ from }] }, pupils: {} });
    given(formed, assigned)
      .on({ type: 'ClassTeacherReleased', data: { classId: '7b', teacherId: 'petrova', until } })
      .expect('7b', { ...described, teachers: { petrova: [{ from, until }] }, pupils: {} });
  });

  test('has its pupils, with the days on which they belong to it', () => {
    const anna = (...periods: readonly { from: string; until?: string }[]) => ({
      ...{ schoolId: 'school1', title: '7B', teachers: {} },
      pupils: { anna: periods },
    });
    const enrolled: PupilEnrolled = {
      type: 'PupilEnrolled',
      data: { classId: '7b', pupilId: 'anna', from },
    };
    given(formed).on(enrolled).expect('7b', anna({ from }));
    given(formed, enrolled)
      .on({ type: 'PupilWithdrawn', data: { classId: '7b', pupilId: 'anna', until } })
      .expect('7b', anna({ from, until }));
    given(formed, enrolled)
      .on({ type: 'PupilTransferred', data: { classId: '7b', pupilId: 'anna', until, toClassId: '7c' } })
      .expect('7b', anna({ from, until }));
  });

  test('is formed first', () => {
    given()
      .on(assigned)
      .fails(/came before the class/);
  });
});

describe('the classes of a pupil', () => {
  const { given } = projectionSpec(classesOfPupil);
  const enrolled = (classId: string): PupilEnrolled => ({
    type: 'PupilEnrolled',
    data: { classId, pupilId: 'anna', from },
  });
  const withdrawn: PupilWithdrawn = {
    type: 'PupilWithdrawn',
    data: { classId: '7b', pupilId: 'anna', until },
  };
  const transferred: PupilTransferred = {
    type: 'PupilTransferred',
    data: { classId: '7b', pupilId: 'anna', until, toClassId: '7a' },
  };

  test('are those that the pupil entered, with the days on which the pupil belongs to them', () => {
    given(enrolled('7b'))
      .on(enrolled('7bmath'))
      .expect('anna', { classes: { '7b': [{ from }], '7bmath': [{ from }] } });
  });

  test('are left after a day, which may lie ahead, for another one or for none', () => {
    const classes = { '7b': [{ from, until }], '7bmath': [{ from }] };
    given(enrolled('7b'), enrolled('7bmath')).on(withdrawn).expect('anna', { classes });
    given(enrolled('7b'), enrolled('7bmath'))
      .on(transferred)
      .expect('anna', { classes, transferredTo: '7a' });
  });

  test('have the one that is to take the pupil in until it has', () => {
    const ofGroup: PupilWithdrawn = {
      type: 'PupilWithdrawn',
      data: { ...withdrawn.data, classId: '7bmath' },
    };
    const left = { '7b': [{ from, until }], '7bmath': [{ from, until }] };
    given(enrolled('7b'), enrolled('7bmath'), transferred)
      .on(ofGroup)
      .expect('anna', { classes: left, transferredTo: '7a' });
    given(enrolled('7b'), enrolled('7bmath'), transferred, ofGroup)
      .on(enrolled('7a'))
      .expect('anna', { classes: { ...left, '7a': [{ from }] } });
  });
});

describe('the groups of a class', () => {
  const { given } = projectionSpec(groupsOfClass);

  test('are those formed of it, by what they are taught', () => {
    given(groupFormed('7beng1', 'english', '7b'), groupFormed('7bmath', 'math', '7b'))
      .on(groupFormed('7beng2', 'english', '7b'))
      .expect('7b', { groups: { english: ['7beng1', '7beng2'], math: ['7bmath'] } });
  });

  test('are the group itself where it is of no class', () => {
    given()
      .on(groupFormed('choir', 'music'))
      .expect('choir', { groups: { music: ['choir'] } });
  });

  test('are found of one class and of several, also where one has none', async () => {
    const reads = readsOf([
      groupFormed('7beng1', 'english', '7b'),
      groupFormed('7bmath', 'math', '7b'),
      groupFormed('8amath', 'math', '8a'),
    ]);
    expect(await groupIdsOf('7b', reads)).toEqual(['7beng1', '7bmath']);
    expect(await groupIdsOf('9c', reads)).toEqual([]);
    expect(await groupIdsOfAll(['7b', '9c', '8a'], reads)).toEqual(['7beng1', '7bmath', '8amath']);
  });
});

describe('the classes of a school', () => {
  const { given } = projectionSpec(classesOfSchool);
  const formed = (classId: string): ClassFormed => ({
    type: 'ClassFormed',
    data: { classId, schoolId: 'school1', title: classId.toUpperCase() },
  });

  test('are those that were formed in it', () => {
    given(formed('7a'))
      .on(formed('7b'))
      .expect('school1', { classIds: ['7a', '7b'], rosterCame: false });
  });

  test('tell that a roster came as soon as one of them came with it', () => {
    const [typed, imported] = [recorded(formed('7a'), 1), recorded(formed('7b'), 2)];
    const withRoster = { ...imported, metadata: { ...imported.metadata, via: 'import' as const } };
    const history = [typed, withRoster, recorded(formed('7c'), 3)];
    expect(folded(classesOfSchool, history).get('school1')?.rosterCame).toBe(true);
  });
});
