import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '../../config.js';
import { DocumentStore } from '../../eventing/document-store.js';
import { logTo } from '../../log.js';
import { RefusalLog } from './refusal-log.js';
import { RefusalsController } from './refusals.controller.js';

@Module({})
export class RefusalsModule {
  static with({ readLogMonths: months }: Config): DynamicModule {
    return {
      module: RefusalsModule,
      controllers: [RefusalsController],
      providers: [
        {
          provide: RefusalLog,
          useFactory: async ({ vault: db }: DocumentStore) => {
            const refusals = new RefusalLog({ db, months, log: logTo('refusals') });
            await refusals.prepare();
            return refusals;
          },
          inject: [DocumentStore],
        },
      ],
    };
  }
}
