import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../../school/civil-date.values.js';
import {
  dateOf,
  fieldOf,
  idInLesson,
  idOfField,
  lessonIdOf,
  lessonOf,
  pageIdOf,
  pageOf,
} from './page-ids.values.js';

const part = fc.string({ unit: fc.constantFrom(...'abz019'.split('')), minLength: 1, maxLength: 16 });
const date = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-09-01', days));
const number = fc.integer({ min: 1, max: 20 });

describe('the id of what is written in a page', () => {
  test('tells the day, the lesson and the page that it is written in', () => {
    fc.assert(
      fc.property(part, part, part, date, number, part, (group, subject, term, day, lesson, key) => {
        const pageId = pageIdOf(group, subject, term);
        const lessonId = lessonIdOf(pageId, day, lesson);
        const id = idInLesson(lessonId, key);
        expect(lessonOf(id)).toBe(lessonId);
        expect(pageOf(id)).toBe(pageId);
        expect(pageOf(lessonId)).toBe(pageId);
        expect([dateOf(id), dateOf(lessonId)]).toEqual([day, day]);
      }),
    );
  });

  test('differs from lesson to lesson', () => {
    const page = pageIdOf('7b', 'math', 'q2');
    const ids = [
      lessonIdOf(page, '2026-11-23', 1),
      lessonIdOf(page, '2026-11-23', 11),
      lessonIdOf(page, '2026-11-24', 1),
    ];
    expect(new Set(ids).size).toBe(3);
    expect(ids[0]).toBe('7b.math.q2.20261123-1');
  });

  test('tells nothing where it has another form', () => {
    const others = [
      '',
      '7b.math.q2',
      '7b.math.q2.20261123',
      '7b.math.q2.20261123-1.',
      '7b.math.20261123-1.k',
    ];
    for (const id of [
      ...others,
      '7b.math.q2.20261123-1.a.b',
      'x.7b.math.q2.20261123-1.a',
      '7b.math.q2.20261123-1.a\n',
    ]) {
      expect(lessonOf(id)).toBeUndefined();
      expect(pageOf(id)).toBeUndefined();
      expect(dateOf(id)).toBeUndefined();
    }
    expect(lessonOf('7b.math.q2.20261123-1')).toBeUndefined();
  });

  test('becomes the name of a field, and back', () => {
    fc.assert(
      fc.property(part, part, part, (group, subject, term) => {
        const id = pageIdOf(group, subject, term);
        expect(fieldOf(id)).not.toMatch(/[.$]/);
        expect(idOfField(fieldOf(id))).toBe(id);
      }),
    );
  });
});
