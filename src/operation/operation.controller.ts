import { Controller, Get, Inject, Optional, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { projections } from '../../projections/all.js';
import { Public } from '../access/viewer.js';
import { TransparencyLog } from '../audit/log/transparency-log.js';
import { DocumentStore } from '../eventing/document-store.js';
import { EventStore } from '../eventing/event-store.js';
import type { FollowerStatus } from '../eventing/durable-follower.js';
import { formatPosition } from '../eventing/position.js';
import { LiveDocuments } from '../eventing/projecting/live-documents.js';
import { ProjectionEngine } from '../eventing/projecting/projection-engine.js';
import { versionOf } from '../eventing/projection.js';
import { Reactor } from '../eventing/reactor.js';
import { Notices } from '../notices/notices.js';
import { RetentionSchedule } from '../people/retention/retention-schedule.js';
import { Metrics } from './metrics.js';

interface Health {
  readonly status: 'healthy' | 'unhealthy';
  readonly eventStore: string;
  readonly documentStore: string;
  readonly position?: string;
  readonly projections: readonly object[];
  /** What can't be read yet, since it is being built from the events. */
  readonly building?: readonly string[];
  readonly reactions?: object;
  readonly notices?: object;
  readonly transparencyLog?: object;
  /** Where it fails, nothing is lost and the journal goes on: it says so, and is as healthy as before. */
  readonly retention?: object;
}

@ApiTags('operation')
@Controller()
export class OperationController {
  constructor(
    private readonly store: EventStore,
    private readonly documents: DocumentStore,
    private readonly readModels: LiveDocuments,
    private readonly metrics: Metrics,
    @Optional() @Inject(ProjectionEngine) private readonly engine?: ProjectionEngine,
    @Optional() @Inject(Reactor) private readonly reactor?: Reactor,
    @Optional() @Inject(Notices) private readonly notices?: Notices,
    @Optional() @Inject(TransparencyLog) private readonly log?: TransparencyLog,
    @Optional() @Inject(RetentionSchedule) private readonly retention?: RetentionSchedule,
  ) {}

  @Public()
  @Get('health')
  @ApiOperation({
    summary: 'Whether the stores answer, every projection runs and the transparency log grows; 503 where not',
  })
  async health(@Res() reply: FastifyReply): Promise<void> {
    const [head, eventStore] = await answerOf(this.store.lastPosition());
    const [, documentStore] = await answerOf(this.documents.ping());
    const [building = [], readModels] = await answerOf(this.readModels.notReadable(projections));
    const [notices] = this.notices ? await answerOf(this.notices.status()) : [];
    const projected = (this.engine?.status() ?? []).map(({ position, failure, state, ...projection }) => ({
      name: versionOf(projection),
      position: formatPosition(position),
      state: failure ? 'stopped' : state,
      ...(failure ? { failure } : {}),
    }));
    const reactions = this.reactor?.status();
    const log = this.log?.status();
    const healthy =
      eventStore === 'up' &&
      documentStore === 'up' &&
      readModels === 'up' &&
      building.length === 0 &&
      projected.every(({ state }) => state !== 'stopped') &&
      reactions?.failure === undefined &&
      log?.failure === undefined;
    const health: Health = {
      status: healthy ? 'healthy' : 'unhealthy',
      eventStore,
      documentStore,
      ...(head ? { position: formatPosition(head) } : {}),
      projections: projected,
      ...(building.length === 0 ? {} : { building }),
      ...(reactions ? { reactions: shown(reactions) } : {}),
      ...(notices ? { notices: shown(notices) } : {}),
      ...(log ? { transparencyLog: log } : {}),
      ...(this.retention ? { retention: this.retention.status() } : {}),
    };
    void reply.status(healthy ? 200 : 503).send(health);
  }

  @Public()
  @Get('metrics')
  @ApiOperation({ summary: 'Metrics in Prometheus’ text format' })
  async prometheus(@Res() reply: FastifyReply): Promise<void> {
    void reply.type(this.metrics.contentType).send(await this.metrics.text());
  }
}

const shown = <Status extends FollowerStatus>(status: Status) => ({
  ...status,
  position: formatPosition(status.position),
});

const PATIENCE_MS = 2_000;

/** What a store answered, and `up`; or why it counts as down. */
const answerOf = async <T>(asked: Promise<T>): Promise<[T | undefined, string]> => {
  let timer: NodeJS.Timeout | undefined;
  const impatience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), PATIENCE_MS);
  });
  try {
    return [await Promise.race([asked, impatience]), 'up'];
  } catch (error) {
    return [undefined, `down: ${error instanceof Error ? error.message : String(error)}`];
  } finally {
    clearTimeout(timer);
  }
};
