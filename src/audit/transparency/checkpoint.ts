import { HASH_BYTES } from './tiles.js';
import type { Hash } from './merkle.js';
import { MalformedNote, parseNote, type Note } from './signed-note.js';

/** What a log was at a moment: C2SP tlog-checkpoint. */
export interface TreeHead {
  /** The log's name. */
  readonly origin: string;
  /** How many leaves it had. */
  readonly size: number;
  readonly root: Hash;
}

export interface Checkpoint extends TreeHead {
  readonly note: Note;
}

export const textOfHead = ({ origin, size, root }: TreeHead): string =>
  `${origin}\n${size.toString()}\n${root.toString('base64')}\n`;

/** A size as checkpoints write it, in decimal without leading zeroes; undefined where the text is none. */
export const parseSize = (text: string): number | undefined =>
  /^(0|[1-9]\d{0,15})$/.test(text) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;

/** @throws MalformedNote. Lines after the third are kept in the note's text, and mean nothing here. */
export const parseCheckpoint = (text: string): Checkpoint => {
  const note = parseNote(text);
  const [origin = '', digits = '', encoded = '', ...extensions] = note.text.slice(0, -1).split('\n');
  const size = parseSize(digits);
  const root = Buffer.from(encoded, 'base64');
  if (
    origin === '' ||
    size === undefined ||
    root.length !== HASH_BYTES ||
    root.toString('base64') !== encoded ||
    extensions.includes('')
  ) {
    throw new MalformedNote('A checkpoint is a log’s name, a number of leaves and a root hash in base64.');
  }
  return { origin, size, root, note };
};
