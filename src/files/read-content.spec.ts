import { describe, expect, test } from '@jest/globals';
import { Readable } from 'node:stream';
import { LARGEST_FILE_BYTES } from './media-types.js';
import { readContent } from './read-content.js';

const MEGABYTE = Buffer.alloc(1024 * 1024, 'a');

describe('the content of a file', () => {
  test('is read in the order in which it comes', async () => {
    const body = Readable.from([Buffer.from('Exer'), Buffer.from('cises')]);
    expect((await readContent(body)).toString()).toBe('Exercises');
  });

  test('is read to ten megabytes, and no further', async () => {
    const ten = Array.from({ length: 10 }, () => MEGABYTE);
    expect((await readContent(Readable.from(ten))).length).toBe(LARGEST_FILE_BYTES);
    let sent = 0;
    const endless = function* () {
      for (;;) {
        sent++;
        yield MEGABYTE;
      }
    };
    const body = Readable.from(endless(), { highWaterMark: 1 });
    await expect(readContent(body)).rejects.toMatchObject({ code: 'file-too-large' });
    expect(sent).toBeLessThan(20);
    expect(body.destroyed).toBe(false);
  });

  test('that breaks off is none', async () => {
    const body = Readable.from(
      (function* () {
        yield MEGABYTE;
        throw new Error('aborted');
      })(),
    );
    await expect(readContent(body)).rejects.toMatchObject({ code: 'malformed' });
  });
});
