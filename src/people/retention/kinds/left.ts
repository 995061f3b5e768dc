import type { AccountDocument } from '../../../../projections/accounts/read-model.js';
import type { CivilDate } from '../../../school/civil-date.values.js';
import type { Members } from '../../../school/membership.values.js';
import { lastDayIn, NO_END } from '../../erasure/standing.js';

/** What tells when somebody left every school. */
export interface Traces {
  /** The classes and groups that the person was in. */
  readonly own: Members;
  /** Those of each child, of a guardian. */
  readonly children: readonly Members[];
  readonly accounts: readonly AccountDocument[];
  /** When an account was changed last, as a date. */
  readonly changedOn: (accountId: string) => CivilDate | undefined;
  /** When what is known of the person was changed last. */
  readonly knownOn: CivilDate | undefined;
}

/** Roles that end with the place at school, of one's own or of a child. */
const FAMILY: readonly string[] = ['pupil', 'guardian'];

/**
 * The last day at a school, of one's own or of a child; of who never was at one, the day on which the data were changed
 * last.
 * @returns undefined of whoever has not left, or of whom that is not known.
 */
export const leftOn = ({ own, children, accounts, changedOn, knownOn }: Traces): CivilDate | undefined => {
  const working = accounts.flatMap(({ _id, roles, ended }) =>
    roles
      .filter(({ role }) => !FAMILY.includes(role))
      .map(({ until = NO_END }) => (ended ? (changedOn(_id) ?? NO_END) : until)),
  );
  const days = [...[own, ...children].map(lastDayIn), ...working].filter((day) => day !== undefined);
  const last = days.toSorted().at(-1) ?? knownOn;
  return last === NO_END ? undefined : last;
};
