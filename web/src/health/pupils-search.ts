import { textsIn } from '../shell/search-text.js';

/** Which class's pupils the address asks for; no name is in it. */
export interface PupilsSearch {
  readonly class?: string | undefined;
}

export const pupilsSearchIn = (fields: Readonly<Record<string, unknown>>): PupilsSearch => ({
  class: textsIn(fields, ['class']).class,
});
