import type { Undelivered } from './channels/transport.js';
import { ruleOf } from './notice-kinds.values.js';
import type { LedgerEntry } from './ledger.js';

export interface Retries {
  /** How often a message is tried at most. */
  readonly attempts: number;
  /** Pause after the first refusal; each further one is twice as long. */
  readonly firstPauseMs: number;
}

/** A provider that is away for a working day is waited for: the pauses add up to some ten hours. */
export const PATIENT: Retries = { attempts: 14, firstPauseMs: 5_000 };

/** What somebody waits for is tried for a minute or two before the other channel is taken. */
const URGENT_ATTEMPTS = 5;
const URGENT_MS = 120_000;

/** Where nothing gets through and nobody says for how long. */
const PAUSE_MS = 30_000;

export type NextStep =
  { readonly step: 'giveUp' } | { readonly step: 'tryAgain'; readonly until: Date; readonly counts: boolean };

type Tried = Pick<LedgerEntry, 'kind' | 'attempts' | 'dueAt' | 'orElse'>;

/**
 * What follows where a message was not taken over: exponential backoff with jitter, but no try is counted while the
 * provider takes nothing at all.
 * @param chance from 0 up to 1: how much of the jitter this one gets.
 */
export const afterRefusal = (
  { kind, attempts, dueAt, orElse }: Tried,
  { again, pauseMs }: Pick<Undelivered, 'again' | 'pauseMs'>,
  retries: Retries,
  now: Date,
  chance: number,
): NextStep => {
  const hurries = ruleOf(kind).urgent === true && orElse !== undefined;
  if (again === 'never') return { step: 'giveUp' };
  if (again === 'pause') {
    if (hurries && now.getTime() - dueAt.getTime() > URGENT_MS) return { step: 'giveUp' };
    return { step: 'tryAgain', until: after(now, pauseMs ?? PAUSE_MS, chance), counts: false };
  }
  const most = hurries ? Math.min(URGENT_ATTEMPTS, retries.attempts) : retries.attempts;
  if (attempts >= most) return { step: 'giveUp' };
  const pause = Math.max(pauseMs ?? 0, retries.firstPauseMs * 2 ** (attempts - 1));
  return { step: 'tryAgain', until: after(now, pause, chance), counts: true };
};

/** Up to a third later, so that not all come back at once. */
const after = (now: Date, pauseMs: number, chance: number): Date =>
  new Date(now.getTime() + Math.ceil(pauseMs * (1 + chance / 3)));
