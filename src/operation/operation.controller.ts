import { Controller, Get, Inject, Optional, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/viewer.js';
import { DocumentStore } from '../eventing/document-store.js';
import { EventStore } from '../eventing/event-store.js';
import type { FollowerStatus } from '../eventing/durable-follower.js';
import { formatPosition } from '../eventing/position.js';
import { ProjectionEngine } from '../eventing/projection-engine.js';
import { Reactor } from '../eventing/reactor.js';
import { Notices } from '../notices/notices.js';
import { Metrics } from './metrics.js';

interface Health {
  readonly status: 'healthy' | 'unhealthy';
  readonly eventStore: string;
  readonly documentStore: string;
  readonly position?: string;
  readonly projections: readonly object[];
  readonly reactions?: object;
  readonly notices?: object;
}

@ApiTags('operation')
@Controller()
export class OperationController {
  constructor(
    private readonly store: EventStore,
    private readonly documents: DocumentStore,
    private readonly metrics: Metrics,
    @Optional() @Inject(ProjectionEngine) private readonly engine?: ProjectionEngine,
    @Optional() @Inject(Reactor) private readonly reactor?: Reactor,
    @Optional() @Inject(Notices) private readonly notices?: Notices,
  ) {}

  @Public()
  @Get('health')
  @ApiOperation({ summary: 'Whether the stores answer and every projection runs; 503 where not' })
  async health(@Res() reply: FastifyReply): Promise<void> {
    const [head, eventStore] = await answerOf(this.store.lastPosition());
    const [, documentStore] = await answerOf(this.documents.ping());
    const [notices] = this.notices ? await answerOf(this.notices.status()) : [];
    const projections = (this.engine?.status() ?? []).map(({ name, version, position, failure }) => ({
      name: `${name}.v${version.toString()}`,
      position: formatPosition(position),
      state: failure ? 'stopped' : 'running',
      ...(failure ? { failure } : {}),
    }));
    const reactions = this.reactor?.status();
    const healthy =
      eventStore === 'up' &&
      documentStore === 'up' &&
      projections.every(({ state }) => state === 'running') &&
      reactions?.failure === undefined;
    const health: Health = {
      status: healthy ? 'healthy' : 'unhealthy',
      eventStore,
      documentStore,
      ...(head ? { position: formatPosition(head) } : {}),
      projections,
      ...(reactions ? { reactions: shown(reactions) } : {}),
      ...(notices ? { notices: shown(notices) } : {}),
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
