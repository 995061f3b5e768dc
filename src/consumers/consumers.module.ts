import { Global, Module } from '@nestjs/common';
import { Attempts } from '../access/attempts.js';
import { DocumentStore } from '../eventing/document-store.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Ids } from '../people/ids.js';
import { AccessTokens } from './access-tokens.js';
import { TokenController } from './token.controller.js';
import { TokenEndpoint } from './token-endpoint.js';

/** Bodies and systems that follow the journal: how they are let in. Every module that has routes for them needs it. */
@Global()
@Module({
  controllers: [TokenController],
  providers: [
    {
      provide: AccessTokens,
      useFactory: async ({ vault }: DocumentStore) => {
        const tokens = new AccessTokens(vault);
        await tokens.prepare();
        return tokens;
      },
      inject: [DocumentStore],
    },
    {
      provide: TokenEndpoint,
      useFactory: (reader: FreshReader, tokens: AccessTokens, { vault }: DocumentStore, ids: Ids) =>
        new TokenEndpoint({ reader, tokens, attempts: new Attempts(vault, ids, 'consumer') }),
      inject: [FreshReader, AccessTokens, DocumentStore, Ids],
    },
  ],
  exports: [AccessTokens],
})
export class ConsumersModule {}
