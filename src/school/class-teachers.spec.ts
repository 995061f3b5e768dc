import { describe, expect, test } from '@jest/globals';
import type { Reads } from '../eventing/fresh-reader.js';
import { fold } from '../eventing/decider.js';
import { ClassTeachers } from './class-teachers.js';
import { classDecider } from './class.decider.js';
import type { ClassEvent } from './class.events.js';

const from = '2026-09-01';
const histories: Readonly<Record<string, readonly ClassEvent[]>> = {
  '7b': [
    { type: 'ClassFormed', data: { classId: '7b', schoolId: 'school1', title: '7B' } },
    { type: 'PupilEnrolled', data: { classId: '7b', pupilId: 'anna', from } },
    {
      type: 'PupilTransferred',
      data: { classId: '7b', pupilId: 'anna', until: '2026-11-23', toClassId: '7a' },
    },
    { type: 'ClassTeacherAssigned', data: { classId: '7b', teacherId: 'petrova', from } },
  ],
  '7a': [
    { type: 'ClassFormed', data: { classId: '7a', schoolId: 'school1', title: '7A' } },
    { type: 'PupilEnrolled', data: { classId: '7a', pupilId: 'anna', from: '2026-11-24' } },
    { type: 'ClassTeacherAssigned', data: { classId: '7a', teacherId: 'ivanov', from } },
    { type: 'ClassTeacherReleased', data: { classId: '7a', teacherId: 'ivanov', until: '2026-12-31' } },
  ],
  '7bmath': [
    {
      type: 'GroupFormed',
      data: { classId: '7bmath', schoolId: 'school1', title: '7B', subjectId: 'math', partOf: '7b' },
    },
    { type: 'PupilEnrolled', data: { classId: '7bmath', pupilId: 'anna', from } },
    { type: 'ClassTeacherAssigned', data: { classId: '7bmath', teacherId: 'sidorov', from } },
  ],
};

// The read model is behind: it still has the pupil in every class, and the classes know better.
const reads: Reads = {
  get: (_, id) => {
    const classes = Object.fromEntries(Object.keys(histories).map((classId) => [classId, [{ from }]]));
    return Promise.resolve((id === 'anna' ? { _id: id, classes } : undefined) as never);
  },
  getMany: () => Promise.resolve(new Map()),
};
const load = (id: string) => Promise.resolve(fold(classDecider, histories[id] ?? []));
const teachers = new ClassTeachers(reads, { load });

describe('the class teacher of a pupil', () => {
  test('is the one of the class that the pupil is in on that day', async () => {
    expect(await teachers.isClassTeacherOf('petrova', 'anna', '2026-11-23')).toBe(true);
    expect(await teachers.isClassTeacherOf('petrova', 'anna', '2026-11-24')).toBe(false);
    expect(await teachers.isClassTeacherOf('ivanov', 'anna', '2026-11-23')).toBe(false);
    expect(await teachers.isClassTeacherOf('ivanov', 'anna', '2026-11-24')).toBe(true);
  });

  test('is nobody who was released, who teaches a group, or of a pupil in no class', async () => {
    expect(await teachers.isClassTeacherOf('ivanov', 'anna', '2027-01-01')).toBe(false);
    expect(await teachers.isClassTeacherOf('sidorov', 'anna', '2026-11-24')).toBe(false);
    expect(await teachers.isClassTeacherOf('petrova', 'boris', '2026-11-23')).toBe(false);
  });
});

describe('the class of a pupil', () => {
  test('is the one of that day, and never a teaching group', async () => {
    expect(await teachers.classOf('anna', '2026-11-23')).toBe('7b');
    expect(await teachers.classOf('anna', '2026-11-24')).toBe('7a');
    expect(await teachers.classOf('anna', '2026-08-31')).toBeUndefined();
  });
});
