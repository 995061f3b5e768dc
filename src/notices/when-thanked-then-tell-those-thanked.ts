import type { ThanksGiven } from '../portfolio/portfolio.events.js';
import type { Policy } from './policy.js';

/** What a pupil is thanked for is good to know for the guardians too. */
export const whenThankedThenTellThoseThanked: Policy<ThanksGiven> = {
  on: ['ThanksGiven'],
  tell({ data: { pupilId, thanksId, thanked } }) {
    const who = thanked === 'pupil' ? 'family' : 'guardians';
    return [{ audience: { who, pupilId }, news: { kind: 'thanks', facts: { thanksId } } }];
  },
};
