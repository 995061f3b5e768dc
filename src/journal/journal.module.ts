import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { YearSheetOfHandler } from '../../projections/final-grades/year-sheet.js';
import { HistoryOfGradeHandler } from '../../projections/grade-history/queries.js';
import { JournalPageOfHandler } from '../../projections/journal-page/queries.js';
import { LateRequestsInHandler } from '../../projections/late-requests/queries.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { Files } from '../files/files.js';
import { FilesModule } from '../files/files.module.js';
import { TakingOver } from '../moves/taking-over.js';
import { HealthNotesModule } from '../people/health-notes/health-notes.module.js';
import { Ids } from '../people/ids.js';
import { Vault } from '../people/vault.js';
import { RUNNERS, type Runners } from '../runners.js';
import { ClassTeachers } from '../school/class-teachers.js';
import { DaysInTurnModule } from '../timetable/days-in-turn.module.js';
import { AbsencesController } from './absences.controller.js';
import { absenceHandlers } from './absences.handlers.js';
import { debtHandlers } from './debts.handlers.js';
import { GradesController } from './grades.controller.js';
import { gradeHandlers } from './grades.handlers.js';
import { HomeworkController } from './homework.controller.js';
import { HomeworkFiles } from './homework-files.js';
import { homeworkHandlers } from './homework.handlers.js';
import { JournalController } from './journal.controller.js';
import { LessonsController } from './lessons.controller.js';
import { lessonHandlers } from './lessons.handlers.js';
import { LateCorrectionsOfHandler } from './late-corrections.queries.js';
import { LateRequestsController } from './late-requests.controller.js';
import { lateRequestHandlers } from './late-requests.handlers.js';
import { PageWriter } from './page.writer.js';
import { RemarksController } from './remarks.controller.js';
import { remarkHandlers } from './remarks.handlers.js';
import { SchoolSettingsController } from './school-settings.controller.js';
import { ChangeSettingsHandler } from './school-settings.handlers.js';
import { TermController } from './term.controller.js';
import { termHandlers } from './term.handlers.js';
import { Words } from './words.js';
import { YearSheetWriter } from './year-sheet.writer.js';
import { YearSheetsController } from './year-sheets.controller.js';
import { yearSheetHandlers } from './year-sheets.handlers.js';

@Module({
  imports: [CqrsModule, DaysInTurnModule, FilesModule, HealthNotesModule],
  controllers: [
    JournalController,
    LessonsController,
    HomeworkController,
    GradesController,
    LateRequestsController,
    AbsencesController,
    RemarksController,
    TermController,
    YearSheetsController,
    SchoolSettingsController,
  ],
  providers: [
    {
      provide: PageWriter,
      useFactory: ({ pages, classes }: Runners, reader: FreshReader, ids: Ids) =>
        new PageWriter(pages, new ClassTeachers(reader, classes), ids),
      inject: [RUNNERS, FreshReader, Ids],
    },
    {
      provide: TakingOver,
      useFactory: ({ pages }: Runners, reader: FreshReader) => new TakingOver(reader, pages),
      inject: [RUNNERS, FreshReader],
    },
    {
      provide: YearSheetWriter,
      useFactory: (runners: Runners, reader: FreshReader, ids: Ids) =>
        new YearSheetWriter(runners, reader, ids),
      inject: [RUNNERS, FreshReader, Ids],
    },
    {
      provide: Words,
      useFactory: ({ schools }: Runners, vault: Vault) => new Words(schools, vault),
      inject: [RUNNERS, Vault],
    },
    {
      provide: HomeworkFiles,
      useFactory: ({ pages }: Runners, reader: FreshReader, files: Files) =>
        new HomeworkFiles(pages, reader, files),
      inject: [RUNNERS, FreshReader, Files],
    },
    ...lessonHandlers,
    ...homeworkHandlers,
    ...gradeHandlers,
    ...lateRequestHandlers,
    ...debtHandlers,
    ...absenceHandlers,
    ...remarkHandlers,
    ...termHandlers,
    ...yearSheetHandlers,
    ChangeSettingsHandler,
    JournalPageOfHandler,
    LateCorrectionsOfHandler,
    LateRequestsInHandler,
    HistoryOfGradeHandler,
    YearSheetOfHandler,
  ],
})
export class JournalModule {}
