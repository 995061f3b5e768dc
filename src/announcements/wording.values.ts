import type { Announced } from './announcement.events.js';

/** Tells one wording from another without a word of it: by the commands that it was sealed in. */
export const wordingOf = ({ title, text }: Pick<Announced, 'title' | 'text'>): string =>
  `${title.in}, ${text.in}`;
