import { DomainError } from '../../eventing/domain-error.js';
import type { Sealed } from '../../people/sealed.values.js';
import type { AccountEvent, AccountIssued, AccountRole, Entitlement } from '../account.events.js';
import type { ActivationEvent } from './activation.events.js';

/** Somebody is to have a sign-in, and a code to make it usable by. */
export interface IssueSignIn {
  readonly kind: 'IssueSignIn';
  /** As it is issued where there is none yet; else its roles are added to those that there are. */
  readonly account: AccountIssued['data'];
  readonly code: Sealed;
  readonly digest: string;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
}

/** The code came back, with the consent to the processing of personal data. */
export interface Activate {
  readonly kind: 'Activate';
  /** Of the code that was given. */
  readonly digest: string;
  /** Of the text that is consented to. */
  readonly consent: string;
  readonly at: string;
}

export interface Activation {
  /** Whether somebody has set a password: then the account is in its owner's hands. */
  readonly activated: boolean;
  readonly code: ActivationCode | undefined;
}

interface ActivationCode {
  readonly digest: string;
  readonly until: string;
  readonly guessesLeft: number;
}

export const NOT_ACTIVATED: Activation = { activated: false, code: undefined };

/** How long a slip is good, unless another one is printed. */
export const SLIP_VALID_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;
/** Typed from paper, often wrong, and too long to be guessed. */
const GUESSES = 10;

const FAMILY: readonly AccountRole[] = ['pupil', 'guardian'];

/** Whether an account may do nothing but what a family may. */
export const isOfFamily = (roles: readonly Entitlement[]): boolean =>
  roles.every(({ role }) => FAMILY.includes(role));

interface Present {
  readonly issued: AccountIssued['data'] | undefined;
  readonly roles: readonly Entitlement[];
  readonly ended: boolean;
  readonly activation: Activation;
}

/**
 * An account that has a password already gets no code: nobody but its owner changes that. Nor does one of the staff: a
 * class teacher who issues it could take it over.
 */
export const issueSignIn = (
  { account, code, digest, at }: IssueSignIn,
  { issued, roles, ended, activation }: Present,
): AccountEvent[] => {
  const { accountId, personId } = account;
  if (issued && issued.personId !== personId) throw signInNameTaken();
  if (ended) throw accessEnded();
  const isHeld = (wanted: Entitlement) =>
    roles.some((held) => held.role === wanted.role && held.schoolId === wanted.schoolId);
  const added = account.roles.filter((wanted) => !isHeld(wanted));
  const entitled: AccountEvent[] = !issued
    ? [{ type: 'AccountIssued', data: account }]
    : added.length > 0
      ? [{ type: 'RolesChanged', data: { accountId, roles: [...roles, ...added] } }]
      : [];
  if (activation.activated || !isOfFamily(roles)) return entitled;
  const until = new Date(Date.parse(at) + SLIP_VALID_DAYS * DAY_MS).toISOString();
  return [...entitled, { type: 'ActivationCodeIssued', data: { accountId, personId, code, digest, until } }];
};

/** A wrong code is a fact too, so that guesses are counted wherever they are made. */
export const activate = (
  { digest, consent, at }: Activate,
  { accountId, personId }: AccountIssued['data'],
  { code }: Activation,
): AccountEvent[] => {
  if (!code || code.guessesLeft <= 0 || at >= code.until) throw activationRefused();
  if (digest !== code.digest) return [{ type: 'ActivationCodeRefused', data: { accountId } }];
  return [
    { type: 'AccountActivated', data: { accountId, personId } },
    { type: 'ConsentGiven', data: { accountId, personId, version: consent } },
    { type: 'PasswordChanged', data: { accountId } },
  ];
};

export const evolveActivation = (activation: Activation, event: ActivationEvent): Activation => {
  switch (event.type) {
    case 'ActivationCodeIssued': {
      const { digest, until } = event.data;
      return { ...activation, code: { digest, until, guessesLeft: GUESSES } };
    }
    case 'ActivationCodeRefused': {
      const { code } = activation;
      return { ...activation, code: code && { ...code, guessesLeft: code.guessesLeft - 1 } };
    }
    case 'AccountActivated':
      return { activated: true, code: undefined };
  }
};

/** One and the same for every reason, so that it doesn't tell whether there is such an account, or a code for it. */
export const activationRefused = (): DomainError =>
  new DomainError(
    'activation-refused',
    'Name or code is wrong, or the code is good no longer. The school prints a new slip.',
    'rule',
  );

export const signInNameTaken = (): DomainError =>
  new DomainError('sign-in-name-taken', 'This sign-in name belongs to somebody else.', 'conflict');

export const accessEnded = (): DomainError =>
  new DomainError('access-ended', 'The account can no longer be used.', 'conflict');
