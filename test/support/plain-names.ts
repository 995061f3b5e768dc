import type { Person, Roster } from '../../src/oneroster/roster.js';

/** How far apart, in words and in bytes, the two halves of a name may stand: `"givenName":"…","familyName":"…"`. */
const WORDS_BETWEEN = 3;
const BYTES_BETWEEN = 40;
const SHORTEST_LONE_NAME = 5;

/**
 * Finds what tells who somebody is, in whatever bytes: names (given and family name close together, in any case and
 * order, and so user names and e-mail addresses too) and telephone numbers. What the roster says elsewhere, in
 * topics or names of schools, is no sign of a person.
 */
export class PlainNames {
  private readonly pairs = new Set<string>();
  private readonly halves = new Set<string>();
  private readonly phones = new Set<string>();
  private readonly families = new Set<string>();

  constructor({ people, ...elsewhere }: Roster) {
    for (const person of people) this.add(person);
    const { works, schools, courses, classes } = elsewhere;
    const texts = [works, schools, courses, classes].flat().map((entry) => JSON.stringify(entry));
    const harmless = asBytes(texts.join('\n'));
    for (const pair of this.foundIn(harmless)) this.pairs.delete(pair);
    for (const { word } of wordsIn(harmless)) this.families.delete(word);
  }

  /** Every name and number that stands in the bytes. */
  foundIn(bytes: Buffer): string[] {
    const found = new Set<string>();
    const recent: Word[] = [];
    for (const { word, at } of wordsIn(bytes)) {
      const plain = lowered(word);
      if (!this.halves.has(plain)) {
        recent.push({ word: '', at });
      } else {
        for (const before of recent) {
          if (at - before.at > BYTES_BETWEEN) continue;
          for (const pair of [`${before.word} ${plain}`, `${plain} ${before.word}`]) {
            if (this.pairs.has(pair)) found.add(pair);
          }
        }
        recent.push({ word: plain, at });
      }
      if (recent.length > WORDS_BETWEEN + 1) recent.shift();
    }
    for (const [number] of bytes.toString('latin1').matchAll(/\+?\d[\d ]{6,}\d/g)) {
      if (this.phones.has(digitsOf(number))) found.add(number);
    }
    return [...found];
  }

  /** The longer family names that stand by themselves in a text that somebody may read. */
  familiesIn(bytes: Buffer): string[] {
    const found = new Set<string>();
    for (const { word } of wordsIn(bytes)) {
      if (this.families.has(word)) found.add(Buffer.from(word, 'latin1').toString());
    }
    return [...found];
  }

  private add({ givenName, familyName, username, phone, sms }: Person): void {
    const given = asBytes(givenName).toString('latin1');
    const family = asBytes(familyName).toString('latin1');
    for (const [first = '', last = ''] of [[given, family], username.split('.')]) {
      const halves = [lowered(first), lowered(last.replace(/\d+$/, ''))];
      this.pairs.add(halves.join(' '));
      for (const half of halves) this.halves.add(half);
    }
    for (const number of [phone, sms]) if (number !== undefined) this.phones.add(digitsOf(number));
    if (familyName.length >= SHORTEST_LONE_NAME) this.families.add(family);
  }
}

interface Word {
  readonly word: string;
  readonly at: number;
}

// Words are compared as the bytes that they are stored as, each byte taken for a character.
const asBytes = (text: string): Buffer => Buffer.from(text, 'utf8');

function* wordsIn(bytes: Buffer): Generator<Word> {
  for (const match of bytes.toString('latin1').matchAll(/[A-Za-z\x80-\xff]{3,}/g)) {
    yield { word: match[0], at: match.index };
  }
}

/** In lower case as far as that is one byte for another. */
const lowered = (word: string): string => word.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

const digitsOf = (number: string): string => number.replace(/\D/g, '');
