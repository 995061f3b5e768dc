import { beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { encrypt } from './aead.js';
import { localKeyId, LocalKeys, onlyKey, type KeyPlace } from './local-keys.js';

const bytes = (byte: number) => Buffer.alloc(32, byte);
const anna = bytes(9);

let place: Required<KeyPlace>;
let kept: readonly Buffer[];
let running: LocalKeys;
let rotating: LocalKeys;

beforeEach(() => {
  kept = [bytes(1)];
  place = {
    read: () => Promise.resolve(kept),
    replace: (keys) => {
      kept = keys;
      return Promise.resolve();
    },
  };
  [running, rotating] = [new LocalKeys(place), new LocalKeys(place)];
});

describe('master keys at hand', () => {
  test('unwrap what they wrapped, for the same person', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.string(), async (key, of) => {
        const wrapped = await running.wrap(Buffer.from(key), of);
        expect(await running.unwrap(wrapped, of)).toEqual(Buffer.from(key));
        await expect(running.unwrap(wrapped, `${of}.`)).rejects.toThrow();
      }),
    );
  });

  test('say which one wrapped, and nothing about it', async () => {
    const { by } = await running.wrap(anna, 'anna');
    expect(by).toBe(localKeyId(bytes(1)));
    expect(by).toMatch(/^local-[\w-]{11}$/);
    expect(localKeyId(bytes(2))).not.toBe(by);
  });

  test('open what was wrapped before they had ids, with whichever it was', async () => {
    const wrapped = encrypt(bytes(1), anna.toString('base64'), 'anna');
    expect(await running.unwrap({ wrapped }, 'anna')).toEqual(anna);
    await rotating.rotate();
    expect(await new LocalKeys(place).unwrap({ wrapped }, 'anna')).toEqual(anna);
    await expect(new LocalKeys(onlyKey(bytes(3))).unwrap({ wrapped }, 'anna')).rejects.toThrow();
  });

  test('are rotated while others use them: they wrap with the new one and open what it wrapped', async () => {
    const old = await running.wrap(anna, 'anna');
    const current = await rotating.rotate();
    expect(current).not.toBe(old.by);
    const wrapped = await rotating.wrap(anna, 'anna');
    expect(wrapped.by).toBe(current);
    expect(await running.unwrap(wrapped, 'anna')).toEqual(anna);
    expect((await running.wrap(anna, 'anna')).by).toBe(current);
    expect(await rotating.unwrap(old, 'anna')).toEqual(anna);
    expect(await running.current()).toEqual({ id: current, hasBefore: true });
  });

  test('forget those before when they are told to', async () => {
    const old = await running.wrap(anna, 'anna');
    const current = await rotating.rotate();
    expect(await rotating.forgetThoseBefore()).toEqual([old.by]);
    expect(await rotating.current()).toEqual({ id: current, hasBefore: false });
    expect(await rotating.forgetThoseBefore()).toEqual([]);
    await expect(rotating.unwrap(old, 'anna')).rejects.toThrow(`The master key ${old.by} is not there`);
  });

  test('that come from the environment are rotated there', async () => {
    const given = new LocalKeys({ read: () => Promise.resolve([randomBytes(32), bytes(1)]) });
    await expect(given.rotate()).rejects.toThrow('MASTER_KEYS_BEFORE');
    await expect(given.forgetThoseBefore()).rejects.toThrow('MASTER_KEYS_BEFORE');
  });
});
