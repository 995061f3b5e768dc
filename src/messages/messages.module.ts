import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { moderationQueries } from '../../projections/messages/moderation.queries.js';
import { threadsQueries } from '../../projections/messages/queries.js';
import { DocumentStore } from '../eventing/document-store.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Ids } from '../people/ids.js';
import { Vault } from '../people/vault.js';
import { RUNNERS, type Runners } from '../runners.js';
import { Attachments } from './attachments.js';
import { AttachmentsController } from './attachments.controller.js';
import { MessageWords } from './message-words.js';
import { messagesHandlers, Opening } from './messages.handlers.js';
import { MessagesWriter } from './messages.writer.js';
import { ModerationController } from './moderation.controller.js';
import { ThreadsController } from './threads.controller.js';
import { WritingController } from './writing.controller.js';

@Module({
  imports: [CqrsModule],
  controllers: [ThreadsController, AttachmentsController, WritingController, ModerationController],
  providers: [
    {
      provide: MessagesWriter,
      useFactory: (runners: Runners, reader: FreshReader, ids: Ids) =>
        new MessagesWriter({ runners, reader, ids }),
      inject: [RUNNERS, FreshReader, Ids],
    },
    {
      provide: MessageWords,
      useFactory: (vault: Vault) => new MessageWords(vault),
      inject: [Vault],
    },
    {
      provide: Attachments,
      useFactory: async (
        documents: DocumentStore,
        vault: Vault,
        words: MessageWords,
        ids: Ids,
        { threads }: Runners,
      ) => {
        const sentIn = async (threadId: string) => (await threads.load(threadId)).fileIds;
        const attachments = new Attachments({ db: documents.vault, vault, words, ids, sentIn });
        await attachments.prepare();
        return attachments;
      },
      inject: [DocumentStore, Vault, MessageWords, Ids, RUNNERS],
    },
    {
      provide: Opening,
      useFactory: (words: MessageWords, attachments: Attachments) => new Opening(words, attachments),
      inject: [MessageWords, Attachments],
    },
    ...threadsQueries,
    ...moderationQueries,
    ...messagesHandlers,
  ],
})
export class MessagesModule {}
