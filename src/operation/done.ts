import type { Position } from '../eventing/position.js';

const THOUSANDTHS = 1000n;

/** How much of the log lies before a position, from 0 to just below 1: to whole thousandths, since positions are large. */
export const doneOf = ({ commit }: Position, head: Position): number => {
  if (head.commit <= 0n || commit <= 0n) return 0;
  const thousandths = (commit * THOUSANDTHS) / head.commit;
  return Number(thousandths < THOUSANDTHS ? thousandths : THOUSANDTHS - 1n) / Number(THOUSANDTHS);
};
