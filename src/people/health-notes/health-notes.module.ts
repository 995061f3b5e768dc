import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { RUNNERS, type Runners } from '../../runners.js';
import { ClassTeachers } from '../../school/class-teachers.js';
import { Directory } from '../directory.js';
import { Vault } from '../vault.js';
import { ClassFlagsController } from './class-flags.controller.js';
import { FlagsShown } from './flags-shown.js';
import { HealthNotesController } from './health-notes.controller.js';
import { healthHandlers, HealthWriter } from './health-notes.handlers.js';
import { HealthReader } from './health-told.js';

/** What health workers know of pupils, and what of it their teachers are to know. */
@Module({
  imports: [CqrsModule],
  controllers: [HealthNotesController, ClassFlagsController],
  providers: [
    {
      provide: HealthReader,
      useFactory: (reads: FreshReader, vault: Vault, directory: Directory) =>
        new HealthReader(reads, vault, directory),
      inject: [FreshReader, Vault, Directory],
    },
    {
      provide: FlagsShown,
      useFactory: (reads: FreshReader, health: HealthReader, directory: Directory, { classes }: Runners) =>
        new FlagsShown({ reads, health, directory, classTeachers: new ClassTeachers(reads, classes) }),
      inject: [FreshReader, HealthReader, Directory, RUNNERS],
    },
    HealthWriter,
    ...healthHandlers,
  ],
  exports: [FlagsShown, HealthReader, HealthWriter],
})
export class HealthNotesModule {}
