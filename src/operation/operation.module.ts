import { Module, type DynamicModule, type ModuleMetadata } from '@nestjs/common';
import { measureLookUps } from '../access/password-metrics.js';
import { SignIn } from '../access/sign-in.js';
import { measureLog } from '../audit/log/log-metrics.js';
import { TransparencyLog } from '../audit/log/transparency-log.js';
import { measureReadLog } from '../audit/read-log/read-log-metrics.js';
import { ReadLog } from '../audit/read-log/read-log.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { ProjectionEngine } from '../eventing/projecting/projection-engine.js';
import { Notices } from '../notices/notices.js';
import { NoticeMetrics } from '../notices/operation/notice-metrics.js';
import { measureRetention } from '../people/retention/retention-metrics.js';
import { RetentionSchedule } from '../people/retention/retention-schedule.js';
import { Metrics } from './metrics.js';
import { OperationController } from './operation.controller.js';

@Module({})
export class OperationModule {
  /** @param running the modules of this process whose state is to be told. */
  static with(running: NonNullable<ModuleMetadata['imports']>): DynamicModule {
    return {
      module: OperationModule,
      imports: running,
      controllers: [OperationController],
      providers: [
        {
          provide: Metrics,
          useFactory: (
            reader: FreshReader,
            signIn: SignIn,
            engine?: ProjectionEngine,
            notices?: Notices,
            ofNotices?: NoticeMetrics,
            log?: TransparencyLog,
            readLog?: ReadLog,
            retention?: RetentionSchedule,
          ) =>
            new Metrics(reader, engine, (registry) => {
              measureLookUps(signIn, registry);
              if (notices) ofNotices?.registerIn(registry, notices);
              if (log) measureLog(log, registry);
              if (readLog) measureReadLog(readLog, registry);
              if (retention) measureRetention(retention, registry);
            }),
          inject: [
            FreshReader,
            SignIn,
            { token: ProjectionEngine, optional: true },
            { token: Notices, optional: true },
            { token: NoticeMetrics, optional: true },
            { token: TransparencyLog, optional: true },
            { token: ReadLog, optional: true },
            { token: RetentionSchedule, optional: true },
          ],
        },
      ],
      exports: [Metrics],
    };
  }
}
