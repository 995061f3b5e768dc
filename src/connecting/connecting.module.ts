import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Attempts } from '../access/attempts.js';
import { DocumentStore } from '../eventing/document-store.js';
import { Ids } from '../people/ids.js';
import { Vault } from '../people/vault.js';
import { RUNNERS, type Runners } from '../runners.js';
import { ApplyingController } from './applying.controller.js';
import { Applying } from './applying.js';
import { decidingHandlers } from './deciding.handlers.js';
import { SchoolApplicationsController } from './school-applications.controller.js';

/** How schools come to the journal: they apply, and the authority that they are under decides. */
@Module({
  imports: [CqrsModule],
  controllers: [ApplyingController, SchoolApplicationsController],
  providers: [
    {
      provide: Applying,
      useFactory: ({ schoolApplications }: Runners, { vault: db }: DocumentStore, vault: Vault, ids: Ids) =>
        new Applying({
          ...{ applications: schoolApplications, vault, ids },
          filings: new Attempts(db, ids, 'school-application'),
          guesses: new Attempts(db, ids, 'application-reference'),
        }),
      inject: [RUNNERS, DocumentStore, Vault, Ids],
    },
    ...decidingHandlers,
  ],
})
export class ConnectingModule {}
