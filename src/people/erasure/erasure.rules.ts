import { DomainError } from '../../eventing/domain-error.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import type { PersonErased } from '../person.events.js';
import type { ErasureGround } from './grounds.values.js';

/** Why a school needs somebody's data still, as far as it does. */
export interface Standing {
  /** A pupil of a class, today or later. */
  readonly enrolled: boolean;
  /** Teaches or works at a school, today or later. */
  readonly employed: boolean;
  /** A guardian of somebody who is enrolled. */
  readonly guardian: boolean;
  /** The last day on which records of the person have to be kept, where that is not over. */
  readonly keptUntil?: CivilDate;
}

export interface ErasePerson {
  readonly kind: 'ErasePerson';
  readonly ground: ErasureGround;
  readonly standing: Standing;
}

/** Erases a person, once; an order of a court or an authority goes before everything that stands in the way. */
export const erase = (
  { ground, standing }: ErasePerson,
  { personId, erased }: { readonly personId: string | undefined; readonly erased: boolean },
): PersonErased[] => {
  if (personId === undefined) {
    throw new DomainError('person-not-found', 'There is no such person.', 'not-found');
  }
  if (erased) return [];
  if (ground !== 'order') mustBeFree(standing);
  return [{ type: 'PersonErased', data: { personId, ground } }];
};

const mustBeFree = ({ enrolled, employed, guardian, keptUntil }: Standing): void => {
  if (enrolled) {
    throw new DomainError('person-enrolled', 'A pupil who is enrolled can’t be erased.', 'conflict');
  }
  if (employed) {
    throw new DomainError(
      'person-employed',
      'Whoever holds an office, at a school or over it, can’t be erased.',
      'conflict',
    );
  }
  if (guardian) {
    throw new DomainError(
      'guardian-of-enrolled',
      'A guardian of a pupil who is enrolled can’t be erased.',
      'conflict',
    );
  }
  if (keptUntil !== undefined) {
    const message = `Records of former members of the school have to be kept until ${keptUntil} (leaversData).`;
    throw new DomainError('retention-runs', message, 'conflict');
  }
};

export const personErased = (): DomainError =>
  new DomainError('person-erased', 'What was known of this person was erased.', 'gone');
