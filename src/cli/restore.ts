import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { copyEvents } from '../../embedded/copied-events.js';
import { startEngines } from '../../embedded/engines.js';
import { holdFolder } from '../../embedded/folder-lock.js';
import { moveDurably } from '../audit/witness/durable-file.js';
import { BackupFolder } from '../backup/backup-folder.js';
import { largestSigned } from '../backup/known-checkpoints.js';
import { LogTree } from '../backup/log-tree.js';
import type { Point } from '../backup/manifest.js';
import { eventsOf } from '../backup/read-point.js';
import type { JournalRestored } from '../backup/restoration.events.js';
import { restorationOf, sentenceOf } from '../backup/restoration.js';
import { restorationEvent, toCopy } from '../backup/restored-events.js';
import { writeRestoredLog } from '../backup/restored-log.js';
import { restoreDocuments } from '../backup/restoring-documents.js';
import { verifyBackup, type VerifiedBackup } from '../backup/verifying.js';
import { DocumentStore } from '../eventing/document-store.js';
import { EventStore, type StoredEvent } from '../eventing/event-store.js';
import { comparePositions, parsePosition, START } from '../eventing/position.js';
import { Ledger } from '../notices/ledger.js';
import { masterKeys } from '../people/keys/keys-of-environment.js';
import type { MasterKeys } from '../people/keys/master-keys.js';
import { pointsIn, Refused, told } from './backup.js';
import { progressBar } from './progress.js';
import { Rate } from './rate.js';
import { operatorContext } from './tools.js';

export interface RestoreOptions {
  /** Where the restored data are to be. */
  readonly dataDir: string;
  readonly reason: string;
  /** A point of the backup; the newest, where none is named. */
  readonly point?: number;
  /** Files with checkpoints that were signed before, beside `CHECKPOINT_FILE`. */
  readonly signed: readonly string[];
  /** Puts the master key into the data folder, too, where a start looks for it. */
  readonly keepMasterKey?: boolean;
}

interface Verified {
  readonly backup: BackupFolder;
  readonly points: readonly Point[];
  readonly found: VerifiedBackup;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * Makes a data folder of a backup. Everything is verified before anything is written, and the folder gets its name when
 * it is whole, so that a restore that was broken off leaves nothing that could be taken for one.
 * @returns the exit code
 */
export const restoreFrom = (
  folder: string,
  options: RestoreOptions,
  env: NodeJS.ProcessEnv,
): Promise<number> =>
  told(async () => {
    const target = resolve(options.dataDir);
    if (env['EVENTSTORE_URL'] !== undefined || env['MONGO_URL'] !== undefined) {
      throw new Refused('A backup is restored into a data folder: unset EVENTSTORE_URL and MONGO_URL.');
    }
    await mustBeEmpty(target);
    const keys = await givenMasterKeys(env);
    const kept = options.keepMasterKey ? await masterKeyText(env) : undefined;
    const backup = await BackupFolder.open(folder, env);
    const points = pointsIn(backup, options.point);
    const verified = { backup, points, found: await verifiedAs(backup, points, keys) };
    const restored = await restorationIn(verified, options, env);

    const workshop = `${target}.restoring`;
    await mkdir(workshop, { recursive: true, mode: 0o700 });
    const release = await holdFolder(workshop);
    try {
      const made = join(workshop, 'data');
      await rm(made, { recursive: true, force: true });
      await mkdir(made, { mode: 0o700 });
      await fill(made, verified, restored, env);
      if (kept !== undefined) await writeFile(join(made, 'master.key'), kept, { mode: 0o600 });
      await moveDurably(made, target);
    } finally {
      await release();
    }
    await rm(workshop, { recursive: true, force: true });
    say(sentenceOf(restorationOf(restored)));
    say(`${target} is whole. The next start builds the read models anew.`);
    if (!options.keepMasterKey) say('Start it with the same master key: MASTER_KEY_FILE or MASTER_KEY.');
  });

const mustBeEmpty = async (target: string): Promise<void> => {
  const found = await readdir(target).catch((error: unknown) => {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return [];
    if (code === 'ENOTDIR') return [target];
    throw error;
  });
  if (found.length > 0) throw new Refused(`${target} is not empty: a backup is restored into a new folder.`);
};

/** None is made: one that was made now would open nothing. */
const givenMasterKeys = async (env: NodeJS.ProcessEnv): Promise<MasterKeys> => {
  if (['MASTER_KEY', 'MASTER_KEY_FILE', 'KMS_URL'].every((name) => env[name] === undefined)) {
    throw new Refused(
      'The master key is in no backup: set MASTER_KEY_FILE to the file that you kept, MASTER_KEY or KMS_URL.',
    );
  }
  return masterKeys(env);
};

/** As a data folder has it: one key a line, the current one first. */
const masterKeyText = async (env: NodeJS.ProcessEnv): Promise<string> => {
  const [file, key] = [env['MASTER_KEY_FILE'], env['MASTER_KEY']];
  if (key !== undefined) return `${[key, env['MASTER_KEYS_BEFORE'] ?? ''].join('\n').trim()}\n`;
  if (file !== undefined) return readFile(file, 'utf8');
  throw new Refused('The master key is in the key service, and can’t be kept in the folder.');
};

const verifiedAs = async (
  backup: BackupFolder,
  points: readonly Point[],
  keys: MasterKeys,
): Promise<VerifiedBackup> => {
  const bar = progressBar('Verifying');
  const rate = new Rate();
  return verifyBackup(backup, points, {
    masterKeys: keys,
    onEvents: (done, of) => bar.update(done, of, rate.of(done)),
  }).finally(() => bar.stop());
};

/** The event that says so, which comes after all others. */
const restorationIn = async (
  { backup, points, found }: Verified,
  { reason, signed }: RestoreOptions,
  env: NodeJS.ProcessEnv,
): Promise<StoredEvent & { readonly data: JournalRestored['data'] }> => {
  const published = env['CHECKPOINT_FILE'];
  const files = [...signed, ...(published === undefined ? [] : [published])];
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  const signedBefore = largestSigned(texts, found.vkeys);
  const { number = 0, takenAt = '', upTo = '' } = points.at(-1) ?? {};
  const data = {
    ...{ backupId: backup.backupId, point: number, takenAt, position: upTo },
    ...{ size: found.size, root: found.root },
    ...(found.newest ? { checkpoint: { size: found.newest.size, at: found.newest.at } } : {}),
    ...(signedBefore === undefined ? {} : { signedBefore }),
    reason,
  };
  return { ...restorationEvent(data, found, operatorContext('')), data };
};

/** Fills a new data folder. */
const fill = async (
  folder: string,
  verified: Verified,
  restored: StoredEvent,
  env: NodeJS.ProcessEnv,
): Promise<void> => {
  const { backup, points, found } = verified;
  const tree = new LogTree();
  const events = progressBar('Restoring events');
  await copyEvents(folder, copies(verified, restored, tree, events.update)).finally(() => events.stop());
  if (backup.manifest.withoutSample) await writeFile(join(folder, 'without-sample'), '');
  const engines = await startEngines({
    dataDir: folder,
    // Nothing is queued here: the queue's engine is not started, and nobody asks at this address.
    env: { ...env, QUEUE_URL: 'redis://localhost:0' },
    log: complain,
  });
  const store = new EventStore(engines.addresses.eventStoreUrl);
  const documents = new DocumentStore(engines.addresses.mongoUrl);
  try {
    const bar = progressBar('Restoring documents');
    await restoreDocuments(backup, points, documents, bar.update).finally(() => bar.stop());
    const aside = await new Ledger(documents.vault).setAside(new Date(), isBeyond(found));
    if (aside > 0) {
      say(
        `${aside.toString()} notices were waiting and may have been sent: they are not sent by themselves.`,
      );
    }
    const log = progressBar('Making the transparency log');
    const { audit } = documents;
    await writeRestoredLog({ store, audit, tree, onLeaves: log.update }).finally(() => log.stop());
  } finally {
    await store.close();
    await documents.close();
    await engines.stop();
  }
  // Ports and processes were those of this folder as it was being made.
  await rm(join(folder, 'engines.json'), { force: true });
};

const AT_ONCE = 1_000;

/** All events as the store takes them, in batches; the tree grows along. */
async function* copies(
  { backup, points, found }: Verified,
  restored: StoredEvent,
  tree: LogTree,
  onEvents: (done: number, of: number, rate: string) => void,
) {
  const rate = new Rate();
  let batch: StoredEvent[] = [];
  let done = 0;
  const taken = async () => {
    await tree.add(batch, () => undefined);
    done += batch.length;
    onEvents(done, found.events, rate.of(done));
    const copied = batch.map(toCopy);
    batch = [];
    return copied;
  };
  for await (const event of eventsOf(backup, points)) {
    batch.push(event);
    if (batch.length === AT_ONCE) yield await taken();
  }
  batch.push(restored);
  yield await taken();
}

/** Whether a position was given to an event that did not come back. */
const isBeyond =
  ({ upTo }: VerifiedBackup) =>
  (position: string): boolean =>
    comparePositions(parsePosition(position) ?? START, upTo) > 0;
