import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownKeyFile } from '../../src/people/keys/key-file.js';
import { LocalKeys } from '../../src/people/keys/local-keys.js';
import type { MasterKeys } from '../../src/people/keys/master-keys.js';
import { TransitKeys } from '../../src/people/keys/transit-keys.js';
import { isUnfinished, wrapAnew, wrappedBy } from '../../src/people/keys/wrapping-anew.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import { keysIn, Vault } from '../../src/people/vault.js';
import { startStores, type EmbeddedStores } from '../support/embedded-stores.js';
import { startTransitServer } from '../support/transit-server.js';
import { until } from '../support/until.js';

const PEOPLE = 450;

describe('A rotation of the master key', () => {
  let stores: EmbeddedStores;
  let folder: string;
  let running: Vault;
  let sealed: readonly Sealed[];

  /** As a process that starts now would have them. */
  const keysNow = async (): Promise<MasterKeys> =>
    new LocalKeys(await ownKeyFile(join(folder, 'master.key')));
  const openedBy = (vault: Vault) => Promise.all(sealed.map((each) => vault.open(each)));
  const everybody = Array.from({ length: PEOPLE }, (_, i) => `Person ${i.toString()}`);
  const keys = () => keysIn(stores.documents.vault);

  beforeAll(async () => {
    stores = await startStores();
  });
  afterAll(() => stores.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'master-keys-'));
    await keys().deleteMany({});
    running = new Vault(stores.documents.vault, await keysNow());
    sealed = await Promise.all(everybody.map((name, i) => running.seal(i.toString(), name, 'command')));
    // Some were wrapped before master keys had ids.
    await keys().updateMany({ _id: { $in: ['1', '2', '3'] } }, { $unset: { by: '' } });
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('is begun where the one before came to its end, and told from it', async () => {
    const master = await keysNow();
    expect(await isUnfinished(keys(), await master.current())).toBe(false);
    await master.rotate();
    expect(await isUnfinished(keys(), await master.current())).toBe(true);
    await wrapAnew(keys(), master, () => undefined);
    expect(await isUnfinished(keys(), await master.current())).toBe(false);
  });

  test('wraps every data key anew, while the journal seals and opens', async () => {
    const master = await keysNow();
    const current = await master.rotate();
    const progress: number[] = [];
    const wrapping = wrapAnew(keys(), master, (done) => progress.push(done));
    const meanwhile = await running.seal('new', 'Nina', 'command');
    await wrapping;
    expect(progress).toEqual([200, 400, PEOPLE]);
    expect([...(await wrappedBy(keys()))]).toEqual([[current, PEOPLE + 1]]);
    await master.forgetThoseBefore();
    for (const vault of [running, new Vault(stores.documents.vault, await keysNow())]) {
      expect(await openedBy(vault)).toEqual(everybody);
      expect(await vault.open(meanwhile)).toBe('Nina');
    }
  });

  test('that was killed goes on where it was, and everything opens in between', async () => {
    await (await keysNow()).rotate();
    const killed = () => {
      throw new Error('killed');
    };
    await expect(wrapAnew(keys(), await keysNow(), killed)).rejects.toThrow('killed');
    expect((await wrappedBy(keys())).size).toBe(3);
    expect(await openedBy(new Vault(stores.documents.vault, await keysNow()))).toEqual(everybody);
    expect(await wrapAnew(keys(), await keysNow(), () => undefined)).toBe(PEOPLE - 200);
    expect((await wrappedBy(keys())).size).toBe(1);
  });

  test('brings no key back that is destroyed meanwhile', async () => {
    const master = await keysNow();
    await master.rotate();
    const wrap = master.wrap.bind(master);
    master.wrap = async (key, of) => {
      const wrapped = await wrap(key, of);
      if (of === '5') await running.destroyKeyOf('5');
      return wrapped;
    };
    await wrapAnew(keys(), master, () => undefined);
    expect(await keys().findOne({ _id: '5' })).toEqual({ _id: '5', destroyedAt: expect.any(Date) });
  });

  test('leads over to a key service', async () => {
    const server = await startTransitServer('secret', 'journal');
    try {
      const token = () => Promise.resolve('secret');
      const at = { url: server.url, mount: 'transit', key: 'journal', token };
      const master = new TransitKeys({ ...at, before: await keysNow() });
      await wrapAnew(keys(), master, () => undefined);
      expect([...(await wrappedBy(keys())).keys()]).toEqual(['transit-journal-v1']);
      expect(await openedBy(new Vault(stores.documents.vault, new TransitKeys(at)))).toEqual(everybody);
    } finally {
      await server.close();
    }
  });

  test('and an erasure in one process is noticed in the others by themselves', async () => {
    const other = new Vault(stores.documents.vault, await keysNow());
    let told = 0;
    await other.start(
      () => told++,
      () => undefined,
    );
    try {
      const [anna] = sealed;
      if (!anna) throw new Error('nobody');
      expect(await other.open(anna)).toBe('Person 0');
      await running.destroyKeyOf('0');
      await until(async () => (await other.open(anna)) === undefined);
      await until(() => told > 0);
      expect(await other.erasedAmong(['0', '1', 'unknown'])).toEqual(['0']);
    } finally {
      other.stop();
    }
  });
});
