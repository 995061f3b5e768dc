import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { MemoryCollection } from '../../test/support/memory-collection.js';
import { Vault } from '../people/vault.js';
import { MessageWords, type WordsOf } from './message-words.js';

const aboutAnna: WordsOf = {
  ...{ threadId: 't1', authorId: 'petrova' },
  among: { kind: 'personal', teacherId: 'petrova', guardianId: 'mother', pupilId: 'anna' },
};
const ofTwoGuardians: WordsOf = {
  ...{ threadId: 't3', authorId: 'mother' },
  among: { kind: 'twoGuardians', classId: '7b', guardianIds: ['mother', 'vera'] },
};
const ofClass: WordsOf = {
  ...{ threadId: 't2', authorId: 'mother', among: { kind: 'guardians', classId: '7b' } },
};

describe('the words of a message', () => {
  let vault: Vault;
  let words: MessageWords;

  beforeEach(() => {
    vault = new Vault(new MemoryCollection().db, randomBytes(32));
    words = new MessageWords(vault);
  });

  test.each([
    ['about a pupil', aboutAnna],
    ['to another guardian', ofTwoGuardians],
    ['to a class', ofClass],
  ])('%s are opened again, and sealed as of the thread', async (_, of) => {
    const sealed = await words.seal(of, 'Will Anna come?', 'command text');
    expect(sealed).toMatchObject({ of: of.threadId, in: 'command text' });
    expect(await words.open(of, sealed)).toBe('Will Anna come?');
  });

  test.each([
    ['the thread', 't1'],
    ['its author', 'petrova'],
    ['the pupil', 'anna'],
  ])('are gone with the key of %s', async (_, key) => {
    const sealed = await words.seal(aboutAnna, 'Will Anna come?', 'command text');
    await vault.destroyKeyOf(key);
    expect(await words.open(aboutAnna, sealed)).toBeUndefined();
  });

  test('stay where somebody else is erased', async () => {
    const sealed = await words.seal(aboutAnna, 'Will Anna come?', 'command text');
    await vault.destroyKeyOf('mother');
    expect(await words.open(aboutAnna, sealed)).toBe('Will Anna come?');
  });

  test('of a reason are of the thread alone', async () => {
    const reason = await words.sealReason('t1', 'Rude', 'command reason');
    expect(await words.openReason(reason)).toBe('Rude');
    await vault.destroyKeyOf('t1');
    expect(await words.openReason(reason)).toBeUndefined();
  });
});
