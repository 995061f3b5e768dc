import { textsIn } from '../shell/search-text.js';

/** Which child's a page is, where `ChooseChild` leads from one to another; the first one's, where nobody is named. */
export interface ChildSearch {
  readonly pupil?: string | undefined;
}

export const childSearchIn = (search: Readonly<Record<string, unknown>>): ChildSearch => ({
  // Named even where there is none: what is left out here would stay as it came.
  pupil: textsIn(search, ['pupil']).pupil,
});
