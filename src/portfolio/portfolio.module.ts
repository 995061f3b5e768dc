import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { portfolioQueries } from '../../projections/portfolio/queries.js';
import { DocumentStore } from '../eventing/document-store.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Ids } from '../people/ids.js';
import { Vault } from '../people/vault.js';
import { PrintingModule } from '../printing/printing.module.js';
import { RUNNERS, type Runners } from '../runners.js';
import { ClassTeachers } from '../school/class-teachers.js';
import { Capacities } from './capacities.js';
import { ClassPortfoliosController } from './class-portfolios.controller.js';
import { PortfolioPaperController } from './portfolio-paper.controller.js';
import { PortfolioReaders } from './portfolio-readers.js';
import { PortfolioController } from './portfolio.controller.js';
import { portfolioHandlers } from './portfolio.handlers.js';
import { PortfolioWriter } from './portfolio.writer.js';
import { ProofFiles } from './proof-files.js';
import { ProofsController } from './proofs.controller.js';
import { ThanksController } from './thanks.controller.js';

/** What pupils achieved, with proofs, and what they and their guardians were thanked for. */
@Module({
  imports: [CqrsModule, PrintingModule],
  controllers: [
    PortfolioController,
    ThanksController,
    ProofsController,
    PortfolioPaperController,
    ClassPortfoliosController,
  ],
  providers: [
    {
      provide: Capacities,
      useFactory: (reader: FreshReader, { classes }: Runners) =>
        new Capacities(reader, new ClassTeachers(reader, classes)),
      inject: [FreshReader, RUNNERS],
    },
    {
      provide: PortfolioWriter,
      useFactory: (runners: Runners, capacities: Capacities, vault: Vault, ids: Ids) =>
        new PortfolioWriter({ runners, capacities, vault, ids }),
      inject: [RUNNERS, Capacities, Vault, Ids],
    },
    {
      provide: PortfolioReaders,
      useFactory: (reader: FreshReader, capacities: Capacities) => new PortfolioReaders(reader, capacities),
      inject: [FreshReader, Capacities],
    },
    {
      provide: ProofFiles,
      useFactory: async (documents: DocumentStore, vault: Vault, ids: Ids) => {
        const files = new ProofFiles(documents.vault, vault, ids);
        await files.prepare();
        return files;
      },
      inject: [DocumentStore, Vault, Ids],
    },
    ...portfolioHandlers,
    ...portfolioQueries,
  ],
})
export class PortfolioModule {}
