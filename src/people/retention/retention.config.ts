import type { Variables } from '../../variables.js';
import { isPeriod, isShorter, type Period } from './period.values.js';
import { EXPIRING, RETAINED, RETAINED_KINDS, type RetainedKind } from './retained-kinds.values.js';

export type Periods = Readonly<Record<RetainedKind, Period>>;

export interface RetentionConfig {
  readonly periods: Periods;
  /** At which time of day a run begins, `HH:MM`; none does by itself where it is not given. */
  readonly at: string | undefined;
  /** The installation's: the machine's, or `TZ`. */
  readonly timeZone: string;
}

/** When hardly anybody is there, and no clock is put forward or back. */
const AT = '03:30';

/**
 * `RETENTION=notices=400d,leavers=5y`: how long kinds of data are kept; others stay as they are by default. And
 * `RETENTION_AT=03:30`, or `never`.
 * @param leaversYears so long the law has the data of leavers kept.
 */
export const retentionFrom = (variables: Variables, leaversYears: number): RetentionConfig => {
  const at = variables.env['RETENTION_AT'] ?? AT;
  if (at !== 'never' && !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(at)) {
    variables.fault('RETENTION_AT must be a time of day, such as 03:30, or never');
  }
  return {
    periods: periodsFrom(variables, leaversYears),
    at: at === 'never' ? undefined : at,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
};

const periodsFrom = (variables: Variables, leaversYears: number): Periods => {
  const periods: Record<RetainedKind, Period> = {
    ...{ notices: RETAINED.notices.byDefault, endedSignIns: RETAINED.endedSignIns.byDefault },
    refusedApplications: RETAINED.refusedApplications.byDefault,
    undecidedApplications: RETAINED.undecidedApplications.byDefault,
    messages: RETAINED.messages.byDefault,
    announcements: RETAINED.announcements.byDefault,
    blogPosts: RETAINED.blogPosts.byDefault,
    questions: RETAINED.questions.byDefault,
    leavers: RETAINED.leavers.byDefault,
  };
  const named = new Set<string>();
  const parts = variables.env['RETENTION']?.split(',') ?? [];
  for (const [index, part] of parts.entries()) {
    const [, name = '', period = ''] = /^\s*(\w+)\s*=\s*(\w+)\s*$/.exec(part) ?? [];
    const kind = RETAINED_KINDS.find((known) => known === name);
    const fault = kind
      ? faultOf(kind, period, { leaversYears, isTwice: named.has(kind) })
      : notSettable(name, index + 1);
    if (fault !== undefined) variables.fault(`RETENTION ${fault}`);
    else if (kind) periods[kind] = period;
    named.add(name);
  }
  return periods;
};

const faultOf = (
  kind: RetainedKind,
  period: Period,
  { leaversYears, isTwice }: { readonly leaversYears: number; readonly isTwice: boolean },
): string | undefined => {
  if (isTwice) return `names ${kind} twice`;
  if (!isPeriod(period)) {
    return `must say of ${kind} how long they are kept: days, months or years, such as 90d, 18m or 3y, or forever`;
  }
  const least = leastOf(kind, leaversYears);
  if (isShorter(period, least)) {
    return `must keep ${kind} for ${least} at least: ${RETAINED[kind].leastWhy}`;
  }
  return undefined;
};

const notSettable = (name: string, number: number): string => {
  if (name === '') {
    return `must be kinds and periods, such as notices=400d,leavers=5y; part ${number.toString()} is not`;
  }
  const expiring = Object.entries(EXPIRING).find(([kind]) => kind === name)?.[1];
  if (!expiring) return `names ${name}, and must name some of ${RETAINED_KINDS.join(', ')}`;
  const how = 'setBy' in expiring ? `by ${expiring.setBy}` : `after ${expiring.keptFor}`;
  return `names ${name}, which end by themselves ${how}`;
};

/** What a kind's period can't be made shorter than. */
export const leastOf = (kind: RetainedKind, leaversYears: number): Period =>
  kind === 'leavers' ? `${leaversYears.toString()}y` : RETAINED[kind].least;
