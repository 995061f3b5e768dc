import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCode } from './processes.js';

/** Where the application finds its three engines. Addresses may hold passwords: keep them out of logs. */
export interface EngineAddresses {
  readonly eventStoreUrl: string;
  readonly mongoUrl: string;
  readonly queueUrl: string;
}

/** An engine as it was last started. */
export interface RecordedEngine {
  readonly port: number;
  readonly pid: number;
  readonly modulePath: string;
}

/** What a data folder remembers of its engines from one start to the next. */
export interface EnginesRecord {
  /** The process that runs the engines, and whether it does so for one command only; absent when stopped. */
  readonly supervisor?: { readonly pid: number; readonly command: string; readonly brief: boolean };
  /** All addresses, with passwords, also of engines that are not ours. */
  readonly addresses?: Partial<EngineAddresses>;
  readonly engines: Readonly<Record<string, RecordedEngine>>;
}

const fileIn = (dataDir: string) => join(dataDir, 'engines.json');

/** Reads the record, an empty one where there is none yet. */
export function readRecord(dataDir: string): EnginesRecord {
  try {
    return JSON.parse(readFileSync(fileIn(dataDir), 'utf8')) as EnginesRecord;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return { engines: {} };
    throw error;
  }
}

/** Replaces the record at once, readable for its owner only, since addresses hold passwords. */
export function writeRecord(dataDir: string, record: EnginesRecord): void {
  const file = fileIn(dataDir);
  writeFileSync(`${file}.new`, JSON.stringify(record, undefined, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
