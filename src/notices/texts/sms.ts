import type { Language } from '../preferences/preferences.values.js';
import { onlyOneOf, sectionsOf } from './digest.js';
import { WORDS } from './languages.js';
import { fitsOneSegment, inOneSegment, plainlyPunctuated } from './one-segment.js';
import { onOneLine } from './tidied.js';
import type { Letter, Told } from './told.js';
import { saidOf, type Words } from './words.js';

/** Writes a letter as a short message: one segment, unless it carries a code, which is never cut. */
export const smsOf = (letter: Letter, language: Language): string => {
  const words = WORDS[language];
  const alone = onlyOneOf(letter);
  const text = plainlyPunctuated(onOneLine(alone ? saidOf(words.sms, alone) : digestOf(letter.told, words)));
  if (!alone) return inOneSegment(text);
  return 'link' in alone ? withLink(inOneSegment(text), alone.link) : text;
};

/** A link is worth a segment's rest, and no segment of its own. */
const withLink = (text: string, link: string): string => {
  const linked = `${text} ${link}`;
  return fitsOneSegment(linked) ? linked : text;
};

/** How much there is of what, pupil by pupil. */
const digestOf = (told: readonly Told[], { topics: said }: Words): string =>
  sectionsOf(told)
    .map(({ pupil, topics }) => {
      const counts = topics.map(([topic, about]) => said[topic].counted(about.length)).join(', ');
      return pupil ? `${pupil.givenName}: ${counts}` : counts;
    })
    .join('. ');
