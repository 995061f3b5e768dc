import { Faults } from '../journal/page/faults.values.js';
import type { Bell } from './timetable.values.js';

/** @throws DomainError `bells-refused`. */
export const bellsMustBeInOrder = (bells: readonly Bell[]): void => {
  const faults = new Faults('bells');
  for (const [index, bell] of bells.entries()) {
    const before = bells[index - 1];
    if (bell.from >= bell.to) faults.add(index, 'to', 'bells-refused', 'must be after the beginning');
    if (before && bell.number <= before.number)
      faults.add(index, 'number', 'bells-refused', 'must be greater than the one before');
    if (before && bell.from < before.to)
      faults.add(index, 'from', 'bells-refused', 'lies in the lesson before');
  }
  faults.refuse();
};
