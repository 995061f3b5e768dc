import { parseCheckpoint, parseSize, type Checkpoint } from '../transparency/checkpoint.js';
import type { Hash } from '../transparency/merkle.js';
import { formatNote, MalformedNote } from '../transparency/signed-note.js';
import { HASH_BYTES } from '../transparency/tiles.js';

/** A checkpoint for a witness, with the proof that the log has only grown: the body of C2SP tlog-witness `add-checkpoint`. */
export interface Submission {
  /** The size that the proof begins at; 0 where the witness is thought to know nothing of the log. */
  readonly oldSize: number;
  readonly proof: readonly Hash[];
  readonly checkpoint: Checkpoint;
}

const MOST_HASHES = 63;

export const formatSubmission = ({ oldSize, proof, checkpoint }: Submission): string =>
  `old ${oldSize.toString()}\n${proof.map((hash) => `${hash.toString('base64')}\n`).join('')}\n${formatNote(checkpoint.note)}`;

/** @throws MalformedNote */
export const parseSubmission = (body: string): Submission => {
  const end = body.indexOf('\n\n');
  const [first = '', ...hashes] = body.slice(0, Math.max(0, end)).split('\n');
  const oldSize = parseSize(/^old (.*)$/.exec(first)?.[1] ?? '');
  if (oldSize === undefined || hashes.length > MOST_HASHES) {
    throw new MalformedNote(
      `It must be “old” and a size, at most ${MOST_HASHES.toString()} hashes, an empty line and a checkpoint.`,
    );
  }
  return { oldSize, proof: hashes.map(parseHash), checkpoint: parseCheckpoint(body.slice(end + 2)) };
};

const parseHash = (line: string): Hash => {
  const hash = Buffer.from(line, 'base64');
  if (hash.length !== HASH_BYTES || hash.toString('base64') !== line) {
    throw new MalformedNote('Each line of the proof must be a hash of 32 bytes, base64.');
  }
  return hash;
};
