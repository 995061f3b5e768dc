import { Module, type DynamicModule } from '@nestjs/common';
import { AccessModule } from './access/access.module.js';
import type { Config } from './config.js';
import { DiaryModule } from './diary/diary.module.js';
import { FoundationModule } from './foundation.module.js';
import { JournalModule } from './journal/journal.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { OperationModule } from './operation/operation.module.js';

/** What each role is made of. Health and metrics are everywhere. */
@Module({})
export class AppModule {
  static with(config: Config): DynamicModule {
    const { roles } = config;
    return {
      module: AppModule,
      imports: [
        FoundationModule.with(config),
        AccessModule,
        OperationModule.with({ projector: roles.has('projector') }),
        ...(roles.has('api') || roles.has('notifier') ? [NoticesModule.with(config)] : []),
        ...(roles.has('api') ? [JournalModule, DiaryModule] : []),
      ],
    };
  }
}
