import { Module, type DynamicModule } from '@nestjs/common';
import type { Config } from '../../config.js';
import { DocumentStore } from '../../eventing/document-store.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { logTo } from '../../log.js';
import { ReadLogController } from './read-log.controller.js';
import { ReadLog } from './read-log.js';
import { ReadSearch } from './read-search.js';
import { WhereaboutsOf } from './whereabouts.js';

@Module({})
export class ReadLogModule {
  static with({ readLogMonths: months }: Config): DynamicModule {
    return {
      module: ReadLogModule,
      controllers: [ReadLogController],
      providers: [
        {
          provide: ReadLog,
          useFactory: async ({ vault: db }: DocumentStore, reader: FreshReader) => {
            const of = new WhereaboutsOf(reader, db);
            const whereabouts = of.reading.bind(of);
            const readLog = new ReadLog({ db, whereabouts, months, log: logTo('read log') });
            await readLog.prepare();
            return readLog;
          },
          inject: [DocumentStore, FreshReader],
        },
        {
          provide: ReadSearch,
          useFactory: ({ vault }: DocumentStore) => new ReadSearch(vault),
          inject: [DocumentStore],
        },
      ],
      exports: [ReadLog],
    };
  }
}
