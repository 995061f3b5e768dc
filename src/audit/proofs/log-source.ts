import { DomainError } from '../../eventing/domain-error.js';
import type { LogReader } from '../log/log-reader.js';
import type { ProofSource } from './proof-source.js';

/** Proofs out of the log of this journal. */
export const proofSourceOn = (log: LogReader): ProofSource => ({
  async checkpoint() {
    const newest = await log.newest();
    if (!newest) throw notLoggedYet();
    return newest.note;
  },
  keys: () => log.keys(),
  earlier: () => log.earlier(),
  hashes: (subtrees) => log.hashes(subtrees),
  entries: (range) => log.entries(range),
  leavesOf: (streamTag, size) => log.leavesOf(streamTag, size),
  countOf: (streamTag, indexLeaf) => log.countOf(streamTag, indexLeaf),
});

const TRY_AGAIN_AFTER_S = 5;

/** The log's newest checkpoint comes some seconds after the newest event. */
export const notLoggedYet = (): DomainError =>
  new DomainError(
    'not-yet-logged',
    'No checkpoint of the transparency log covers this yet. Try again shortly.',
    'unavailable',
    [],
    TRY_AGAIN_AFTER_S,
  );
