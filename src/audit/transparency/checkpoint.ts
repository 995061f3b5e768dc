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

/** @throws MalformedNote. Lines after the third are kept in the note's text, and mean nothing here. */
export const parseCheckpoint = (text: string): Checkpoint => {
  const note = parseNote(text);
  const [origin = '', size = '', encoded = '', ...extensions] = note.text.slice(0, -1).split('\n');
  const root = Buffer.from(encoded, 'base64');
  if (
    origin === '' ||
    !/^(0|[1-9]\d{0,15})$/.test(size) ||
    !Number.isSafeInteger(Number(size)) ||
    root.length !== HASH_BYTES ||
    root.toString('base64') !== encoded ||
    extensions.includes('')
  ) {
    throw new MalformedNote('A checkpoint is a log’s name, a number of leaves and a root hash in base64.');
  }
  return { origin, size: Number(size), root, note };
};
