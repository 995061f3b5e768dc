import { DomainError } from '../eventing/domain-error.js';
import { own } from '../school/plain-data.values.js';
import type { BrowserKind } from './browser-kind.values.js';
import type { FactorKind, SignInEvent } from './sign-in.events.js';

export type SignInCommand =
  | { readonly kind: 'NoteNewDevice'; readonly cameWith: BrowserKind }
  | { readonly kind: 'AddSecondFactor'; readonly factorId: string; readonly of: FactorKind }
  | { readonly kind: 'RemoveSecondFactor'; readonly factorId: string }
  | { readonly kind: 'IssueSpareCodes' }
  | { readonly kind: 'UseSpareCode' };

/** What an account has beside its password, by id. */
export type Factors = Readonly<Record<string, FactorKind>>;

/** A telephone or two, a computer, and keys on a ring. */
export const MOST_FACTORS = 10;

/** What comes of a command about how an account that can be used is signed in. */
export const decideSignIn = (
  command: SignInCommand,
  accountId: string,
  factors: Factors,
): readonly SignInEvent[] => {
  switch (command.kind) {
    case 'NoteNewDevice':
      return [{ type: 'SignedInFromNewDevice', data: { accountId, cameWith: command.cameWith } }];
    case 'AddSecondFactor': {
      const { factorId, of } = command;
      if (own(factors, factorId) !== undefined) return [];
      if (Object.keys(factors).length >= MOST_FACTORS) {
        const message = `An account has ${MOST_FACTORS.toString()} second factors at most. Remove one first.`;
        throw new DomainError('too-many-factors', message, 'conflict');
      }
      return [{ type: 'SecondFactorAdded', data: { accountId, factorId, kind: of } }];
    }
    case 'RemoveSecondFactor': {
      const { factorId } = command;
      if (own(factors, factorId) === undefined) return [];
      return [{ type: 'SecondFactorRemoved', data: { accountId, factorId } }];
    }
    case 'IssueSpareCodes':
      if (Object.keys(factors).length === 0) {
        throw new DomainError('no-second-factor', 'Add a second factor first.', 'conflict');
      }
      return [{ type: 'SpareCodesIssued', data: { accountId } }];
    case 'UseSpareCode':
      return [{ type: 'SpareCodeUsed', data: { accountId } }];
    default: {
      const unhandled: never = command;
      return unhandled;
    }
  }
};

export const isSignInCommand = (command: { readonly kind: string }): command is SignInCommand =>
  Object.hasOwn(KINDS, command.kind);

const KINDS: Readonly<Record<SignInCommand['kind'], true>> = {
  NoteNewDevice: true,
  AddSecondFactor: true,
  RemoveSecondFactor: true,
  IssueSpareCodes: true,
  UseSpareCode: true,
};

export const withFactor = (factors: Factors, factorId: string, kind: FactorKind): Factors => ({
  ...factors,
  [factorId]: kind,
});

export const withoutFactor = (factors: Factors, factorId: string): Factors =>
  Object.fromEntries(Object.entries(factors).filter(([id]) => id !== factorId));
