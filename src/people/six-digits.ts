import { randomInt } from 'node:crypto';

/** A code for one use, such as `040816`: from the system's generator, all of them alike. */
export const sixDigits = (): string => randomInt(1_000_000).toString().padStart(6, '0');
