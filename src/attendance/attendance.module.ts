import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Directory } from '../people/directory.js';
import { Ids } from '../people/ids.js';
import { Vault } from '../people/vault.js';
import { RUNNERS, type Runners } from '../runners.js';
import { ClassTeachers } from '../school/class-teachers.js';
import { AttendanceController } from './attendance.controller.js';
import { attendanceHandlers } from './attendance.handlers.js';
import { AttendanceWriter } from './attendance.writer.js';
import { CertificatesReader } from './certificates.js';

@Module({
  imports: [CqrsModule],
  controllers: [AttendanceController],
  providers: [
    {
      provide: AttendanceWriter,
      useFactory: ({ attendance, classes }: Runners, reader: FreshReader, ids: Ids) =>
        new AttendanceWriter(attendance, reader, new ClassTeachers(reader, classes), ids),
      inject: [RUNNERS, FreshReader, Ids],
    },
    {
      provide: CertificatesReader,
      useFactory: (reads: FreshReader, vault: Vault, directory: Directory) =>
        new CertificatesReader(reads, vault, directory),
      inject: [FreshReader, Vault, Directory],
    },
    ...attendanceHandlers,
  ],
})
export class AttendanceModule {}
