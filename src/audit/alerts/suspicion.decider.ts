import type { Decider } from '../../eventing/decider.js';
import { DomainError } from '../../eventing/domain-error.js';
import type { Sealed } from '../../people/sealed.values.js';
import { alertIdOf, placeOfAlert } from './alert-ids.values.js';
import type { Conclusion } from './conclusion.values.js';
import type { RuleName } from './rules/rule.values.js';
import type { Finding, SuspicionEvent, SuspicionRaised, SuspicionReviewed } from './suspicion.events.js';

export type SuspicionCommand =
  | {
      /** An account has corrected something: what the rules find in what it corrected lately. */
      readonly kind: 'WeighCorrection';
      readonly accountId: string;
      readonly schoolId: string;
      readonly personId: string;
      /** Instant of the correction. */
      readonly at: string;
      /** The pages that it is in. */
      readonly pageIds: readonly string[];
      /** Those, and the others in which the account corrected something lately. */
      readonly latelyIn: readonly string[];
      readonly findings: readonly Finding[];
    }
  | {
      readonly kind: 'ReviewSuspicion';
      readonly alertId: string;
      readonly by: { readonly accountId: string; readonly personId: string };
      readonly conclusion: Conclusion;
      readonly note?: Sealed;
      /** Instant. */
      readonly at: string;
    };

type CommandOf<Kind extends SuspicionCommand['kind']> = Extract<SuspicionCommand, { kind: Kind }>;

export interface Reviewed extends Pick<SuspicionReviewed['data'], 'personId' | 'until'> {
  /** What the account corrected after this instant was found to be ordinary work; what was before it, was not. */
  readonly ordinarySince: string;
}

/** What is suspected of an account in a school. */
export interface Suspicion {
  /** Alerts there have been so far. */
  readonly raised: number;
  /** The one that nobody has reviewed yet. */
  readonly open?: {
    readonly of: Pick<SuspicionRaised['data'], 'alertId' | 'schoolId' | 'accountId' | 'personId'>;
    readonly rules: readonly RuleName[];
    readonly pageIds: readonly string[];
  };
  /** What was looked at so far. */
  readonly reviewed?: Reviewed;
}

/** A school year: what the account corrected before it was suspected is to be looked at as well. */
const LOOKS_BACK_MS = 366 * 86_400_000;

export const suspicionDecider: Decider<Suspicion, SuspicionCommand, SuspicionEvent> = {
  initial: () => ({ raised: 0 }),

  decide(command, suspicion) {
    switch (command.kind) {
      case 'WeighCorrection':
        return weighCorrection(command, suspicion);
      case 'ReviewSuspicion':
        return reviewSuspicion(command, suspicion);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(suspicion, event) {
    switch (event.type) {
      case 'SuspicionRaised': {
        const { alertId, schoolId, accountId, personId, findings, pageIds } = event.data;
        const rules = findings.map(({ rule }) => rule);
        const open = { of: { alertId, schoolId, accountId, personId }, rules, pageIds };
        return { ...suspicion, raised: suspicion.raised + 1, open };
      }
      case 'SuspicionWidened': {
        const { open } = suspicion;
        if (!open) return suspicion;
        const rules = [...open.rules, ...event.data.findings.map(({ rule }) => rule)];
        return { ...suspicion, open: { ...open, rules, pageIds: [...open.pageIds, ...event.data.pageIds] } };
      }
      case 'SuspicionReviewed': {
        const { personId, until, conclusion } = event.data;
        const before = suspicion.reviewed?.ordinarySince ?? '';
        const ordinarySince = conclusion === 'ordinaryWork' ? before : until;
        return { raised: suspicion.raised, reviewed: { personId, until, ordinarySince } };
      }
      default:
        return suspicion;
    }
  },
};

const weighCorrection = (
  { accountId, schoolId, personId, at, pageIds, latelyIn, findings }: CommandOf<'WeighCorrection'>,
  { raised, open, reviewed }: Suspicion,
): SuspicionEvent[] => {
  // It was there when somebody looked.
  if (reviewed && at <= reviewed.until) return [];
  if (open) {
    const others = {
      findings: findings.filter(({ rule }) => !open.rules.includes(rule)),
      pageIds: pageIds.filter((pageId) => !open.pageIds.includes(pageId)),
    };
    if (others.findings.length === 0 && others.pageIds.length === 0) return [];
    return [{ type: 'SuspicionWidened', data: { ...open.of, ...others } }];
  }
  if (findings.length === 0) return [];
  const alertId = alertIdOf(accountId, schoolId, raised + 1);
  const since = reviewed?.until ?? new Date(Date.parse(at) - LOOKS_BACK_MS).toISOString();
  return [
    {
      type: 'SuspicionRaised',
      data: { alertId, schoolId, accountId, personId, since, findings, pageIds: latelyIn },
    },
  ];
};

const reviewSuspicion = (
  { alertId, by, conclusion, note, at }: CommandOf<'ReviewSuspicion'>,
  { open, raised }: Suspicion,
): SuspicionEvent[] => {
  if (!open || open.of.alertId !== alertId) {
    if ((placeOfAlert(alertId)?.number ?? Infinity) > raised) throw alertNotFound();
    throw new DomainError('alert-already-reviewed', 'Somebody has reviewed this alert.', 'conflict');
  }
  if (by.accountId === open.of.accountId || by.personId === open.of.personId) {
    throw new DomainError('own-alert', 'An alert is reviewed by somebody whom it is not about.', 'forbidden');
  }
  const words = note === undefined ? {} : { note };
  return [{ type: 'SuspicionReviewed', data: { ...open.of, conclusion, ...words, until: at } }];
};

export const alertNotFound = (): DomainError =>
  new DomainError('alert-not-found', 'There is no such alert among those you may see.', 'not-found');
