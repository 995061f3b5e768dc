/** How many guardians one may vote for in a meeting, where a school has said nothing else. */
export const USUAL_PROXIES = 2;
/** What a school may say at most. */
export const MOST_PROXIES = 20;
