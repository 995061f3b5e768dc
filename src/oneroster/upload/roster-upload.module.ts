import { Module } from '@nestjs/common';
import { EventStore } from '../../eventing/event-store.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { Directory } from '../../people/directory.js';
import { Ids } from '../../people/ids.js';
import { Vault } from '../../people/vault.js';
import { RosterUploadController } from './roster-upload.controller.js';
import { RosterUpload } from './roster-upload.js';

/** Rosters that schools bring in themselves. */
@Module({
  controllers: [RosterUploadController],
  providers: [
    {
      provide: RosterUpload,
      useFactory: (store: EventStore, vault: Vault, ids: Ids, reader: FreshReader, directory: Directory) =>
        new RosterUpload({ store, vault, ids, reader, directory }),
      inject: [EventStore, Vault, Ids, FreshReader, Directory],
    },
  ],
})
export class RosterUploadModule {}
