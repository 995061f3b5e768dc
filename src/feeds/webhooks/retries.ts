const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The pauses that Standard Webhooks recommends: three days and more in all. */
const PAUSES = [
  ...[5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR],
];
/** Addresses that failed together are not tried together. */
const JITTER = 0.2;
const LONGEST_ASKED = 24 * HOUR;

/**
 * After how many milliseconds a delivery is tried again that has failed so often in a row; undefined where the address
 * is dead.
 * @param chance from 0 to 1.
 * @param asked what the address asked for, in milliseconds, where it did.
 */
export const pauseAfter = (failures: number, chance: number, asked = 0): number | undefined => {
  const pause = PAUSES[failures - 1];
  if (pause === undefined) return undefined;
  return Math.max(Math.min(asked, LONGEST_ASKED), Math.round(pause * (1 + JITTER * chance)));
};
