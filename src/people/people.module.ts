import { Module, type DynamicModule } from '@nestjs/common';
import { LogReader } from '../audit/log/log-reader.js';
import { proofSourceOn } from '../audit/proofs/log-source.js';
import { PROOF_SOURCE } from '../audit/proofs/proof-source.js';
import type { Config } from '../config.js';
import { DocumentStore } from '../eventing/document-store.js';
import { EventStore } from '../eventing/event-store.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { LiveDocuments } from '../eventing/projecting/live-documents.js';
import { RUNNERS, type Runners } from '../runners.js';
import { Directory } from './directory.js';
import { Destruction } from './erasure/destruction.js';
import { ErasureController } from './erasure/erasure.controller.js';
import { Erasures } from './erasure/erasures.js';
import { ExportController } from './export/export.controller.js';
import { PersonExports } from './export/person-exports.js';
import { Vault } from './vault.js';

/** What people may ask for of their own data, and how data end. */
@Module({})
export class PeopleModule {
  /** @param log the module that reads the transparency log. */
  static with({ leaversYears }: Config, log: DynamicModule): DynamicModule {
    return {
      module: PeopleModule,
      imports: [log],
      controllers: [ExportController, ErasureController],
      providers: [
        { provide: PROOF_SOURCE, useFactory: proofSourceOn, inject: [LogReader] },
        {
          provide: PersonExports,
          useFactory: (
            store: EventStore,
            reads: FreshReader,
            documents: LiveDocuments,
            directory: Directory,
            vault: Vault,
            { vault: db }: DocumentStore,
          ) => new PersonExports({ store, reads, documents, directory, vault, db }),
          inject: [EventStore, FreshReader, LiveDocuments, Directory, Vault, DocumentStore],
        },
        {
          provide: Destruction,
          useFactory: ({ vault: db }: DocumentStore, vault: Vault) => new Destruction(db, vault),
          inject: [DocumentStore, Vault],
        },
        {
          provide: Erasures,
          useFactory: ({ people }: Runners, reads: FreshReader, destruction: Destruction) =>
            new Erasures({ people, reads, destruction, leaversYears }),
          inject: [RUNNERS, FreshReader, Destruction],
        },
      ],
    };
  }
}
