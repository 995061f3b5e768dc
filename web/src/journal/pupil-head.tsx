import type { TFunction } from 'i18next';
import type { PagePupil } from '../api/journal-page.js';

/** Who a line is about, with what a teacher has to know of the pupil's health. */
export function PupilHead({ pupil, t }: { readonly pupil: PagePupil; readonly t: TFunction }) {
  const { name, health = [] } = pupil;
  return (
    <th scope="row">
      {name} {health.length > 0 && <small>{health.map((flag) => t(`health.${flag}`)).join(', ')}</small>}
    </th>
  );
}
