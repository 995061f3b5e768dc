import { Injectable, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { projections } from '../../projections/all.js';
import { DocumentStore } from '../eventing/document-store.js';
import { EventStore } from '../eventing/event-store.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { ProjectionEngine } from '../eventing/projecting/projection-engine.js';
import { leasesIn, projectorOn } from '../eventing/projecting/projector.js';
import { logTo } from '../log.js';

/** Starts the projections with the application and stops them with it. */
@Injectable()
class Projector implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(private readonly engine: ProjectionEngine) {}

  onApplicationBootstrap(): Promise<void> {
    return this.engine.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.engine.stop();
  }
}

@Module({
  providers: [
    {
      provide: ProjectionEngine,
      useFactory: (store: EventStore, documents: DocumentStore, audience: FreshReader) =>
        projectorOn(store, documents.readModels, {
          projections,
          log: logTo('projector'),
          audience,
          leases: leasesIn(documents.readModels),
        }),
      inject: [EventStore, DocumentStore, FreshReader],
    },
    Projector,
  ],
  exports: [ProjectionEngine],
})
export class ProjectorModule {}
