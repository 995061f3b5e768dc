import { describe, expect, test } from '@jest/globals';
import { CLASS_KINDS, CLASS_THREADS, kindsReadAs } from './class-threads.values.js';

describe('a thread of a class', () => {
  test.each(CLASS_KINDS)('(%s) is begun by whoever writes in it, and read by all who do', (kind) => {
    const { opener, writers, readers } = CLASS_THREADS[kind];
    expect(writers).toContain(opener);
    expect(readers).toEqual(expect.arrayContaining([...writers]));
  });

  test('in which a teacher and pupils write is read by guardians', () => {
    const together = CLASS_KINDS.filter((kind) => {
      const { writers } = CLASS_THREADS[kind];
      return writers.includes('teacher') && writers.includes('pupil');
    });
    expect(together).toEqual(['pupilsAndTeacher', 'everybody']);
    expect(kindsReadAs('guardian')).toEqual(expect.arrayContaining(together));
  });

  test('of pupils or guardians by themselves is read by nobody else', () => {
    expect(kindsReadAs('teacher')).toEqual(['class', 'pupilsAndTeacher', 'everybody']);
    expect(kindsReadAs('pupil')).toEqual(['pupils', 'pupilsAndTeacher', 'everybody']);
    expect(kindsReadAs('guardian')).toEqual(['class', 'guardians', 'pupilsAndTeacher', 'everybody']);
  });
});
