import { gradeHistory } from '../../../projections/grade-history/projection.js';
import type { Recorded } from '../../eventing/envelope.js';
import type { EventStore } from '../../eventing/event-store.js';
import { loggedEvent } from '../log/log-builder.js';
import { filesOf } from './bundle.js';
import { disclose, type WantedStream } from './disclosure.js';
import { displayedBy } from './displayed-by.js';
import { notLoggedYet } from './log-source.js';
import type { ProofSource } from './proof-source.js';
import { zipProof } from './proof-zip.js';
import { reportPage } from './report.js';
import { reportOf, type ReportingTools } from './reporting.js';
import { streamsOf, type ScopeStreams } from './scope-streams.js';
import type { Language, Scope } from './verifier/bundle-format.js';

export interface ProofsOptions extends ReportingTools {
  readonly source: ProofSource;
  readonly store: Pick<EventStore, 'readStream' | 'readAll' | 'lastPosition'>;
  /** The verifier, as one file. */
  readonly verifier: () => Promise<Buffer>;
}

export interface ProofRequest {
  readonly scope: Scope;
  readonly language: Language;
  /** Checkpoints with which consistency is shown, beside the log's own: signed notes. */
  readonly since?: readonly string[];
  readonly progress?: (done: number, total: number) => void;
}

/** Makes bundles of proofs, of what is displayed now and what the log has up to its newest checkpoint. */
export class Proofs {
  constructor(private readonly options: ProofsOptions) {}

  /** @throws DomainError `not-yet-logged` where a change of a grade that is asked for is not under a checkpoint yet */
  async bundle({ scope, language, since = [], progress }: ProofRequest): Promise<Buffer> {
    const { source, store, reads, verifier } = this.options;
    const streams = await streamsOf(scope, reads, store);
    const recorded = new Map<string, Recorded>();
    const disclosure = await disclose(source, () => this.wanted(streams, recorded), {
      since,
      isWholeLog: scope.kind === 'everything',
      ...(progress ? { progress } : {}),
    });
    const events = disclosure.events.flatMap(({ event }) => recorded.get(event.id) ?? []);
    if (scope.kind === 'grade') await this.mustBeLogged(scope.grade, events);
    const displayed = await displayedBy(reads, events);
    const report = await reportOf({ language, disclosure, displayed, events }, this.options);
    return zipProof(
      filesOf({
        ...{ scope, language, disclosure, displayed },
        report: reportPage(report),
        verifier: await verifier(),
      }),
    );
  }

  private async *wanted(
    { names, only }: ScopeStreams,
    recorded: Map<string, Recorded>,
  ): AsyncGenerator<WantedStream> {
    for (const name of names) {
      const events: Recorded[] = [];
      for await (const event of this.options.store.readStream(name)) events.push(event);
      for (const event of events) recorded.set(event.id, event);
      yield { name, events: events.map(loggedEvent), ...(only ? { only } : {}) };
    }
  }

  /** Whoever asks for a grade's proof gets one of the grade as it is displayed. */
  private async mustBeLogged(gradeId: string, events: readonly Recorded[]): Promise<void> {
    const history = await this.options.reads.get(gradeHistory, gradeId);
    const logged = new Set(events.map(({ id }) => id));
    if (!history?.chain.every(({ eventId }) => logged.has(eventId))) throw notLoggedYet();
  }
}
