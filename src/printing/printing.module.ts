import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { Press } from '../pdf/press.js';
import { PrintedDiariesController } from './diaries.controller.js';
import { SheetsController } from './sheets.controller.js';

/** What is made to be printed, or opened in a spreadsheet, of what other routes answer. */
@Module({
  imports: [CqrsModule],
  controllers: [PrintedDiariesController, SheetsController],
  providers: [{ provide: Press, useFactory: () => new Press() }],
  exports: [Press],
})
export class PrintingModule {}
