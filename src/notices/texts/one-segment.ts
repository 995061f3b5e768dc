import { segmentsOf, smsTextOf } from '../channels/sms-text.js';

export const fitsOneSegment = (text: string): boolean => segmentsOf(text) === 1;

/** The text as far as its words fit into one segment, but its first word at least; an ellipsis says where it was cut. */
export const inOneSegment = (text: string): string => {
  const [first = text, ...others] = text.split(' ');
  if (others.length === 0 || fitsOneSegment(text)) return text;
  // A word and its space are two characters at least.
  for (let kept = Math.min(others.length - 1, 80); kept > 0; kept--) {
    const cut = elided([first, ...others.slice(0, kept)].join(' '));
    if (fitsOneSegment(cut)) return cut;
  }
  return elided(first);
};

/** The alphabet of phones has no ellipsis but three dots: the other one would halve what fits. */
const elided = (text: string): string => {
  const complete = text.replace(/[\s,.;:!?–—-]+$/, '');
  return `${complete}${smsTextOf(complete).alphabet === 'gsm' ? '...' : '…'}`;
};

/** With the punctuation of a typewriter where that alone brings the text into the alphabet of phones. */
export const plainlyPunctuated = (text: string): string => {
  const plain = text
    .replace(/[‘’]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[–—]/g, '-')
    .replaceAll('…', '...');
  return smsTextOf(plain).alphabet === 'gsm' ? plain : text;
};
