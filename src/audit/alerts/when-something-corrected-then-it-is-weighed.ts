import {
  CORRECTION_TYPES,
  type CorrectionEvent,
} from '../../../projections/account-corrections/projection.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import type { Reaction } from '../../eventing/reactor.js';
import type { Runners } from '../../runners.js';
import { AccountsWork, type WorkSeen } from './accounts-work.js';
import { suspicionIdOf } from './alert-ids.values.js';
import { findingsIn, type FoundBy } from './rules/findings.rules.js';
import { daysBetween } from './rules/seen-correction.values.js';
import { USUAL_THRESHOLDS } from './rules/thresholds.values.js';
import type { Finding } from './suspicion.events.js';

/** Whose pages were changed longer ago than this, in days, is not told when an account comes under suspicion. */
const LATELY_DAYS = 30;
/** Of a finding about more corrections the last ones are named: the report lists them all. */
const MOST_NAMED = 50;

export const WEIGHING = 'when-something-corrected-then-it-is-weighed';

/**
 * What an account corrects is weighed by every rule, together with what it corrected before. An account under suspicion
 * stays so until somebody has reviewed it.
 */
export const whenSomethingCorrectedThenItIsWeighed = (
  reader: Reads,
  { suspicions }: Pick<Runners, 'suspicions'>,
): Reaction<CorrectionEvent> => {
  const work = new AccountsWork(reader, USUAL_THRESHOLDS);
  return {
    name: WEIGHING,
    on: CORRECTION_TYPES,

    async consequences(event) {
      const { actor, schoolId, recordedAt: at } = event.metadata;
      const { accountId, personId } = actor;
      const suspicionId = suspicionIdOf(accountId, schoolId);
      const { open, reviewed } = await suspicions.load(suspicionId);
      if (reviewed && at <= reviewed.until) return [];
      const done = await work.upTo(event, reviewed);
      // None, where the correction is nobody's doing.
      const newest = done.find(({ seen }) => seen.eventId === event.id);
      const findings = findingsIn(
        done.map(({ seen }) => seen),
        USUAL_THRESHOLDS,
      );
      if (!newest || (!open && findings.length === 0)) return [];
      const weighed = {
        kind: 'WeighCorrection',
        ...{ accountId, schoolId, personId, at, pageIds: newest.pageIds },
        latelyIn: pagesLatelyIn(done, newest),
        findings: findings.map(named),
      } as const;
      return [{ key: suspicionId, carryOut: (context) => suspicions.handle(suspicionId, weighed, context) }];
    },
  };
};

const pagesLatelyIn = (done: readonly WorkSeen[], newest: WorkSeen): readonly string[] => [
  ...new Set(
    done
      .filter(({ seen }) => !seen.ordinary && daysBetween(seen, newest.seen) <= LATELY_DAYS)
      .flatMap(({ pageIds }) => pageIds),
  ),
];

const named = ({ rule, corrections }: FoundBy): Finding => ({
  rule,
  eventIds: corrections.slice(-MOST_NAMED).map(({ eventId }) => eventId),
});
