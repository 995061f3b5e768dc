import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DomainError } from '../../src/eventing/domain-error.js';
import type { CommandContext } from '../../src/eventing/command-runner.js';
import { Attachments } from '../../src/messages/attachments.js';
import { MessageWords } from '../../src/messages/message-words.js';
import { Ids } from '../../src/people/ids.js';
import { Vault } from '../../src/people/vault.js';
import { runnersOn, type Runners } from '../../src/runners.js';
import { startStores, type EmbeddedStores } from '../support/embedded-stores.js';
import { refusalOf } from '../support/refusal-of.js';

const of = { authorId: 'mother', among: { kind: 'guardians', classId: '7b' } } as const;
const away = new DomainError('store-away', 'The store is away.', 'unavailable');
const full = new DomainError('thread-full', 'Open another one.', 'conflict');

describe('A file that goes with a message', () => {
  let stores: EmbeddedStores;
  let runners: Runners;
  let attachments: Attachments;
  let words: MessageWords;

  beforeAll(async () => {
    stores = await startStores();
    runners = runnersOn(stores.store);
    const db = stores.documents.vault;
    const vault = new Vault(db, randomBytes(32));
    words = new MessageWords(vault);
    const sentIn = async (threadId: string) => (await runners.threads.load(threadId)).fileIds;
    attachments = new Attachments({ db, vault, words, ids: new Ids(randomBytes(32)), sentIn });
    await attachments.prepare();
  });
  afterAll(async () => {
    await stores.close();
  });

  const received = async () =>
    (await attachments.receive('mother', Buffer.from('Boots'), 'text/plain', new Date())).fileId;
  const inThreads = async () =>
    (await stores.documents.vault.collection('messageFiles').find({}).toArray()).map(({ _id }) =>
      String(_id),
    );
  const context = (): CommandContext => ({
    ...{ commandId: randomUUID(), correlationId: 'c', fingerprint: 'f', schoolId: 's1', via: 'web' },
    ...{ at: new Date().toISOString(), actor: { accountId: 'a', personId: 'mother', role: 'guardian' } },
  });
  const attached = (threadId: string, fileId: string) =>
    attachments.attach({ threadId, ...of }, [{ fileId, name: 'list.txt' }], 'command');
  const open = async (threadId: string, fileId: string) => {
    const files = await attached(threadId, fileId);
    const thread = { threadId, schoolId: 's1', ...of };
    const title = await words.seal(thread, 'Boots', 'command title');
    const command = { kind: 'OpenThread', thread: { ...thread, title }, text: title, files } as const;
    return runners.threads.handle(threadId, command, context());
  };
  const sent = (threadId: string, fileId: string) =>
    attachments.goingWith('mother', [{ fileId, name: 'list.txt' }], () => open(threadId, fileId));
  const failed = (threadId: string, fileId: string, why: Error) =>
    attachments
      .goingWith('mother', [{ fileId, name: 'list.txt' }], async () => {
        await attached(threadId, fileId);
        throw why;
      })
      .catch((error: unknown) => error);

  test('stays with it, and with no other', async () => {
    const fileId = await received();
    await sent('t1', fileId);
    expect((await attachments.open({ threadId: 't1', ...of }, fileId))?.toString()).toBe('Boots');
    expect(await refusalOf(attached('t2', fileId))).toEqual(['file-not-sent', 'files.0.fileId']);
  });

  test('waits for another one where the message was refused, and is in no thread', async () => {
    const fileId = await received();
    expect(await failed('t3', fileId, full)).toBe(full);
    expect(await inThreads()).not.toContain(fileId);
    await sent('t4', fileId);
    expect((await attachments.open({ threadId: 't4', ...of }, fileId))?.toString()).toBe('Boots');
  });

  test('is left where nobody knows whether the message was written, until that is found out', async () => {
    const [lost, written] = [await received(), await received()];
    expect(await failed('t5', lost, away)).toBe(away);
    // Written, and then the process ended.
    await open('t6', written);
    const files = stores.documents.vault.collection('messageFiles');
    expect(await inThreads()).toEqual(expect.arrayContaining([lost, written]));
    await attachments.prepare();
    expect(await inThreads()).toContain(lost);
    const longAgo = { $set: { takenAt: new Date(Date.now() - 3_600_000) } };
    for (const fileId of [lost, written]) await files.updateOne({ _id: fileId as never }, longAgo);
    await attachments.prepare();
    const now = await inThreads();
    expect([now.includes(lost), now.includes(written)]).toEqual([false, true]);
    expect((await attachments.open({ threadId: 't6', ...of }, written))?.toString()).toBe('Boots');
  });
});
