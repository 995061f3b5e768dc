import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { ProjectionEngine } from '../eventing/projecting/projection-engine.js';

/** What Prometheus reads. Labels name routes and projections, never ids: nothing personal is in a metric. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'journal_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [this.registry],
  });

  /** @param registerMore lets others add what they measure. */
  constructor(
    reader: FreshReader,
    engine: ProjectionEngine | undefined,
    registerMore: (registry: Registry) => void,
  ) {
    collectDefaultMetrics({ register: this.registry });
    registerMore(this.registry);
    new Gauge({
      name: 'journal_projection_position',
      help: 'Commit position that a projection has reached, the one that is read (live) and one that is being built',
      labelNames: ['projection', 'state'],
      registers: [this.registry],
      collect() {
        this.reset();
        for (const { name, position, state } of engine?.status() ?? []) {
          if (state !== 'retiring') this.set({ projection: name, state }, Number(position.commit));
        }
      },
    });
    new Gauge({
      name: 'journal_projection_stopped',
      help: '1 where a projection has stopped at an event; 2 where the one that is being built has as well',
      labelNames: ['projection'],
      registers: [this.registry],
      collect() {
        this.reset();
        for (const { name, failure } of engine?.status() ?? []) {
          this.inc({ projection: name }, failure ? 1 : 0);
        }
      },
    });
    new Gauge({
      name: 'journal_seen_position',
      help: 'Commit position of the newest event that this process has seen',
      registers: [this.registry],
      collect() {
        this.set(Number(reader.position.commit));
      },
    });
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** @param seconds from the request's arrival to the answer. */
  answered(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status: status.toString() }, seconds);
  }

  text(): Promise<string> {
    return this.registry.metrics();
  }
}
