import { describe, expect, test } from '@jest/globals';
import { firstDayShown, staysOfPupil, staysOfTeacher } from './shown.js';

const TODAY = '2026-11-24';

describe('a pupil’s calendar', () => {
  const stays = staysOfPupil([
    { pageId: 'math', from: '2026-11-01', until: '2026-11-20' },
    { pageId: 'physics', from: '2026-11-21' },
  ]);

  test('goes back four weeks', () => {
    expect(firstDayShown(TODAY)).toBe('2026-10-27');
  });

  test('shows what stands on a page while the pupil is on it, as the diary does', () => {
    expect(stays.pageIds).toEqual(['math', 'physics']);
    expect(stays.lesson('math', 'l1', '2026-11-20')).toBe(true);
    expect(stays.lesson('math', 'l2', '2026-11-21')).toBe(false);
    expect(stays.homework('math', '2026-11-21')).toBe(false);
    expect(stays.homework('physics', '2026-12-31')).toBe(true);
  });
});

describe('a teacher’s calendar', () => {
  const stays = staysOfTeacher(
    [
      { pageId: 'left', from: '2026-11-01', until: '2026-11-23' },
      { pageId: 'leaving', from: '2026-11-01', until: TODAY },
      { pageId: 'next term', from: '2027-01-10' },
      { pageId: 'of another', from: '2026-11-16', until: '2026-11-16', lessonId: 'substituted' },
    ],
    TODAY,
  );

  test('shows nothing of a page that was left, whenever it was taught', () => {
    expect(stays.pageIds).not.toContain('left');
    expect(stays.lesson('left', 'l1', '2026-11-10')).toBe(false);
    expect(stays.homework('left', '2026-11-30')).toBe(false);
  });

  test('shows a page until it is left, and what is to come', () => {
    expect(stays.lesson('leaving', 'l1', '2026-11-10')).toBe(true);
    expect(stays.lesson('leaving', 'l2', '2026-11-25')).toBe(false);
    expect(stays.homework('leaving', '2026-11-25')).toBe(true);
    expect(stays.lesson('next term', 'l3', '2027-01-11')).toBe(true);
  });

  test('shows the one lesson that is given as a substitute, and nothing else of that page', () => {
    expect(stays.lesson('of another', 'substituted', '2026-11-16')).toBe(true);
    expect(stays.lesson('of another', 'l9', '2026-11-16')).toBe(false);
    expect(stays.homework('of another', '2026-11-16')).toBe(false);
  });
});
