import { textsIn } from '../shell/search-text.js';

/** Of which academic year the remarks are shown; of all of them without. */
export interface PortfolioSearch {
  readonly year?: string | undefined;
}

export const portfolioSearchIn = (fields: Readonly<Record<string, unknown>>): PortfolioSearch => ({
  year: textsIn(fields, ['year']).year,
});
