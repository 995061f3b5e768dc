import { messages, threads, threadsReadBy } from '../../../projections/messages/projection.js';
import type { MessageDocument, ThreadDocument } from '../../../projections/messages/read-model.js';
import { Telling } from '../../../projections/messages/telling.js';
import type { FreshReader } from '../../eventing/fresh-reader.js';
import { isPair } from '../../messages/among.values.js';
import { messageIdOf } from '../../messages/boards.values.js';
import { MessageWords } from '../../messages/message-words.js';
import type { Directory } from '../directory.js';
import type { Vault } from '../vault.js';
import type { ExportedMessage } from './person-export.js';

export interface ExportedMessagesTools {
  readonly reads: FreshReader;
  readonly directory: Directory;
  readonly vault: Vault;
}

/**
 * What somebody wrote, and in threads of two what was written to them, thread by thread, the newest first.
 * @param isOwn whether it is for the person, who alone is told what was written.
 */
export async function* exportedMessages(
  personId: string,
  isOwn: boolean,
  { reads, directory, vault }: ExportedMessagesTools,
): AsyncGenerator<ExportedMessage> {
  const readBy = await reads.get(threadsReadBy, personId);
  const found = await reads.getMany(threads, Object.keys(readBy?.threads ?? {}));
  const newestFirst = [...found.values()].toSorted((a, b) => (a.lastAt < b.lastAt ? 1 : -1));
  for (const thread of newestFirst) {
    const ids = Array.from({ length: thread.messages }, (_, index) => messageIdOf(thread._id, index + 1));
    const posted = await reads.getMany(messages, ids);
    const own = ids
      .toReversed()
      .flatMap((id) => posted.get(id) ?? [])
      .filter(({ authorId }) => isPair(thread.among) || authorId === personId);
    const words = new MessageWords(vault);
    const authors = own.map(({ authorId }) => authorId);
    const telling = await Telling.of([thread], authors, { reader: reads, directory, words });
    for (const message of own) {
      const isTold = isOwn && (!message.decision?.removed || message.authorId === personId);
      yield exported(thread, message, isTold, telling);
    }
  }
}

const exported = async (
  thread: ThreadDocument,
  message: MessageDocument,
  isTold: boolean,
  telling: Telling,
): Promise<ExportedMessage> => {
  const { number, at, authorId } = message;
  return {
    ...{ threadId: thread._id, number, at, author: telling.person(authorId) },
    ...(isTold ? { text: await telling.text(thread, message) } : {}),
    ...(isTold && message.files ? { files: await telling.files(thread, message) } : {}),
  };
};
