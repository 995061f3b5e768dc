import { describe, expect, it } from '@jest/globals';
import type { PageLesson } from '../../api/journal-page.js';
import { pageOf } from '../grid/grid.examples.js';
import { beforeClosing, mayClose } from './before-closing.js';

const lesson = (date: string, more: Partial<PageLesson> = {}): PageLesson => ({
  ...{ lessonId: date, date, number: 1, topic: 'Fractions', planned: true, cancelled: false },
  ...{ substitutes: [], homeworkSet: [] },
  ...more,
});
const TODAY = '2026-12-24';

describe('Before a page is closed', () => {
  it('everybody who is there at the end of the term has a term grade', () => {
    const page = pageOf({ withoutTermGrade: ['boris'] });
    expect(beforeClosing(page, TODAY).pupils.map(({ id }) => id)).toEqual(['boris']);
  });

  it('no lesson is planned for a day to come, unless it is cancelled or only in the timetable', () => {
    const lessons = [
      lesson('2026-12-23'),
      lesson('2026-12-25'),
      lesson('2026-12-28', { cancelled: true }),
      lesson('2026-12-29', { topic: '' }),
    ];
    expect(beforeClosing(pageOf({ lessons }), TODAY).lessonsAhead).toBe(1);
  });
});

describe('A page is closed', () => {
  const page = pageOf({ teachers: [{ id: 'petrova', name: 'Petrova' }] });
  const who = (role: Parameters<typeof mayClose>[1]['role'], id: string) => ({
    role,
    person: { id, name: '' },
  });

  it('by its teachers and the deputy head', () => {
    expect(mayClose(page, who('teacher', 'petrova'))).toBe(true);
    expect(mayClose(page, who('deputyHead', 'ivanov'))).toBe(true);
  });

  it('by no substitute and no auditor', () => {
    expect(mayClose(page, who('teacher', 'ivanov'))).toBe(false);
    expect(mayClose(page, who('auditor', 'petrova'))).toBe(false);
  });
});
