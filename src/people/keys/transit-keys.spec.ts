import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { MemoryCollection } from '../../../test/support/memory-collection.js';
import { startTransitServer, type TransitServer } from '../../../test/support/transit-server.js';
import { Vault } from '../vault.js';
import { encrypt } from './aead.js';
import { LocalKeys, onlyKey } from './local-keys.js';
import { TransitKeys, type TransitOptions } from './transit-keys.js';

const anna = Buffer.alloc(32, 9);

let server: TransitServer;
let token: string;

beforeEach(async () => {
  server = await startTransitServer('secret', 'journal');
  token = 'secret';
});
afterEach(() => server.close());

const keysWith = (options: Partial<TransitOptions> = {}): TransitKeys =>
  new TransitKeys({
    ...{ url: server.url, mount: 'transit', key: 'journal', pausesMs: [1, 1, 1] },
    token: () => Promise.resolve(token),
    ...options,
  });

describe('master keys in a key service', () => {
  test('unwrap what they wrapped, for the same person', async () => {
    const wrapped = await keysWith().wrap(anna, 'anna');
    expect(wrapped).toEqual({ by: 'transit-journal-v1', wrapped: expect.stringMatching(/^vault:v1:/) });
    expect(await keysWith().unwrap(wrapped, 'anna')).toEqual(anna);
    await expect(keysWith().unwrap(wrapped, 'boris')).rejects.toThrow('could not decrypt');
  });

  test('are asked once for what is wanted at once, and one failure is of one', async () => {
    const keys = keysWith();
    const all = await Promise.all(Array.from({ length: 30 }, (_, i) => keys.wrap(anna, i.toString())));
    const opened = await Promise.allSettled(
      all.map((wrapped, i) => keys.unwrap(wrapped, i === 7 ? 'another' : i.toString())),
    );
    expect(server.asked).toEqual(['encrypt 30', 'decrypt 30']);
    expect(opened.flatMap(({ status }, i) => (status === 'rejected' ? [i] : []))).toEqual([7]);
  });

  test('are asked again where they don’t answer, hang up or are busy', async () => {
    server.fail(500, 0, 429);
    expect(await keysWith().current()).toEqual({ id: 'transit-journal-v1', hasBefore: true });
    server.fail(-1);
    expect(await keysWith({ answerMs: 50 }).unwrap(await keysWith().wrap(anna, 'anna'), 'anna')).toEqual(
      anna,
    );
  });

  test('that are away are said to be, and not what they said', async () => {
    server.fail(500, 503, 500, 500);
    await expect(keysWith().current()).rejects.toMatchObject({
      code: 'key-service-away',
      kind: 'unavailable',
    });
    await server.close();
    await expect(keysWith().current()).rejects.toMatchObject({ code: 'key-service-away' });
    server = await startTransitServer('secret', 'journal');
  });

  test('are asked with the token as it is in its file now', async () => {
    const keys = keysWith();
    token = 'expired';
    await expect(keys.current()).rejects.toMatchObject({ code: 'key-service-away' });
    token = 'secret';
    await expect(keys.current()).resolves.toBeDefined();
  });

  test('are rotated there, from here where the token may', async () => {
    const keys = keysWith();
    const old = await keys.wrap(anna, 'anna');
    server.letRotate(false);
    await expect(keys.rotate()).rejects.toThrow('rotate the key there');
    server.letRotate(true);
    expect(await keys.rotate()).toBe('transit-journal-v2');
    expect((await keys.wrap(anna, 'anna')).by).toBe('transit-journal-v2');
    expect(await keys.unwrap(old, 'anna')).toEqual(anna);
  });

  test('take over from keys at hand, which open what they wrapped', async () => {
    const before = new LocalKeys(onlyKey(Buffer.alloc(32, 1)));
    const keys = keysWith({ before });
    const withoutId = encrypt(Buffer.alloc(32, 1), anna.toString('base64'), 'anna');
    expect(await keys.unwrap(await before.wrap(anna, 'anna'), 'anna')).toEqual(anna);
    expect(await keys.unwrap({ wrapped: withoutId }, 'anna')).toEqual(anna);
    await expect(keysWith().unwrap({ wrapped: withoutId }, 'anna')).rejects.toThrow('set MASTER_KEY_FILE');
  });

  test('are what a vault stands on as well as any', async () => {
    const { db } = new MemoryCollection();
    const sealed = await new Vault(db, keysWith()).seal('anna', 'Anna Lee', 'command');
    const vault = new Vault(db, keysWith());
    expect(await vault.open(sealed)).toBe('Anna Lee');
    const { length } = server.asked;
    expect(await vault.open(sealed)).toBe('Anna Lee');
    expect(server.asked).toHaveLength(length);
  });
});
