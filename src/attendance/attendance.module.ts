import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Ids } from '../people/ids.js';
import { RUNNERS, type Runners } from '../runners.js';
import { ClassTeachers } from '../school/class-teachers.js';
import { AttendanceController } from './attendance.controller.js';
import { attendanceHandlers } from './attendance.handlers.js';
import { AttendanceWriter } from './attendance.writer.js';

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
    ...attendanceHandlers,
  ],
})
export class AttendanceModule {}
