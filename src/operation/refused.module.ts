import { Module } from '@nestjs/common';
import { DocumentStore } from '../eventing/document-store.js';
import { RefusedConsequences } from '../eventing/refused-consequences.js';
import { RefusedController } from './refused.controller.js';

@Module({
  controllers: [RefusedController],
  providers: [
    {
      provide: RefusedConsequences,
      useFactory: async ({ vault }: DocumentStore) => {
        const refused = new RefusedConsequences(vault);
        await refused.prepare();
        return refused;
      },
      inject: [DocumentStore],
    },
  ],
})
export class RefusedModule {}
