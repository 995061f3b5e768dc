import { describe, expect, it } from '@jest/globals';
import { conflictOf } from './conflict-on-day.js';

type Others = Parameters<typeof conflictOf>[2];
type Lesson = Others['ofClass'][number];

const wanted = { lessonId: '7bm.math.q2.20261123-3', number: 3 };
const attending = { sharing: ['7bm', '7be'], givenBy: 'petrova' };
const person = (id: string) => ({ id, name: id });
const other = (more: Partial<Lesson> = {}): Lesson => ({
  ...{ lessonId: '7be.english.q2.20261123-3', number: 3, cancelled: false },
  ...{ group: { id: '7be', title: '7B' }, teacher: person('smith') },
  ...more,
});
const ofClass = (...lessons: Lesson[]) => conflictOf(wanted, attending, { ofClass: lessons, ofTeacher: [] });
const ofTeacher = (...lessons: Lesson[]) =>
  conflictOf(wanted, attending, { ofClass: [], ofTeacher: lessons });

describe('A lesson of one day meets another', () => {
  it('of a group that has pupils in common with its own, at the same time', () => {
    expect(ofClass(other())).toEqual({ code: 'group-busy', lessonId: other().lessonId });
    expect(ofClass(other({ number: 4 }))).toBeUndefined();
    expect(ofClass(other({ group: { id: '7a', title: '7A' } }))).toBeUndefined();
  });

  it('of its teacher, whose own one that a substitute gives is none', () => {
    const own = { group: { id: '8a', title: '8A' } };
    const busy = { code: 'teacher-busy', lessonId: other().lessonId };
    expect(ofTeacher(other({ ...own, teacher: person('petrova') }))).toEqual(busy);
    expect(ofTeacher(other({ ...own, teacher: person('smith'), substitution: {} }))).toBeUndefined();
    const { teacher: _nobody, ...unnamed } = other(own);
    expect(ofTeacher(unnamed)).toEqual(busy);
    expect(ofTeacher({ ...unnamed, substitution: {} })).toBeUndefined();
  });

  it('that is none of the cancelled ones, and not itself', () => {
    expect(
      ofClass(other({ cancelled: true }), other({ ...wanted, group: { id: '7bm', title: '7B' } })),
    ).toBeUndefined();
    expect(ofTeacher(other({ cancelled: true, teacher: person('petrova') }))).toBeUndefined();
  });

  it('of pupils alone, where nobody knows who gives it', () => {
    const teacherBusy = other({ group: { id: '8a', title: '8A' }, teacher: person('petrova') });
    const nobody = { sharing: attending.sharing };
    expect(conflictOf(wanted, nobody, { ofClass: [], ofTeacher: [teacherBusy] })).toBeUndefined();
    expect(conflictOf(wanted, nobody, { ofClass: [other()], ofTeacher: [] })?.code).toBe('group-busy');
  });
});
