import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import { AttendanceModule } from './attendance/attendance.module.js';
import { AlertsModule } from './audit/alerts/alerts.module.js';
import { AsOfModule } from './audit/as-of/as-of.module.js';
import { HistoryModule } from './audit/history/history.module.js';
import { LogModule } from './audit/log/log.module.js';
import { ProofsModule } from './audit/proofs/proofs.module.js';
import { ReadLogModule } from './audit/read-log/read-log.module.js';
import { CalendarModule } from './calendar/calendar.module.js';
import type { Config } from './config.js';
import { ConsumersModule } from './consumers/consumers.module.js';
import { DiaryModule } from './diary/diary.module.js';
import { FeedsModule } from './feeds/feeds.module.js';
import { FilesModule } from './files/files.module.js';
import { FoundationModule } from './foundation.module.js';
import { JournalModule } from './journal/journal.module.js';
import { MeetingsModule } from './meetings/meetings.module.js';
import { MovesModule } from './moves/moves.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { PreferencesModule } from './notices/preferences/preferences.module.js';
import { OneRosterRestModule } from './oneroster/rest/oneroster-rest.module.js';
import { OperationModule } from './operation/operation.module.js';
import { ProjectorModule } from './operation/projector.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { SchoolModule } from './school/school.module.js';
import { ReactionsModule } from './reactions.module.js';

/** What each role is made of. Health and metrics are everywhere. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    const { roles } = config;
    const projector = roles.has('projector') ? [ProjectorModule, ReactionsModule] : [];
    const log = roles.has('api') || roles.has('projector') ? [LogModule.with(config)] : [];
    const notices = roles.has('api') || roles.has('notifier') ? [NoticesModule.with(config)] : [];
    const readLog = roles.has('api') ? [ReadLogModule.with(config)] : [];
    return {
      module: AppModule,
      imports: [
        FoundationModule.with(config),
        AccessModule,
        OperationModule.with([...projector, ...notices, ...log, ...readLog]),
        ...(roles.has('api')
          ? [
              ConsumersModule,
              JournalModule,
              DiaryModule,
              AttendanceModule,
              FilesModule,
              MovesModule,
              MeetingsModule,
              ...readLog.map((noting) => CalendarModule.noting(noting)),
              SchoolModule,
              ReportsModule,
              AsOfModule,
              PreferencesModule,
              ...log.map((reading) => ProofsModule.on(reading)),
              ...log.flatMap((reading) =>
                readLog.map((noting) => FeedsModule.with(config, [reading, noting])),
              ),
              HistoryModule,
              AlertsModule,
              OneRosterRestModule,
            ]
          : []),
      ],
    };
  }
}
