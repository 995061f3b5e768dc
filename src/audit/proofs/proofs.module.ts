import { Module, type DynamicModule } from '@nestjs/common';
import { EventStore } from '../../eventing/event-store.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { Directory } from '../../people/directory.js';
import { Vault } from '../../people/vault.js';
import { LogReader } from '../log/log-reader.js';
import { proofSourceOn } from './log-source.js';
import { PROOF_SOURCE, type ProofSource } from './proof-source.js';
import { ProofsController } from './proofs.controller.js';
import { Proofs } from './proofs.js';
import { verifierFile } from './verifier-file.js';

/** Bundles of proofs out of the transparency log, over HTTP. */
@Module({})
export class ProofsModule {
  /** @param log the module that reads the log. */
  static on(log: DynamicModule): DynamicModule {
    return {
      module: ProofsModule,
      imports: [log],
      controllers: [ProofsController],
      providers: [
        { provide: PROOF_SOURCE, useFactory: proofSourceOn, inject: [LogReader] },
        {
          provide: Proofs,
          useFactory: (
            source: ProofSource,
            store: EventStore,
            reads: FreshReader,
            directory: Directory,
            vault: Vault,
          ) => new Proofs({ source, store, reads, directory, vault, verifier: verifierFile }),
          inject: [PROOF_SOURCE, EventStore, FreshReader, Directory, Vault],
        },
      ],
    };
  }
}
