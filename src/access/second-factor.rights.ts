import type { Entitlement } from './account.events.js';
import { roleGroupOf } from './role-groups.values.js';
import type { SignInConfig } from './sign-in.config.js';
import type { Session } from './sessions.js';
import { CONFIRMED_FOR_MINUTES } from './step-up.rules.js';

/** How far somebody has come in: all the way, or only as far as to give a second factor, or to get one. */
export type Standing = 'in' | 'owesFactor' | 'needsFactor';

type Policy = SignInConfig['secondFactor'];

/** Whoever changes grades after the window, issues accounts or administers has two factors, where that is required. */
export const mustHaveSecondFactor = (roles: readonly Entitlement[], policy: Policy): boolean =>
  policy === 'required' && roleGroupOf(roles) === 'leaders';

export const standingOf = (
  { secondFactor }: Pick<Session, 'secondFactor'>,
  roles: readonly Entitlement[],
  policy: Policy,
): Standing => {
  if (secondFactor === 'given') return 'in';
  if (secondFactor === 'owed') return 'owesFactor';
  return mustHaveSecondFactor(roles, policy) ? 'needsFactor' : 'in';
};

/**
 * Whether what may do much harm can be done in a session now. Where there is no second factor and need not be one, the
 * sign-in is confirmation enough; elsewhere whoever found an open browser has to know more than that.
 */
export const isConfirmed = (
  { secondFactor, confirmedAt }: Pick<Session, 'secondFactor' | 'confirmedAt'>,
  roles: readonly Entitlement[],
  policy: Policy,
  now: Date,
): boolean =>
  (secondFactor !== 'given' && !mustHaveSecondFactor(roles, policy)) ||
  wasConfirmedLately({ confirmedAt }, now);

/** Whether password or second factor were given in the last minutes: a sign-in is a confirmation too. */
export const wasConfirmedLately = ({ confirmedAt }: Pick<Session, 'confirmedAt'>, now: Date): boolean =>
  now.getTime() - confirmedAt.getTime() < CONFIRMED_FOR_MINUTES * 60_000;

/**
 * Whether a session may give the account another factor: who is in, and who is not let in before having one. Who owes
 * the factor that there is would get round it.
 */
export const mayAddFactor = (standing: Standing): boolean => standing !== 'owesFactor';
