import { beforeEach, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { anyWholeText } from '../../test/support/any-text.js';
import { MemoryCollection } from '../../test/support/memory-collection.js';
import { Vault } from './vault.js';

const master = randomBytes(32);
let keys: MemoryCollection;
let vault: Vault;

beforeEach(() => {
  keys = new MemoryCollection();
  vault = new Vault(keys.db, master);
});

describe('a sealed text', () => {
  test('is opened again, here and by whoever else has the keys', async () => {
    await fc.assert(
      fc.asyncProperty(anyWholeText(), async (text) => {
        const sealed = await vault.seal('anna', text, 'command');
        expect(await vault.open(sealed)).toBe(text);
        expect(await new Vault(keys.db, master).open(sealed)).toBe(text);
      }),
    );
  });

  test('says whose it is and where it was sealed, and not what it says', async () => {
    const sealed = await vault.seal('anna', 'Anna Lee', 'command');
    expect(sealed).toEqual({ sealed: expect.stringMatching(/^[\w-]+$/), of: 'anna', in: 'command' });
    expect(Buffer.from(sealed.sealed, 'base64url').toString('latin1')).not.toContain('Anna');
  });

  test('looks different each time', async () => {
    const sealed = await Promise.all(
      Array.from({ length: 100 }, () => vault.seal('anna', 'Anna Lee', 'command')),
    );
    expect(new Set(sealed.map((each) => each.sealed)).size).toBe(100);
  });

  test('is not opened where any bit of it was changed, or a part cut off', async () => {
    const sealed = await vault.seal('anna', 'Anna', 'command');
    const bytes = Buffer.from(sealed.sealed, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      await expect(vault.open({ ...sealed, sealed: changed.toString('base64url') })).rejects.toThrow();
    }
    for (let length = 0; length < bytes.length; length++) {
      const cut = bytes.subarray(0, length).toString('base64url');
      await expect(vault.open({ ...sealed, sealed: cut })).rejects.toThrow();
    }
  });

  test('is not opened in another command, nor as somebody else’s', async () => {
    const sealed = await vault.seal('anna', 'Well done', 'command');
    await vault.seal('boris', 'Bravo', 'command');
    await expect(vault.open({ ...sealed, in: 'another' })).rejects.toThrow();
    await expect(vault.open({ ...sealed, of: 'boris' })).rejects.toThrow();
  });
});

describe('a key', () => {
  test('is made once for a person, whoever asks for it at the same time', async () => {
    const vaults = Array.from({ length: 8 }, () => new Vault(keys.db, master));
    const sealed = await Promise.all(vaults.map((each) => each.seal('anna', 'Anna', 'command')));
    expect(keys.documents.size).toBe(1);
    for (const each of sealed) expect(await vault.open(each)).toBe('Anna');
  });

  test('is stored wrapped, and opens nothing under another master key', async () => {
    const sealed = await vault.seal('anna', 'Anna', 'command');
    await expect(new Vault(keys.db, randomBytes(32)).open(sealed)).rejects.toThrow();
  });

  test('is not opened in the place of another one', async () => {
    const sealed = await vault.seal('anna', 'Anna', 'command');
    await vault.seal('boris', 'Boris', 'command');
    const anna = keys.documents.get('anna');
    if (anna) keys.documents.set('boris', { ...anna, _id: 'boris' });
    await expect(new Vault(keys.db, master).open({ ...sealed, of: 'boris' })).rejects.toThrow();
  });

  test('once destroyed leaves nothing that could be read', async () => {
    const [anna, boris] = [
      await vault.seal('anna', 'Anna', 'command'),
      await vault.seal('boris', 'Boris', 'command'),
    ];
    await vault.destroyKeyOf('anna');
    expect(keys.documents.get('anna')).toEqual({ _id: 'anna', destroyedAt: expect.any(Date) });
    expect(await vault.open(anna)).toBeUndefined();
    expect(await vault.open(boris)).toBe('Boris');
  });

  test('once destroyed is never made again: nothing can be written about an erased person', async () => {
    await vault.seal('anna', 'Anna', 'command');
    await vault.destroyKeyOf('anna');
    await vault.destroyKeyOf('anna');
    for (const each of [vault, new Vault(keys.db, master)]) {
      await expect(each.seal('anna', 'Anne', 'later')).rejects.toMatchObject({
        code: 'person-erased',
        kind: 'gone',
      });
      await expect(each.digest('anna', 'Anne')).rejects.toMatchObject({ code: 'person-erased' });
    }
  });

  test('of whom nothing was ever written is destroyed ahead', async () => {
    await vault.destroyKeyOf('nina');
    await expect(vault.seal('nina', 'Nina', 'command')).rejects.toMatchObject({ code: 'person-erased' });
  });

  test('is not kept where it was read while it was being destroyed', async () => {
    const sealed = await vault.seal('anna', 'Anna', 'command');
    const other = new Vault(keys.db, master);
    let destruction = Promise.resolve();
    keys.beforeAnswer = () => (destruction = other.destroyKeyOf('anna'));
    await other.open(sealed);
    keys.beforeAnswer = () => Promise.resolve();
    await destruction;
    expect(await other.open(sealed)).toBeUndefined();
  });
});

describe('a digest', () => {
  test('is the same for a text of a person, and for nothing else', async () => {
    const digest = await vault.digest('anna', 'Anna Lee');
    expect(await new Vault(keys.db, master).digest('anna', 'Anna Lee')).toBe(digest);
    expect(await vault.digest('anna', 'Anna Fox')).not.toBe(digest);
    expect(await vault.digest('boris', 'Anna Lee')).not.toBe(digest);
  });
});

describe('a secret of the installation', () => {
  test('is 32 bytes, the same ever after, and one for each name', async () => {
    const secret = await vault.secret('ids');
    expect(secret).toHaveLength(32);
    expect(await new Vault(keys.db, master).secret('ids')).toEqual(secret);
    expect(await vault.secret('sessions')).not.toEqual(secret);
  });
});
