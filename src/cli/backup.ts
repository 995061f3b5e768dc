import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FolderInUseError, holdFolder } from '../../embedded/folder-lock.js';
import { BackupFolder } from '../backup/backup-folder.js';
import { NoBackupKey } from '../backup/backup-key.js';
import { pointsUpTo, type Point } from '../backup/manifest.js';
import { OtherPositions } from '../backup/restored-events.js';
import { DamagedBackup } from '../backup/sealed-stream.js';
import { AnotherHistory, takeBackup } from '../backup/taking.js';
import { verifyBackup, WrongMasterKey } from '../backup/verifying.js';
import { progressBar } from './progress.js';
import { Rate } from './rate.js';
import { withStores, type Place } from './tools.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/** Adds what is new to the backup in a folder, which is begun where there is none. @returns the exit code */
export const backupTo = (folder: string, place: Place): Promise<number> =>
  told(async () => {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const release = await holdFolder(folder);
    try {
      const backup = await BackupFolder.openOrBegin(folder, place.dataDir, place.env);
      const point = await withStores(place, ({ store, documents }) => {
        const bar = progressBar('Backing up');
        const rate = new Rate();
        return takeBackup(backup, {
          ...{ store, databases: documents, log: complain, now: () => new Date() },
          withoutSample: isWithoutSample(place.dataDir),
          onEvents: (count, at, after, upTo) =>
            bar.update(Number(at.commit - after.commit), Number(upTo.commit - after.commit), rate.of(count)),
        }).finally(() => bar.stop());
      });
      say(`${sentenceOn(point)} The master key is not in it: keep it apart, as the key of the backup.`);
    } finally {
      await release();
    }
  });

export interface VerifyOptions {
  readonly point?: number;
}

/** Reads a whole backup and compares it with the signed checkpoints in it. @returns the exit code: 1 where it is wrong */
export const verifyBackupIn = (
  folder: string,
  { point }: VerifyOptions,
  env: NodeJS.ProcessEnv,
): Promise<number> =>
  told(async () => {
    const backup = await BackupFolder.open(folder, env);
    const points = pointsIn(backup, point);
    for (const one of points) say(sentenceOn(one));
    const bar = progressBar('Verifying');
    const rate = new Rate();
    const found = await verifyBackup(backup, points, {
      onEvents: (done, of) => bar.update(done, of, rate.of(done)),
    }).finally(() => bar.stop());
    const { newest, checkpoints, size, events, documents } = found;
    say(
      `${events.toString()} events, ${documents.toString()} documents: ${size.toString()} leaves of the log.`,
    );
    say(
      newest
        ? `They are what was signed: ${checkpoints.toString()} checkpoints, the newest of ${newest.size.toString()} leaves at ${newest.at}.`
        : 'No checkpoint had been signed.',
    );
  });

/** The points up to one. @throws DamagedBackup where there is none */
export const pointsIn = (backup: BackupFolder, point: number | undefined): readonly Point[] => {
  const points = pointsUpTo(backup.manifest, point);
  if (points) return points;
  throw new DamagedBackup(
    point === undefined ? 'Nothing has been backed up yet.' : `The backup has no point ${point.toString()}.`,
  );
};

/** Tells what keeps a command from being carried out in one sentence. @returns the exit code */
export const told = async (act: () => Promise<void>): Promise<number> => {
  try {
    await act();
    return 0;
  } catch (error) {
    if (!(error instanceof Error) || !EXPECTED.some((kind) => error instanceof kind)) throw error;
    complain(error.message);
    return 1;
  }
};

/** What was asked for is not done, for a reason that the operator can mend. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

const EXPECTED = [
  ...[Refused, DamagedBackup, NoBackupKey, AnotherHistory, FolderInUseError],
  ...[WrongMasterKey, OtherPositions],
];

const sentenceOn = ({ number, takenAt, events, put, removed, files }: Point): string => {
  const megabytes = ((files.events.bytes + files.documents.bytes) / 1_000_000).toFixed(1);
  return `Point ${number.toString()}, ${takenAt}: ${events.toString()} events, ${put.toString()} documents new or changed, ${removed.toString()} gone; ${megabytes} MB.`;
};

/** On other engines there is no sample, nor a data folder that says so. */
const isWithoutSample = (dataDir: string): boolean =>
  existsSync(join(resolve(dataDir), 'without-sample')) || !existsSync(join(resolve(dataDir), 'event-store'));
