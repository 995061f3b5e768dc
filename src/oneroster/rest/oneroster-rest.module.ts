import { Module } from '@nestjs/common';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { DocumentStore } from '../../eventing/document-store.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { LiveDocuments } from '../../eventing/projecting/live-documents.js';
import { Directory } from '../../people/directory.js';
import { Ids } from '../../people/ids.js';
import { RUNNERS, type Runners } from '../../runners.js';
import { GradebookController } from './gradebook.controller.js';
import { GradebookReader } from './gradebook-reader.js';
import { GradebookWritingController } from './gradebook.writing.controller.js';
import { LineItemWriter } from './line-item.writer.js';
import { PlatformNames } from './platform-names.js';
import { PlatformPages } from './platform-pages.js';
import { ResultWriter } from './result.writer.js';
import { RosterReader } from './roster-reader.js';
import { RosteringController } from './rostering.controller.js';

/** OneRoster 1.2 over REST, for consumers that are granted it. */
@Module({
  imports: [CqrsModule],
  controllers: [RosteringController, GradebookController, GradebookWritingController],
  providers: [
    {
      provide: PlatformNames,
      useFactory: async ({ vault }: DocumentStore) => {
        const names = new PlatformNames(vault);
        await names.prepare();
        return names;
      },
      inject: [DocumentStore],
    },
    {
      provide: RosterReader,
      useFactory: (reader: FreshReader, documents: LiveDocuments, directory: Directory) =>
        new RosterReader(reader, documents, directory),
      inject: [FreshReader, LiveDocuments, Directory],
    },
    {
      provide: GradebookReader,
      useFactory: (reader: FreshReader, rosters: RosterReader, names: PlatformNames) =>
        new GradebookReader(reader, rosters, names),
      inject: [FreshReader, RosterReader, PlatformNames],
    },
    {
      provide: PlatformPages,
      useFactory: ({ pages }: Runners, reader: FreshReader) => new PlatformPages(pages, reader),
      inject: [RUNNERS, FreshReader],
    },
    {
      provide: LineItemWriter,
      useFactory: (reader: FreshReader, pages: PlatformPages, names: PlatformNames, commands: CommandBus) =>
        new LineItemWriter({ reader, pages, names, commands }),
      inject: [FreshReader, PlatformPages, PlatformNames, CommandBus],
    },
    {
      provide: ResultWriter,
      useFactory: (pages: PlatformPages, names: PlatformNames, commands: CommandBus, ids: Ids) =>
        new ResultWriter({ pages, names, commands, ids }),
      inject: [PlatformPages, PlatformNames, CommandBus, Ids],
    },
  ],
})
export class OneRosterRestModule {}
