import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { PortalsModule } from './access/portals/portals.module.js';
import { OfficesModule } from './access/offices/offices.module.js';
import { IssuingModule } from './access/issuing/issuing.module.js';
import { ActivitiesModule } from './activities/activities.module.js';
import { AnnouncementsModule } from './announcements/announcements.module.js';
import { AttendanceModule } from './attendance/attendance.module.js';
import { AlertsModule } from './audit/alerts/alerts.module.js';
import { AsOfModule } from './audit/as-of/as-of.module.js';
import { HistoryModule } from './audit/history/history.module.js';
import { LogModule } from './audit/log/log.module.js';
import { ProofsModule } from './audit/proofs/proofs.module.js';
import { ReadLogModule } from './audit/read-log/read-log.module.js';
import { RefusalsModule } from './audit/refusals/refusals.module.js';
import { BlogsModule } from './blogs/blogs.module.js';
import { CalendarModule } from './calendar/calendar.module.js';
import type { Config } from './config.js';
import { ClinicsModule } from './clinics/clinics.module.js';
import { ConnectingModule } from './connecting/connecting.module.js';
import { ConsultationsModule } from './consultations/consultations.module.js';
import { ConsumersModule } from './consumers/consumers.module.js';
import { DiaryModule } from './diary/diary.module.js';
import { FeedsModule } from './feeds/feeds.module.js';
import { FilesModule } from './files/files.module.js';
import { FoundationModule } from './foundation.module.js';
import { HelpDeskModule } from './help-desk/help-desk.module.js';
import { JointGroupsModule } from './joint-groups/joint-groups.module.js';
import { JournalModule } from './journal/journal.module.js';
import { LiveModule } from './live/live.module.js';
import { MessagesModule } from './messages/messages.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { MovesModule } from './moves/moves.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { PreferencesModule } from './notices/preferences/preferences.module.js';
import { OneRosterRestModule } from './oneroster/rest/oneroster-rest.module.js';
import { RosterUploadModule } from './oneroster/upload/roster-upload.module.js';
import { ReadModelsModule } from './operation/read-models.module.js';
import { RefusedModule } from './operation/refused.module.js';
import { OperationModule } from './operation/operation.module.js';
import { ProjectorModule } from './operation/projector.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { PortfolioModule } from './portfolio/portfolio.module.js';
import { PrintingModule } from './printing/printing.module.js';
import { SchoolModule } from './school/school.module.js';
import { TestPlanModule } from './test-plan/test-plan.module.js';
import { TimetableModule } from './timetable/timetable.module.js';
import { ExemptionsModule } from './people/exemptions/exemptions.module.js';
import { HealthNotesModule } from './people/health-notes/health-notes.module.js';
import { PeopleModule } from './people/people.module.js';
import { RetentionModule } from './people/retention/retention.module.js';
import { ReactionsModule } from './reactions.module.js';

/** What each role is made of. Health and metrics are everywhere. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    const { roles } = config;
    const access = AccessModule.with(config);
    const projector = roles.has('projector') ? [ProjectorModule, ReactionsModule] : [];
    const log = roles.has('api') || roles.has('projector') ? [LogModule.with(config)] : [];
    const notices = roles.has('api') || roles.has('notifier') ? [NoticesModule.with(config)] : [];
    const retention = roles.has('api') || roles.has('projector') ? [RetentionModule.with(config)] : [];
    const readLog = roles.has('api') ? [ReadLogModule.with(config)] : [];
    return {
      module: AppModule,
      imports: [
        FoundationModule.with(config),
        access,
        OperationModule.with([...projector, ...notices, ...log, ...readLog, ...retention]),
        ...(roles.has('api')
          ? [
              PortalsModule.on(access),
              ConsumersModule,
              JournalModule,
              DiaryModule.with(config),
              LiveModule.on(access),
              AttendanceModule,
              FilesModule,
              MovesModule,
              MeetingsModule,
              TimetableModule,
              TestPlanModule,
              AnnouncementsModule,
              BlogsModule,
              MessagesModule,
              JointGroupsModule,
              HelpDeskModule,
              ActivitiesModule,
              ConsultationsModule,
              PortfolioModule,
              ...readLog.map((noting) => CalendarModule.noting(noting)),
              SchoolModule,
              ReadModelsModule,
              RefusedModule,
              ConnectingModule,
              IssuingModule,
              OfficesModule,
              HealthNotesModule,
              ExemptionsModule,
              ClinicsModule,
              ReportsModule,
              PrintingModule,
              AsOfModule,
              PreferencesModule,
              ...log.map((reading) => ProofsModule.on(reading)),
              ...log.flatMap((reading) =>
                readLog.map((noting) => FeedsModule.with(config, [reading, noting])),
              ),
              HistoryModule,
              AlertsModule,
              RefusalsModule.with(config),
              OneRosterRestModule,
              RosterUploadModule,
              ...log.map((reading) => PeopleModule.with(config, reading)),
            ]
          : []),
      ],
    };
  }
}
