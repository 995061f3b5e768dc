import type { Diary } from '../api/diary.js';
import { weekOf } from './week.js';

/** A diary of any days, cut where its weeks end. */
export function weeksOf(diary: Diary): readonly Diary[] {
  const weeks = [...new Set(diary.days.map(({ date }) => weekOf(date)))];
  return weeks.map((week) => {
    const days = diary.days.filter(({ date }) => weekOf(date) === week);
    return { ...diary, from: days[0]?.date ?? diary.from, to: days.at(-1)?.date ?? diary.to, days };
  });
}
