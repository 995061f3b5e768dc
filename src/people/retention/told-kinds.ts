import type { Config } from '../../config.js';
import { EXPIRING, RETAINED, RETAINED_KINDS, type ExpiringRule } from './retained-kinds.values.js';
import { leastOf } from './retention.config.js';

/** A kind of data as it is told to auditors and operators. */
export interface ToldKind {
  readonly kind: string;
  readonly holds: string;
  readonly countsFrom: string;
  readonly keptFor: string;
  /** What ends it: a run, or the store by itself. */
  readonly endedBy: 'run' | 'store';
  /** What a run does. */
  readonly removal?: string;
  /** What it can't be made shorter than, and why. */
  readonly least?: { readonly keptFor: string; readonly why: string };
  /** The variable that says how long. */
  readonly setBy?: string;
}

/** Every kind of data with a period, as it is in force. */
export const toldKinds = ({
  retention,
  leaversYears,
  readLogMonths,
}: Pick<Config, 'retention' | 'leaversYears' | 'readLogMonths'>): readonly ToldKind[] => [
  ...RETAINED_KINDS.map((kind): ToldKind => {
    const { holds, countsFrom, removal, leastWhy } = RETAINED[kind];
    const least = { keptFor: leastOf(kind, leaversYears), why: leastWhy };
    const keptFor = retention.periods[kind];
    return { kind, holds, countsFrom, keptFor, endedBy: 'run', removal, least, setBy: 'RETENTION' };
  }),
  ...Object.entries<ExpiringRule>(EXPIRING).map(([kind, rule]): ToldKind => {
    const { holds, countsFrom, setBy } = rule;
    const keptFor = setBy === 'READ_LOG_MONTHS' ? `${readLogMonths.toString()}m` : rule.keptFor;
    return { kind, holds, countsFrom, keptFor, endedBy: 'store', ...(setBy ? { setBy } : {}) };
  }),
];
