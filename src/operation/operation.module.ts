import { Module, type DynamicModule } from '@nestjs/common';
import { FreshReader } from '../eventing/fresh-reader.js';
import { ProjectionEngine } from '../eventing/projection-engine.js';
import { Metrics } from './metrics.js';
import { OperationController } from './operation.controller.js';
import { ProjectorModule } from './projector.module.js';

@Module({})
export class OperationModule {
  static with({ projector }: { projector: boolean }): DynamicModule {
    return {
      module: OperationModule,
      imports: projector ? [ProjectorModule] : [],
      controllers: [OperationController],
      providers: [
        {
          provide: Metrics,
          useFactory: (reader: FreshReader, engine?: ProjectionEngine) => new Metrics(reader, engine),
          inject: [FreshReader, { token: ProjectionEngine, optional: true }],
        },
      ],
      exports: [Metrics],
    };
  }
}
