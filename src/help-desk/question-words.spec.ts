import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { MemoryCollection } from '../../test/support/memory-collection.js';
import { Vault } from '../people/vault.js';
import { QuestionWords } from './question-words.js';

const of = { questionId: 'q1', askerId: 'mother' };

test.each([
  ['of the question', 'q1'],
  ['of whoever asked', 'mother'],
])('what stands under a question is gone with the key %s', async (_, key) => {
  const vault = new Vault(new MemoryCollection().db, randomBytes(32));
  const words = new QuestionWords(vault);
  const sealed = await words.seal(of, 'How do I sign?', 'command text');
  expect(sealed).toMatchObject({ of: 'q1', in: 'command text' });
  expect(await words.open(of, sealed)).toBe('How do I sign?');
  await vault.destroyKeyOf(key);
  expect(await words.open(of, sealed)).toBeUndefined();
});
