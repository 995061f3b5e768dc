import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceFile } from './durable-file.js';
import type { Inconsistency } from './judge.js';

/** What a log has signed, though it can't be true beside what it had signed before. */
export interface Offence {
  readonly inconsistency: Inconsistency;
  readonly origin: string;
  /** Names the log in file names. */
  readonly log: string;
  readonly size: number;
  readonly root: Buffer;
  /** The signed note that was cosigned before; undefined where none was. */
  readonly cosigned: string | undefined;
  /** The whole request. */
  readonly submitted: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * Keeps offences as files that anybody can check who has the log's key. Of one log and kind there are a limited number:
 * the first ones stay, and whoever sends the same checkpoint again adds nothing.
 */
export class Evidence {
  constructor(
    private readonly folder: string,
    private readonly most = 100,
  ) {}

  /** @returns the file that holds it; undefined where there are so many that it is not kept */
  async keep({ inconsistency, log, size, root, at, ...offence }: Offence): Promise<string | undefined> {
    await mkdir(this.folder, { recursive: true });
    const kind = `${inconsistency}-${log.slice(0, 16)}-`;
    const name = `${kind}${size.toString()}-${root.toString('hex').slice(0, 16)}.json`;
    const kept = (await readdir(this.folder)).filter(
      (file) => file.startsWith(kind) && file.endsWith('.json'),
    );
    const file = join(this.folder, name);
    if (kept.includes(name)) return file;
    if (kept.length >= this.most) return undefined;
    const { origin, cosigned, submitted } = offence;
    const content = { at: new Date(at).toISOString(), inconsistency, origin, cosigned, submitted };
    await replaceFile(file, `${JSON.stringify(content, undefined, 2)}\n`);
    return file;
  }
}
