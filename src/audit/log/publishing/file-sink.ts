import { open } from 'node:fs/promises';
import type { CheckpointSink } from './publishing.js';

/** Appends every checkpoint to a file, each followed by an empty line; on disk before the next. */
export class FileSink implements CheckpointSink {
  readonly name = 'file';
  readonly everyMs = 0;

  constructor(private readonly file: string) {}

  async write(checkpoint: string): Promise<void> {
    const handle = await open(this.file, 'a');
    try {
      await handle.writeFile(`${checkpoint}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}
