import { Module, type DynamicModule } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DiaryNewsOfHandler } from '../../projections/diary-week/news.queries.js';
import { DiaryOfHandler } from '../../projections/diary-week/queries.js';
import { FinalGradesOfHandler } from '../../projections/final-grades/queries.js';
import { FactorStore } from '../access/factor-store.js';
import type { Config } from '../config.js';
import { DocumentStore } from '../eventing/document-store.js';
import { EventStore } from '../eventing/event-store.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Directory } from '../people/directory.js';
import { Ids } from '../people/ids.js';
import { Vault } from '../people/vault.js';
import { RUNNERS, type Runners } from '../runners.js';
import { AcknowledgementController } from './acknowledgement.controller.js';
import { DiaryController } from './diary.controller.js';
import { diaryHandlers } from './diary.handlers.js';
import { DiaryWriter } from './diary.writer.js';
import { KeptSignatures } from './signatures/kept-signatures.js';
import { SignaturesController } from './signatures/signatures.controller.js';
import { Signatures } from './signatures/signatures.js';
import { DiaryVisits } from './visits/diary-visits.js';
import { VisitsController } from './visits/visits.controller.js';

@Module({})
export class DiaryModule {
  static with({ publicUrl, signatureRoots: roots }: Config): DynamicModule {
    return {
      module: DiaryModule,
      imports: [CqrsModule],
      controllers: [DiaryController, VisitsController, AcknowledgementController, SignaturesController],
      providers: [
        {
          provide: DiaryWriter,
          useFactory: (runners: Runners, reader: FreshReader, store: EventStore, ids: Ids) =>
            new DiaryWriter(runners, reader, store, ids),
          inject: [RUNNERS, FreshReader, EventStore, Ids],
        },
        {
          provide: Signatures,
          useFactory: ({ vault: db }: DocumentStore, directory: Directory, vault: Vault, ids: Ids) =>
            new Signatures({ ...{ roots, publicUrl, directory, vault, ids }, factors: new FactorStore(db) }),
          inject: [DocumentStore, Directory, Vault, Ids],
        },
        {
          provide: KeptSignatures,
          useFactory: (store: EventStore, directory: Directory, vault: Vault) =>
            new KeptSignatures({ store, directory, vault, roots }),
          inject: [EventStore, Directory, Vault],
        },
        {
          provide: DiaryVisits,
          useFactory: async ({ vault }: DocumentStore) => {
            const visits = new DiaryVisits(vault);
            await visits.prepare();
            return visits;
          },
          inject: [DocumentStore],
        },
        DiaryOfHandler,
        DiaryNewsOfHandler,
        FinalGradesOfHandler,
        ...diaryHandlers,
      ],
    };
  }
}
