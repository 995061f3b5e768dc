import { LOG_KEY, MemoryTransparencyLog } from '../../../../test/support/memory-transparency-log.js';
import { contentHash, type LoggedEvent } from '../../transparency/entry.js';
import { subtreesBeside } from '../../transparency/partial-tree.js';
import { aLog, displayedOf, pageProof, STREAM } from '../proof.examples.js';
import { zipProof, type ProofFiles } from '../proof-zip.js';
import type { Displayed, EntryLine, EventLine, HashLine, StreamLine } from './bundle-format.js';
import type { Trust } from './check-log.js';
import type { Wrong } from './statements.js';
import { verify } from './verify.js';

export const SIZE = 275;
export const TRUST: Trust = { keys: [LOG_KEY], checkpoints: new Map() };

export const published = (log = aLog()): MemoryTransparencyLog => {
  log.publish();
  return log;
};

interface Lines {
  readonly 'streams.jsonl': StreamLine;
  readonly 'events.jsonl': EventLine;
  readonly 'entries.jsonl': EntryLine;
  readonly 'hashes.jsonl': HashLine;
  readonly 'displayed.jsonl': Displayed;
}

const linesIn = <File extends keyof Lines>(files: ProofFiles, file: File): readonly Lines[File][] =>
  files[file]
    .toString()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Lines[File]);

/** The lines of a file of JSON, changed. */
export const changed = <File extends keyof Lines>(
  files: ProofFiles,
  file: File,
  change: (lines: readonly Lines[File][]) => readonly unknown[],
): ProofFiles => {
  const text = change(linesIn(files, file))
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
  return { ...files, [file]: text };
};

type Change = (event: LoggedEvent) => LoggedEvent;

export const changeEvent =
  (revision: number, change: Change, isHashChanged = false) =>
  (files: ProofFiles): ProofFiles =>
    changed(files, 'events.jsonl', (lines) =>
      lines.map((line) => {
        if (line.event.revision !== revision || line.event.stream !== STREAM) return line;
        const event = change(line.event);
        return { ...line, event, ...(isHashChanged ? { hash: contentHash(event).toString('base64') } : {}) };
      }),
    );

/** Has the journal display what the events of the bundle say, as one does who changes both. */
export const displayAsTold = (files: ProofFiles): ProofFiles => {
  const displayed = displayedOf(linesIn(files, 'events.jsonl').map(({ event }) => event));
  return counted(changed(files, 'displayed.jsonl', () => displayed));
};

/** Has the manifest tell how much there is. */
export const counted = (files: ProofFiles): ProofFiles => {
  const manifest = JSON.parse(files['manifest.json'].toString()) as { contains: Record<string, number> };
  for (const what of ['streams', 'events', 'displayed'] as const) {
    manifest.contains[what] = files[`${what}.jsonl`].toString().split('\n').length - 1;
  }
  return { ...files, 'manifest.json': JSON.stringify(manifest) };
};

export const dataOf =
  (change: Record<string, unknown>): Change =>
  (event) => ({
    ...event,
    data: { ...(event.data as object), ...change },
  });

export const metadataOf =
  (change: Record<string, unknown>): Change =>
  (event) => ({
    ...event,
    metadata: { ...(event.metadata as object), ...change },
  });

export const without =
  (...revisions: readonly number[]) =>
  (files: ProofFiles): ProofFiles =>
    changed(files, 'events.jsonl', (lines) =>
      lines.filter(({ event }) => !revisions.includes(event.revision)),
    );

/** Has the hashes lead from what is told now to the checkpoint, as one does who leaves something out. */
export const provenAnew = async (files: ProofFiles): Promise<ProofFiles> => {
  const leaves = [...linesIn(files, 'events.jsonl'), ...linesIn(files, 'entries.jsonl')].map(
    ({ leaf }) => leaf,
  );
  const beside = subtreesBeside(SIZE, leaves, [40]);
  const hashes = await published().hashes(beside);
  return changed(files, 'hashes.jsonl', () =>
    beside.map((subtree, at) => ({ ...subtree, hash: hashes[at]?.toString('base64') })),
  );
};

export const fail = (): never => {
  throw new Error('There is no such event.');
};

export type Found = { readonly [Code in keyof Wrong]: readonly [Code, Wrong[Code]] }[keyof Wrong];

export const wrongsIn = (zip: Buffer, trust = TRUST): readonly unknown[] =>
  verify(zip, trust).statements.flatMap(({ mark, code, about }) => (mark === 'wrong' ? [[code, about]] : []));

/** A way to cheat, from the files of an honest bundle on, and everything that the verifier finds wrong. */
export interface Cheat {
  /** Of the page as a whole, where it isn't given. */
  readonly bundle?: () => Promise<ProofFiles>;
  readonly cheat: (files: ProofFiles) => ProofFiles | Promise<ProofFiles>;
  /** Whom the one believes who verifies. */
  readonly trust?: Trust;
  readonly found: readonly Found[];
}

export const otherRoot: Found = ['otherRoot', { size: SIZE }];

/** What is found wrong in the bundle of somebody who cheats. */
export const foundIn = async ({ bundle, cheat, trust }: Cheat): Promise<readonly unknown[]> => {
  const honest = await (bundle ?? (() => pageProof(published())))();
  return wrongsIn(await zipProof(await cheat(honest)), trust);
};
