import type { Answer } from './visitor.js';

/**
 * How many wrong attempts may be looked at within a time: five, and one more after each pause, of which the first takes
 * a second and every further one twice as long.
 */
export const guessesWithin = (ms: number): number => 5 + Math.floor(Math.log2(1 + ms / 1000));

/** The answer that says to wait: at the latest when the pause, which doubles, has become longer than a try takes. */
export const madeToWait = async (send: () => Promise<Answer>): Promise<Answer> => {
  for (let tries = 0; tries < 20; tries++) {
    const answer = await send();
    if (answer.status === 429) return answer;
  }
  throw new Error('Nobody is made to wait');
};
