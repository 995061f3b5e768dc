import { readFile, writeFile } from 'node:fs/promises';
import { checkLog } from '../audit/log/check-log.js';
import { Checkpoints } from '../audit/log/checkpoints.js';
import { LogKeys } from '../audit/log/log-keys.js';
import { LogStorage } from '../audit/log/log-storage.js';
import { LogIsWrong, monitorLog } from '../audit/log/monitor.js';
import { TreeReader } from '../audit/log/tree-reader.js';
import { parseCheckpoint } from '../audit/transparency/checkpoint.js';
import { parsePolicy } from '../audit/transparency/policy.js';
import {
  formatNote,
  MalformedNote,
  parseVerifierKey,
  type VerifierKey,
} from '../audit/transparency/signed-note.js';
import { sentenceOf, type Restoration } from '../backup/restoration.js';
import { Restorations } from '../backup/restorations.js';
import { progressBar } from './progress.js';
import { withTools, type Place } from './tools.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Makes the log anew from the store and compares. @returns the exit code: 1 where something is otherwise */
export const checkTheLog = (place: Place): Promise<number> =>
  withTools(place, async ({ store, documents }) => {
    const storage = new LogStorage(documents.audit);
    const tree = new TreeReader(storage);
    const bar = progressBar('Making the log anew');
    const { leaves, difference } = await checkLog({
      ...{ store, storage, tree },
      checkpoints: new Checkpoints(documents.audit, tree),
      onProgress: bar.update,
    }).finally(() => bar.stop());
    for (const one of (await Restorations.readFrom(store)).all()) say(sentenceOf(one));
    say(difference ?? `The store makes the log that is written down: ${leaves.toString()} leaves.`);
    return difference === undefined ? 0 : 1;
  });

const DAY_MS = 86_400_000;

/** Has a new key sign, and the one before for some days along with it. */
export const rotateKey = (overlapDays: number, place: Place): Promise<void> =>
  withTools(place, async ({ documents, vault }) => {
    const keys = new LogKeys(documents.vault, vault);
    const origin = await keys.knownOrigin();
    if (origin === undefined) throw new Error('There is no log yet: it begins with the first start.');
    const now = Date.now();
    const until = new Date(now + overlapDays * DAY_MS).toISOString();
    const { vkey } = await keys.rotate(origin, new Date(now).toISOString(), until);
    say(`From the next checkpoint on ${vkey} signs; the key before signs along until ${until}.`);
  });

export interface MonitorOptions {
  readonly policy?: string;
  readonly key?: string;
  /** A file with the checkpoint of the last time, where this time's is written. */
  readonly checkpoint?: string;
}

/** Reads a log over HTTP and checks all of it. @returns the exit code: 1 where it is wrong */
export const monitorTheLog = async (url: string, options: MonitorOptions): Promise<number> => {
  const base = url.replace(/\/$/, '');
  const read = async (path: string): Promise<Buffer> => {
    const answer = await fetch(`${base}/${path}`);
    if (!answer.ok) throw new LogIsWrong(`${base}/${path} answers ${answer.status.toString()}.`);
    return Buffer.from(await answer.arrayBuffer());
  };
  const bar = progressBar(`Reading ${base}`);
  for (const one of await restorationsAt(base)) say(sentenceOf(one));
  try {
    const before = await earlier(options.checkpoint);
    const keys = await trusted(options);
    const { checkpoint, streams } = await monitorLog({
      ...{ read, keys, onProgress: bar.update },
      ...(before ? { before } : {}),
    });
    bar.stop();
    const size = checkpoint.size.toString();
    say(`${checkpoint.origin}: ${size} leaves, ${streams.toString()} streams, all counted right.`);
    say(
      before
        ? `It goes on from the ${before.size.toString()} leaves of before.`
        : 'There was no earlier checkpoint.',
    );
    if (options.checkpoint !== undefined) await writeFile(options.checkpoint, formatNote(checkpoint.note));
    return 0;
  } catch (error) {
    bar.stop();
    if (!(error instanceof LogIsWrong || error instanceof MalformedNote)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
};

/** What the journal says of its restorations itself; nothing, where only the log is served there. */
const restorationsAt = async (base: string): Promise<readonly Restoration[]> => {
  const answer = await fetch(`${base}/api/audit/log`).catch(() => undefined);
  if (!answer?.ok) return [];
  const { restorations = [] } = (await answer.json()) as { readonly restorations?: readonly Restoration[] };
  return restorations;
};

const trusted = async ({ policy, key }: MonitorOptions): Promise<readonly VerifierKey[]> => {
  if (policy !== undefined) return parsePolicy(await readFile(policy, 'utf8')).logs;
  if (key !== undefined) return [parseVerifierKey(key)];
  throw new LogIsWrong('Name the log’s key with --key, or a policy with --policy.');
};

const earlier = async (path: string | undefined) => {
  if (path === undefined) return undefined;
  try {
    return parseCheckpoint(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};
