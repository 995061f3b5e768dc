import { describe, expect, it } from '@jest/globals';
import type { PageLesson } from '../../api/journal-page.js';
import { mayWriteIn, whyNoMakeUpIn, whyNotIn } from './writable.js';

const petrova = { id: 'petrova', name: 'Petrova' };
const sidorov = { id: 'sidorov', name: 'Sidorov' };
const teacher = { role: 'teacher', person: petrova } as const;
const substitute = { role: 'teacher', person: sidorov } as const;
const stranger = { role: 'teacher', person: { id: 'other', name: 'Other' } } as const;
const deputyHead = { role: 'deputyHead', person: { id: 'head', name: 'Head' } } as const;

const lesson = (date: string, more: Partial<PageLesson> = {}): PageLesson => ({
  ...{ lessonId: date, date, number: 1, topic: 'Fractions', planned: false, cancelled: false },
  ...{ substitutes: [], homeworkSet: [] },
  ...more,
});
const monday = lesson('2026-11-23');
const tuesday = lesson('2026-11-24', { substitutes: [sidorov] });
const page = { closed: false, teachers: [petrova], lessons: [monday, tuesday], editWindowDays: 14 };

describe('who writes in a page', () => {
  it('are its teachers, substitutes and deputy heads', () => {
    expect([teacher, substitute, deputyHead].map((who) => mayWriteIn(page, who))).toEqual([true, true, true]);
    expect(mayWriteIn(page, stranger)).toBe(false);
    expect(mayWriteIn(page, { ...teacher, role: 'admin' })).toBe(false);
  });

  it('are deputy heads alone once it is closed', () => {
    const closed = { ...page, closed: true };
    expect([teacher, substitute, deputyHead].map((who) => mayWriteIn(closed, who))).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe('what is written in a lesson', () => {
  it('waits for its day, and is nothing where it is cancelled', () => {
    expect(whyNotIn(tuesday, page, teacher, '2026-11-23')).toBe('future');
    expect(whyNotIn(tuesday, page, teacher, '2026-11-24')).toBeUndefined();
    expect(whyNotIn(lesson('2026-11-23', { cancelled: true }), page, deputyHead, '2026-11-24')).toBe(
      'cancelled',
    );
  });

  it('is a substitute’s in the lesson that they give', () => {
    expect(whyNotIn(tuesday, page, substitute, '2026-11-24')).toBeUndefined();
    expect(whyNotIn(monday, page, substitute, '2026-11-24')).toBe('notYours');
  });

  it('is a grade for what was made up for on any later day', () => {
    expect(whyNoMakeUpIn(monday, page, teacher, '2026-11-23')).toBe('away');
    expect(whyNoMakeUpIn(monday, page, teacher, '2026-11-24')).toBeUndefined();
    expect(whyNoMakeUpIn(monday, page, teacher, '2026-12-20')).toBeUndefined();
    expect(whyNoMakeUpIn(monday, { ...page, closed: true }, teacher, '2026-12-20')).toBe('closed');
  });

  it('ends for teachers with the edit window, and not for deputy heads', () => {
    expect(whyNotIn(monday, page, teacher, '2026-12-07')).toBeUndefined();
    expect(whyNotIn(monday, page, teacher, '2026-12-08')).toBe('windowOver');
    const extended = { ...page, windowExtendedUntil: '2026-12-10' };
    expect(whyNotIn(monday, extended, teacher, '2026-12-10')).toBeUndefined();
    expect(whyNotIn(monday, extended, teacher, '2026-12-11')).toBe('windowOver');
    expect(whyNotIn(monday, page, deputyHead, '2026-12-20')).toBeUndefined();
  });
});
