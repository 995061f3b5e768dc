import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import type { Config } from '../config.js';
import { DocumentStore } from '../eventing/document-store.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { CONFIG } from '../foundation.module.js';
import { Ids } from '../people/ids.js';
import { Vault } from '../people/vault.js';
import { RUNNERS, type Runners } from '../runners.js';
import { ClinicsController } from './clinics.controller.js';
import { clinicHandlers } from './clinics.handlers.js';
import { FILING_TOOLS, type FilingTools } from './filing.js';
import { Nonces } from './nonces.js';
import { ReportsController } from './reports.controller.js';
import { ReportsLeftController } from './reports-left.controller.js';
import { reportsLeftHandlers } from './reports-left.handlers.js';
import { Reports } from './reports.js';

/** What clinics' systems report of pupils, signed. */
@Module({
  imports: [CqrsModule],
  controllers: [ClinicsController, ReportsController, ReportsLeftController],
  providers: [
    {
      provide: Nonces,
      useFactory: async ({ vault }: DocumentStore) => {
        const nonces = new Nonces(vault);
        await nonces.prepare();
        return nonces;
      },
      inject: [DocumentStore],
    },
    {
      provide: Reports,
      useFactory: (runners: Runners, vault: Vault, ids: Ids, nonces: Nonces, { publicUrl }: Config) =>
        new Reports({ runners, vault, ids, nonces, publicUrl }),
      inject: [RUNNERS, Vault, Ids, Nonces, CONFIG],
    },
    {
      provide: FILING_TOOLS,
      useFactory: (reads: FreshReader, runners: Runners, vault: Vault, ids: Ids): FilingTools => ({
        ...{ reads, runners, vault, ids },
      }),
      inject: [FreshReader, RUNNERS, Vault, Ids],
    },
    ...clinicHandlers,
    ...reportsLeftHandlers,
  ],
})
export class ClinicsModule {}
