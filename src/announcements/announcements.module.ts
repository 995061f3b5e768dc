import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { announcementsQueries } from '../../projections/announcements/queries.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Ids } from '../people/ids.js';
import { Vault } from '../people/vault.js';
import { RUNNERS, type Runners } from '../runners.js';
import { AnnouncementsController } from './announcements.controller.js';
import { announcementsHandlers, AnnouncementWords } from './announcements.handlers.js';
import { AnnouncementsWriter } from './announcements.writer.js';

@Module({
  imports: [CqrsModule],
  controllers: [AnnouncementsController],
  providers: [
    {
      provide: AnnouncementsWriter,
      useFactory: (runners: Runners, reader: FreshReader, ids: Ids) =>
        new AnnouncementsWriter(runners, reader, ids),
      inject: [RUNNERS, FreshReader, Ids],
    },
    {
      provide: AnnouncementWords,
      useFactory: (vault: Vault) => new AnnouncementWords(vault),
      inject: [Vault],
    },
    ...announcementsQueries,
    ...announcementsHandlers,
  ],
})
export class AnnouncementsModule {}
