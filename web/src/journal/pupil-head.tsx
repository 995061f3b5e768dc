import type { PagePupil } from '../api/journal-page.js';
import type { CellWords } from './cell-marks.js';

interface PupilHeadProps {
  readonly pupil: PagePupil;
  readonly words: CellWords;
}

/** Who a line is about, with what a teacher has to know of the pupil's health. */
export function PupilHead({ pupil, words: { t, dates } }: PupilHeadProps) {
  const { name, health = [], exempt = [] } = pupil;
  const told = [
    ...health.map((flag) => t(`health.${flag}`)),
    ...exempt.map(({ from, to }) => t('exempt.days', { days: dates.range(from, to) })),
  ];
  return (
    <th scope="row">
      {name} {told.length > 0 && <small>{told.join(', ')}</small>}
    </th>
  );
}
