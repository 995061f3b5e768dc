import { setImmediate as nextTurn } from 'node:timers/promises';

/** Waits for a state, as long as the test may take. */
export const until = async (reached: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await reached())) await nextTurn();
};
