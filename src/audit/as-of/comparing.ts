import type { FastifyReply } from 'fastify';
import { followingReads } from '../../../projections/performance/following-reads.js';
import { DomainError } from '../../eventing/domain-error.js';
import type { EventStore } from '../../eventing/event-store.js';
import type { FreshReader, Reads } from '../../eventing/fresh-reader.js';
import { formatPosition, laterOf, START, type Position } from '../../eventing/position.js';
import { skipsIn } from '../../eventing/projecting/projector.js';
import { render, sendRendered, wantedPosition } from '../../http/answer.js';
import { AsOfReads } from './as-of-reads.js';
import { differencesBetween } from './differences.js';
import { Moments, type AskedMoment } from './moments.js';
import { Turns } from './turns.js';

/** What is answered, as the ordinary route has it but for how the position is written. */
interface Told {
  readonly position: Position;
}

/** Tells what reads know. @param at instant whose day is today. */
type Tell = (reads: Reads, at: string) => Promise<Told>;

/** Who asks, and for what. */
interface Question {
  readonly reply: FastifyReply;
  readonly asked: AskedMoment;
  /** Instant of the request, ISO 8601 in UTC. */
  readonly at: string;
  /** What the answer depends on beside read models and the address by which it is asked for. */
  readonly key?: readonly unknown[];
}

const MOST_WAITING = 32;

/** Answers with what was known at a moment beside what is known now, and with the differences. */
export class Comparing {
  private readonly moments: Moments;
  private readonly turns = new Turns(MOST_WAITING);

  constructor(
    private readonly reader: FreshReader,
    private readonly store: EventStore,
  ) {
    this.moments = new Moments(store);
  }

  /** @throws DomainError what `tell` throws of what is known now, or `invalid-input` where there is no such moment. */
  async send({ reply, asked, at, key = [] }: Question, tell: Tell): Promise<void> {
    const { request } = reply;
    const { moment, head } = await this.moments.find(asked, at);
    const atLeast = laterOf(head, wantedPosition(request) ?? START);
    const rendered = await this.reader.remembered(
      `as-of ${request.url} ${JSON.stringify(key)}`,
      atLeast,
      async (reads) => {
        const live = followingReads(reads, atLeast).reads;
        const { position, ...now } = await tell(live, at);
        const skipsOf = skipsIn(this.store);
        const past = new AsOfReads({ live, store: this.store, moment, skipsOf });
        // What takes one question a second of reading would take many of them many, and everybody else with them.
        const then = await this.turns.take(() => whereKnown(tell(past, moment.instant)));
        const asOf = { position: formatPosition(moment.position), instant: moment.instant };
        const body = {
          asOf,
          then: then ? { ...then, position: asOf.position } : null,
          now: { ...now, position: formatPosition(position) },
          differences: differencesBetween(then && comparable(then), comparable({ ...now, position })),
        };
        return render(body, position);
      },
      ({ content }) => content.length,
    );
    sendRendered(request, reply, rendered);
  }
}

/** Undefined where there was no such thing then, or it was not to be told. */
const whereKnown = async (telling: Promise<Told>): Promise<Told | undefined> => {
  try {
    return await telling;
  } catch (error) {
    const isUnknown = error instanceof DomainError && ['not-found', 'conflict'].includes(error.kind);
    if (!isUnknown) throw error;
    return undefined;
  }
};

/** Where and when an answer was made is no difference between what two of them say. */
const comparable = ({ position: _position, ...told }: Told & { readonly at?: string }): object => {
  const { at: _at, ...said } = told;
  return said;
};
