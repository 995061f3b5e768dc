import { parseCheckpoint, type Checkpoint } from '../audit/transparency/checkpoint.js';
import { MalformedNote, parseVerifierKey, verifiedBy } from '../audit/transparency/signed-note.js';

/** A signed note: a text, an empty line, and lines that each begin with a dash and are signatures. */
const NOTE = /[^\n][^]*?\n\n(?:— [^\n]*\n)+/gu;

/**
 * The largest tree whose checkpoint is among some texts and was signed by the log.
 * @param texts of files that hold checkpoints, as `CHECKPOINT_FILE` does, one after another.
 * @param vkeys of the log.
 */
export const largestSigned = (texts: readonly string[], vkeys: readonly string[]): number | undefined => {
  const keys = vkeys.map(parseVerifierKey);
  const sizes = texts
    .flatMap((text) => text.match(NOTE) ?? [])
    .flatMap((note) => {
      const checkpoint = readable(note);
      return checkpoint && isSigned(checkpoint, keys) ? [checkpoint.size] : [];
    });
  return sizes.length === 0 ? undefined : Math.max(...sizes);
};

const readable = (note: string): Checkpoint | undefined => unlessMalformed(() => parseCheckpoint(note));

const isSigned = ({ note }: Checkpoint, keys: Parameters<typeof verifiedBy>[1]): boolean =>
  (unlessMalformed(() => verifiedBy(note, keys))?.length ?? 0) > 0;

const unlessMalformed = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch (error) {
    if (error instanceof MalformedNote) return undefined;
    throw error;
  }
};
