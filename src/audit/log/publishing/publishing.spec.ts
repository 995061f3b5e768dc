import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isDue, Publishing, Unpublished, type CheckpointSink, type Written } from './publishing.js';

const HOUR = 3_600_000;
const NOON = Date.parse('2026-11-28T12:00:00Z');
const head = (size: number) => ({ origin: 'school.example/log', size });

/** As whatever may be thrown. */
const rejected = async (error: unknown): Promise<never> => {
  await Promise.resolve();
  throw error;
};

describe('a checkpoint', () => {
  it('is due where there was none', () => {
    expect(isDue(HOUR, undefined, 0, NOON)).toBe(true);
  });

  it('is due when it is another one and enough time has passed, and only then', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.nat(9), fc.nat(2 * HOUR), (before, size, passed) => {
        const due = isDue(HOUR, { size: before, at: NOON }, size, NOON + passed);
        expect(due).toBe(size !== before && passed >= HOUR);
      }),
    );
  });
});

describe('checkpoints', () => {
  let told: string[];
  let stored: Map<string, Written>;
  let written: string[];
  /** What the next tries to write throw. */
  let errors: unknown[];

  beforeEach(() => {
    [told, written, errors] = [[], [], []];
    stored = new Map();
  });

  const hourly: CheckpointSink = {
    name: 'bucket',
    everyMs: HOUR,
    write: (_, { size }) => {
      if (errors.length > 0) return rejected(errors.shift());
      written.push(`bucket ${size.toString()}`);
      return Promise.resolve();
    },
  };
  const each: CheckpointSink = {
    name: 'file',
    everyMs: 0,
    write: (_, { size }) => {
      written.push(`file ${size.toString()}`);
      return Promise.resolve();
    },
  };
  const publishing = () =>
    new Publishing(
      [each, hourly],
      {
        get: (name) => Promise.resolve(stored.get(name)),
        set: (name, last) => {
          stored.set(name, last);
          return Promise.resolve();
        },
      },
      (message) => told.push(message),
    );

  it('go to each place at its own pace', async () => {
    const places = publishing();
    await places.publish('one', head(1), NOON);
    await places.publish('two', head(2), NOON + 1);
    await places.publish('two', head(2), NOON + HOUR);
    await places.publish('three', head(3), NOON + HOUR);
    expect(written).toEqual(['file 1', 'bucket 1', 'file 2', 'bucket 2', 'file 3']);
    expect(places.statuses).toEqual([
      { name: 'file', size: 3, writtenAt: new Date(NOON + HOUR) },
      { name: 'bucket', size: 2, writtenAt: new Date(NOON + HOUR) },
    ]);
    expect(told).toEqual([]);
  });

  it('are not sent again after a start', async () => {
    await publishing().publish('one', head(1), NOON);
    const places = publishing();
    await places.publish('two', head(2), NOON + 1);
    expect(written).toEqual(['file 1', 'bucket 1', 'file 2']);
    expect(places.statuses[1]).toMatchObject({ name: 'bucket', size: 1 });
  });

  it.each([
    ['http-503', new Unpublished('http-503')],
    ['enospc', Object.assign(new Error('no space'), { code: 'ENOSPC' })],
    ['econnrefused', new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })],
    ['timeout', new DOMException('too late', 'TimeoutError')],
    ['failed', new Error('auditor@ministry.example is unknown')],
    ['failed', 'nothing'],
    ['failed', null],
  ])('that a place refuses (%s) are told of, and the next one is tried there', async (code, error) => {
    errors = [error, error];
    const places = publishing();
    await places.publish('one', head(1), NOON);
    expect(places.statuses[1]).toEqual({ name: 'bucket', size: undefined, failure: code });
    await places.publish('two', head(2), NOON + 1);
    expect(told).toEqual([`checkpoints for the bucket are not written (${code})`]);
    await places.publish('three', head(3), NOON + 2);
    expect(written).toEqual(['file 1', 'file 2', 'file 3', 'bucket 3']);
    expect(places.statuses[1]).toEqual({ name: 'bucket', size: 3, writtenAt: new Date(NOON + 2) });
    expect(told[1]).toBe('checkpoints for the bucket are written again');
  });

  it('are not given to a place that has not done with the one before', async () => {
    let done = (): void => undefined;
    const slow: CheckpointSink = {
      name: 'mail',
      everyMs: 0,
      write: (checkpoint) =>
        new Promise((resolve) => {
          written.push(checkpoint);
          done = resolve;
        }),
    };
    const store = { get: () => Promise.resolve(undefined), set: () => Promise.resolve() };
    const places = new Publishing([slow], store, () => undefined);
    const first = places.publish('one', head(1), NOON);
    await places.publish('two', head(2), NOON + 1);
    done();
    await first;
    void places.publish('three', head(3), NOON + 2);
    expect(written).toEqual(['one', 'three']);
  });

  it('are told of again where it can’t be remembered what was written', async () => {
    const store = {
      get: () => Promise.resolve(undefined),
      set: () => Promise.reject(new Unpublished('no-store')),
    };
    const places = new Publishing([each], store, () => undefined);
    await places.publish('one', head(1), NOON);
    await places.publish('one', head(1), NOON + 1);
    expect(written).toEqual(['file 1']);
    expect(places.statuses[0]).toMatchObject({ size: 1, failure: 'no-store' });
  });
});
