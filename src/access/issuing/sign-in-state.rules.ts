import type { Account } from '../account.decider.js';
import { isOfFamily } from './activation.rules.js';

/**
 * What there is of somebody's sign-in: nothing yet, a code that may be used or can be no longer, an account in its
 * owner's hands, one that was shut, or one of the staff, which is issued otherwise.
 */
export type SignInState =
  | { readonly state: 'none' | 'lapsed' | 'active' | 'ended' | 'staff' }
  | {
      readonly state: 'issued';
      /** Instant until which the code is good, ISO 8601 in UTC. */
      readonly until: string;
    };

type Known = Pick<Account, 'issued' | 'roles' | 'ended' | 'activation'>;

/** Of all accounts of a person, at an instant: one that can be used goes before those that were shut. */
export const signInStateOf = (accounts: readonly Known[], at: string): SignInState => {
  const usable = accounts.find(({ issued, ended }) => issued && !ended);
  if (!usable) return { state: accounts.length > 0 ? 'ended' : 'none' };
  const { roles, activation } = usable;
  if (activation.activated) return { state: 'active' };
  if (!isOfFamily(roles)) return { state: 'staff' };
  const { code } = activation;
  return code && code.guessesLeft > 0 && at < code.until
    ? { state: 'issued', until: code.until }
    : { state: 'lapsed' };
};
