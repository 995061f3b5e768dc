import type { Position } from '../eventing/position.js';
import { parsePosition, START } from '../eventing/position.js';
import type { MasterKeys } from '../people/keys/master-keys.js';
import type { StoredKey } from '../people/vault.js';
import type { BackupFolder } from './backup-folder.js';
import { KEYS } from './collections.js';
import { plain } from './document-records.js';
import { LogTree, SignedCheckpoints, type SignedCheckpoint } from './log-tree.js';
import type { Point } from './manifest.js';
import { documentsOf, eventsOf, Gathered } from './read-point.js';
import { RESTORATIONS_STREAM } from './restoration.values.js';
import { DamagedBackup } from './sealed-stream.js';

/** What was found when everything up to a point was read. */
export interface VerifiedBackup {
  readonly events: number;
  readonly documents: number;
  /** Of the last event. */
  readonly upTo: Position;
  /** The log that the events make: leaves, and the root in base64. */
  readonly size: number;
  readonly root: string;
  /** How many signed checkpoints it agrees with, and the newest of them. */
  readonly checkpoints: number;
  readonly newest?: SignedCheckpoint;
  /** The keys that the log signs or signed with. */
  readonly vkeys: readonly string[];
  /** Restorations that are on record already. */
  readonly restorations: number;
}

export interface Verifying {
  /** Tried on the first wrapped key, where it is given. */
  readonly masterKeys?: MasterKeys;
  readonly onEvents: (done: number, of: number) => void;
}

/** The master key that was given doesn't open what is in the backup. */
export class WrongMasterKey extends Error {
  override readonly name = 'WrongMasterKey';
}

/**
 * Reads everything up to the last of some points, makes the transparency log anew from the events, and compares it with
 * every checkpoint that the log has signed.
 * @throws DamagedBackup with the first thing that is wrong; WrongMasterKey
 */
export const verifyBackup = async (
  backup: BackupFolder,
  points: readonly Point[],
  { masterKeys, onEvents }: Verifying,
): Promise<VerifiedBackup> => {
  const { checkpoints, vkeys, documents } = await readDocuments(backup, points, masterKeys);
  const unsigned = checkpoints.notSignedBy(vkeys);
  if (unsigned !== undefined) {
    throw new DamagedBackup(`No key of the log has signed the checkpoint of ${unsigned.toString()} leaves.`);
  }
  const tree = new LogTree();
  const total = points.reduce((sum, { events }) => sum + events, 0);
  let [events, restorations, agreed] = [0, 0, 0];
  const compare = (): void => {
    const agrees = checkpoints.agreesWith(tree);
    if (agrees === false) {
      throw new DamagedBackup(
        `The events do not make the tree of ${tree.size.toString()} leaves that was signed.`,
      );
    }
    if (agrees) agreed++;
  };
  for await (const event of eventsOf(backup, points)) {
    await tree.add([event], compare);
    if (event.streamName === RESTORATIONS_STREAM) restorations++;
    if (++events % REPORTED_EVERY === 0) onEvents(events, total);
  }
  onEvents(events, total);
  if (agreed !== checkpoints.count) {
    const { size = 0 } = checkpoints.newest ?? {};
    throw new DamagedBackup(
      `The events make ${tree.size.toString()} leaves, but trees of up to ${size.toString()} were signed.`,
    );
  }
  return {
    ...{ events, documents, restorations, vkeys, checkpoints: agreed },
    ...{ size: tree.size, root: tree.root().toString('base64') },
    upTo: parsePosition(points.at(-1)?.upTo ?? '') ?? START,
    ...(checkpoints.newest ? { newest: checkpoints.newest } : {}),
  };
};

const REPORTED_EVERY = 1_000;

const readDocuments = async (
  backup: BackupFolder,
  points: readonly Point[],
  masterKeys: MasterKeys | undefined,
) => {
  const checkpoints = new SignedCheckpoints();
  const logKeys = new Gathered<{ readonly vkey: string }>('vault.logKeys');
  let documents = 0;
  let unopened = masterKeys;
  for await (const [namespace, told] of documentsOf(backup, points)) {
    logKeys.take(namespace, told);
    if (told.kind === 'put') documents++;
    if (namespace === 'audit.checkpoints') {
      if (told.kind === 'collection' && told.whole) checkpoints.clear();
      if (told.kind === 'put') checkpoints.add(plain(told.bytes) as Parameters<typeof checkpoints.add>[0]);
    }
    if (unopened && namespace === KEYS && told.kind === 'put') {
      const { _id, wrapped, ...kept } = plain(told.bytes) as unknown as StoredKey;
      // In place of a key that was destroyed is none.
      if (wrapped === undefined) continue;
      await unopened.unwrap({ ...kept, wrapped }, _id).catch(() => {
        throw new WrongMasterKey(
          'The master key is not the one that the keys in this backup are wrapped with.',
        );
      });
      unopened = undefined;
    }
  }
  return { checkpoints, documents, vkeys: logKeys.all.map(({ vkey }) => vkey) };
};
