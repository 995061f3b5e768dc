import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseCheckpoint, type Checkpoint } from '../../src/audit/transparency/checkpoint.js';
import { pathOf, rightEdgeOf } from '../../src/audit/transparency/tiles.js';
import { runJournal } from '../support/command-line.js';
import { eventually } from '../support/eventually.js';
import { healthy, type RunningSchool } from '../support/running-school.js';
import { startSampleSchool } from '../support/sample-school.js';
import { giveGrade, recordLesson, schoolDayOf, type SchoolDay } from '../support/school-day.js';

interface ServedLog {
  readonly checkpoint: {
    readonly origin: string;
    readonly size: number;
    readonly signedBy: readonly string[];
  };
  readonly keys: readonly { readonly vkey: string; readonly until?: string }[];
}

describe('The transparency log of a running school', () => {
  let school: RunningSchool;
  let day: SchoolDay;
  let folder: string;

  beforeAll(async () => {
    school = await startSampleSchool({ CHECKPOINT_SECONDS: '1' });
    day = await schoolDayOf(school);
    folder = await mkdtemp(join(tmpdir(), 'log-'));
  });
  afterAll(async () => {
    await school.remove();
    await rm(folder, { recursive: true });
  });

  const read = (path: string) => fetch(`${school.url}/${path}`);
  const newest = async (): Promise<Checkpoint> => parseCheckpoint(await (await read('checkpoint')).text());
  const served = async () => (await (await read('api/audit/log')).json()) as ServedLog;
  /** Waits until the log is longer than it was. */
  const grown = async (before: Checkpoint): Promise<Checkpoint> => {
    expect(await eventually(async () => (await newest()).size > before.size)).toBe(true);
    return newest();
  };
  const monitor = async (key: string) =>
    runJournal(
      ['log', 'monitor', school.url, '--key', key, '--checkpoint', join(folder, 'checkpoint.txt')],
      folder,
    );
  const keyOf = async () => (await served()).keys[0]?.vkey ?? '';
  const grade = async (number: number, value: string) => {
    const lessonId = await recordLesson(day, number);
    await giveGrade(day, lessonId, value);
  };

  it('is given out as C2SP tlog-tiles has it', async () => {
    const checkpoint = await read('checkpoint');
    expect(checkpoint.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(checkpoint.headers.get('cache-control')).toBe('public, max-age=3');
    const { origin, size } = parseCheckpoint(await checkpoint.text());
    expect(origin).toMatch(/^localhost:\d+$/);
    for (const tile of rightEdgeOf(size)) {
      const answer = await read(`tile/${pathOf(tile)}`);
      expect(answer.headers.get('content-type')).toBe('application/octet-stream');
      expect(answer.headers.get('cache-control')).toContain('immutable');
      expect((await answer.arrayBuffer()).byteLength).toBe(tile.width * 32);
    }
    for (const none of [
      'tile/0/999',
      'tile/0/0',
      'tile/0/000.p/256',
      'tile/64/000',
      'tile/x',
      'tile/entries/x01/000',
    ]) {
      expect((await read(none)).status).toBe(404);
    }
    expect(await served()).toMatchObject({
      checkpoint: { origin, size: expect.any(Number) as unknown, signedBy: [origin] },
      keys: [{ vkey: expect.stringMatching(/^localhost:\d+\+[0-9a-f]{8}\+/) as unknown }],
    });
  });

  it('goes on from itself, whatever dies in between, and follows from the events', async () => {
    const key = await keyOf();
    const first = await monitor(key);
    expect(first).toMatchObject({ code: 0, stderr: expect.not.stringContaining('Error') as unknown });
    expect(first.stdout).toMatch(/localhost:\d+: \d+ leaves, \d+ streams, all counted right\./);

    let before = await newest();
    await grade(1, '4');
    before = await grown(before);
    await school.kill('application');
    await healthy(school);
    await grade(2, '5');
    before = await grown(before);
    await school.kill('event-store');
    await healthy(school);
    await grade(3, '3');
    await grown(before);

    const again = await monitor(key);
    expect(again.stdout).toMatch(/It goes on from the \d+ leaves of before\./);
    expect(again.code).toBe(0);
    const { size } = parseCheckpoint(await readFile(join(folder, 'checkpoint.txt'), 'utf8'));
    expect(size).toBeGreaterThanOrEqual(before.size);
    const checked = await runJournal(['log', 'check'], school.dataDir);
    expect(checked.stdout).toMatch(/^The store makes the log that is written down: \d+ leaves\.\n$/);
    expect(checked.code).toBe(0);
  });

  it('is signed by the new key and the old one when keys change', async () => {
    const [before, old] = [await newest(), await keyOf()];
    const rotated = await runJournal(['log', 'rotate-key', '--overlap-days', '7'], school.dataDir);
    expect(rotated.code).toBe(0);
    await grade(4, '4');
    const { note } = await grown(before);
    expect(note.signatures).toHaveLength(2);
    const { keys } = await served();
    expect(keys).toHaveLength(2);
    expect(keys[1]).toMatchObject({ vkey: old, until: expect.any(String) as unknown });
    for (const { vkey } of keys) expect((await monitor(vkey)).code).toBe(0);
  });

  it('is not believed with another key, or where it is not served', async () => {
    const [name, id] = (await keyOf()).split('+');
    const wrong = await monitor(`${name ?? ''}+${id ?? ''}+AQ==`);
    expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('A vkey is') as unknown });
    const nowhere = await runJournal(
      ['log', 'monitor', `${school.url}/nothing`, '--key', await keyOf()],
      folder,
    );
    expect(nowhere.code).toBe(1);
  });
});
