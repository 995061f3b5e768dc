import { Module } from '@nestjs/common';
import { DocumentStore } from '../eventing/document-store.js';
import { FilesController } from './files.controller.js';
import { Files } from './files.js';

/** Takes files; gives them to whatever module serves them to those who may have them. */
@Module({
  controllers: [FilesController],
  providers: [
    {
      provide: Files,
      useFactory: (documents: DocumentStore) => new Files(documents.vault),
      inject: [DocumentStore],
    },
  ],
  exports: [Files],
})
export class FilesModule {}
