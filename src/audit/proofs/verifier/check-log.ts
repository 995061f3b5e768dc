import { parseCheckpoint, type Checkpoint } from '../../transparency/checkpoint.js';
import type { Hash } from '../../transparency/merkle.js';
import { satisfies, type Policy } from '../../transparency/policy.js';
import {
  MalformedNote,
  parseVerifierKey,
  verifiedBy,
  type VerifierKey,
} from '../../transparency/signed-note.js';
import type { Bundle } from './read-bundle.js';
import { proven, unproven, wrong, type Statement } from './statements.js';

/** Whom somebody who verifies believes. */
export interface Trust {
  readonly policy?: Policy;
  /** Keys of the log, and of witnesses. */
  readonly keys: readonly VerifierKey[];
  /** Checkpoints that were published before, as signed notes, by the names of their files. */
  readonly checkpoints: ReadonlyMap<string, string>;
}

export interface CheckedLog {
  readonly statements: readonly Statement[];
  /** None where the bundle's checkpoint can't be read. */
  readonly head?: Checkpoint;
  /** Those that the bundle brings along, and that can be read. */
  readonly earlier: readonly Checkpoint[];
  /** Those that were given by who verifies. */
  readonly given: readonly Checkpoint[];
}

/** Checks who signed the bundle's checkpoint and the earlier ones, and that they are of one log. */
export const checkSignatures = (
  { manifest, checkpoint, earlier, keys }: Bundle,
  trust: Trust,
): CheckedLog => {
  const statements: Statement[] = [];
  const isOwnWord = !trust.policy && trust.keys.length === 0;
  const known = isOwnWord ? keysIn(keys, statements) : [...(trust.policy?.logs ?? []), ...trust.keys];
  const logs = known.filter(({ kind }) => kind === 'log');
  const witnesses = [
    ...(trust.policy?.witnesses.map(({ key }) => key) ?? []),
    ...known.filter(({ kind }) => kind === 'witness'),
  ];

  const read = (which: string, text: string): Checkpoint[] => {
    try {
      const found = parseCheckpoint(text);
      if (found.origin !== manifest.origin) {
        statements.push(wrong('otherLog', { which, origin: found.origin, expected: manifest.origin }));
        return [];
      }
      // A key of another log that is known as well is none of this one's (C2SP tlog-checkpoint).
      const signers = verifiedBy(
        found.note,
        logs.filter(({ name }) => name === found.origin),
      );
      if (signers.length === 0) statements.push(wrong('unsigned', { which }));
      else if (which === 'checkpoint.txt') {
        const names = signers.map(({ key }) => key.vkey).join(', ');
        statements.push(proven('signed', { origin: found.origin, size: found.size, keys: names }));
        if (isOwnWord) statements.push(unproven('ownKey', { keys: names }));
        statements.push(...cosignaturesOf(found, witnesses, trust.policy));
      }
      return [found];
    } catch (error) {
      if (!(error instanceof MalformedNote)) throw error;
      statements.push(wrong('badCheckpoint', { which, why: error.message }));
      return [];
    }
  };

  const [head] = read('checkpoint.txt', checkpoint);
  return {
    ...(head ? { head } : {}),
    earlier: earlier.flatMap((note, index) => read(`earlier.jsonl:${(index + 1).toString()}`, note)),
    given: [...trust.checkpoints].flatMap(([name, note]) => read(name, note)),
    statements,
  };
};

const keysIn = (vkeys: readonly string[], statements: Statement[]): readonly VerifierKey[] =>
  vkeys.flatMap((vkey) => {
    try {
      return [parseVerifierKey(vkey)];
    } catch (error) {
      statements.push(wrong('badKey', { why: (error as Error).message }));
      return [];
    }
  });

const cosignaturesOf = (
  { note }: Checkpoint,
  witnesses: readonly VerifierKey[],
  policy: Policy | undefined,
): readonly Statement[] => {
  const cosigned = verifiedBy(note, witnesses).map(({ key, time = 0 }) =>
    proven('cosigned', { witness: key.name, at: timeOf(time) }),
  );
  const quorum = !policy
    ? []
    : [satisfies(note, policy) ? proven('enoughCosigned', {}) : wrong('tooFewCosigned', {})];
  return [...cosigned, ...quorum, ...(cosigned.length === 0 ? [unproven('noWitness', {})] : [])];
};

/** A witness may state whatever it likes. @param seconds since 1970 */
const timeOf = (seconds: number): string =>
  seconds <= 8_640_000_000_000 ? new Date(seconds * 1_000).toISOString() : seconds.toString();

/**
 * Checks that the bundle's log begins with each older one.
 * @param rootOf the root of the tree of a size that the bundle's begins with; undefined where the bundle doesn't show it.
 *   Without it, as where the bundle does not even lead to its own root, nothing is said about older trees.
 */
export const checkConsistency = (
  head: Checkpoint,
  { earlier, given }: Pick<CheckedLog, 'earlier' | 'given'>,
  rootOf: ((size: number) => Hash | undefined) | undefined,
): readonly Statement[] => {
  const wrongs = [...earlier, ...given].flatMap((old) => againstOlder(head, old, rootOf));
  if (wrongs.length > 0 || !rootOf) return wrongs;
  const sizes = given.map(({ size }) => proven('consistent', { size }));
  const [first] = earlier.map(({ size }) => size).toSorted((a, b) => a - b);
  return [
    ...sizes,
    ...(first === undefined ? [] : [proven('consistentWithEarlier', { count: earlier.length, first })]),
    ...(given.length === 0 ? [unproven('nothingOlder', {})] : []),
  ];
};

const againstOlder = (
  head: Checkpoint,
  old: Checkpoint,
  rootOf: ((size: number) => Hash | undefined) | undefined,
): readonly Statement[] => {
  const { size, root } = old;
  if (size > head.size) return [wrong('olderThanKnown', { size: head.size, known: size })];
  if (size === head.size) return root.equals(head.root) ? [] : [wrong('splitView', { size })];
  if (!rootOf) return [];
  const shown = rootOf(size);
  if (!shown) return [wrong('consistencyNotShown', { size })];
  return shown.equals(root) ? [] : [wrong('rewritten', { size, newer: head.size })];
};
