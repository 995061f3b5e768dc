import { useState } from 'react';
import type { PageLesson } from '../../api/journal-page.js';
import { latestLesson } from '../latest-lesson.js';
import type { Row } from './cell.js';
import { within, type Place, type Size } from './place.js';

/**
 * Where one is in the grid: with a pupil and a lesson, not in a line and a column, so that nobody types in another
 * cell than the one that was looked at when others come on the page meanwhile.
 */
export function usePlace(rows: readonly Row[], lessons: readonly PageLesson[], today: string) {
  const size: Size = { rows: rows.length, columns: lessons.length };
  const namesAt = ({ row, column }: Place) => ({
    pupilId: rows[row]?.pupil.id,
    lessonId: lessons[column]?.lessonId,
  });
  const [named, setNamed] = useState(() => namesAt({ row: 0, column: latestLesson(lessons, today) }));
  const place = within(
    {
      row: rows.findIndex(({ pupil }) => pupil.id === named.pupilId),
      column: lessons.findIndex(({ lessonId }) => lessonId === named.lessonId),
    },
    size,
  );
  return { place, size, setPlace: (next: Place) => setNamed(namesAt(next)) };
}
