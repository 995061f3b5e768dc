import { describe, expect, it } from '@jest/globals';
import type { LessonOfWeek } from './answer.js';
import { isGivenBy } from './given-by.js';

const person = (id: string) => ({ id, name: id });
const lesson = (more: Partial<LessonOfWeek> = {}): LessonOfWeek => ({
  ...{ lessonId: 'page.20261130-2', pageId: 'page', date: '2026-11-30', number: 2, cancelled: false },
  ...{ subject: { id: 'math', title: 'Mathematics' }, group: { id: 'group', title: '7B' } },
  ...more,
});
const own = [{ pageId: 'page', from: '2026-09-01' }];

describe('A lesson in a teacher’s week', () => {
  it('is one that the teacher gives, also as a substitute on the page of another', () => {
    expect(isGivenBy('rui', own, lesson({ teacher: person('rui') }))).toBe(true);
    const once = [{ pageId: 'page', from: '2026-11-30', until: '2026-11-30', lessonId: 'page.20261130-2' }];
    expect(isGivenBy('rui', once, lesson({ teacher: person('rui'), substitution: {} }))).toBe(true);
    expect(isGivenBy('rui', once, lesson({ lessonId: 'page.20261130-3', teacher: person('ana') }))).toBe(
      false,
    );
  });

  it('is one of the own page of which nobody is named, while the page is the teacher’s', () => {
    expect(isGivenBy('rui', own, lesson())).toBe(true);
    expect(isGivenBy('rui', [{ pageId: 'page', from: '2026-12-01' }], lesson())).toBe(false);
    expect(isGivenBy('rui', [{ pageId: 'page', from: '2026-09-01', until: '2026-11-29' }], lesson())).toBe(
      false,
    );
  });

  it('is an own one that a substitute gives, and none of those that share the page', () => {
    const ana = { teacher: person('ana') };
    expect(isGivenBy('rui', own, lesson({ ...ana, substitution: { insteadOf: person('rui') } }))).toBe(true);
    expect(isGivenBy('rui', own, lesson({ ...ana, substitution: {} }))).toBe(true);
    expect(isGivenBy('rui', own, lesson({ ...ana, substitution: { insteadOf: person('eva') } }))).toBe(false);
    expect(isGivenBy('rui', own, lesson(ana))).toBe(false);
  });
});
