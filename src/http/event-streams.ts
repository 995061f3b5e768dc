import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import { DomainError } from '../eventing/domain-error.js';

/** Whoever takes nothing for so long is stuck, or gone without a word. */
const STUCK_MS = 60_000;

/** The answers that go on for as long as somebody listens, and end with the application. */
export class EventStreams {
  private readonly open = new Map<string, Set<AbortController>>();

  /** @param most how many of one listener may be open. */
  constructor(
    private readonly most: number,
    private readonly stuckMs = STUCK_MS,
  ) {}

  /**
   * Answers with what comes, no faster than it is taken: at most one part waits for a listener.
   * @throws DomainError `too-many-streams` where a listener has as many as it may have.
   */
  answer(
    reply: FastifyReply,
    listenerId: string,
    partsUntil: (signal: AbortSignal) => AsyncIterable<string>,
  ): void {
    const own = this.open.get(listenerId) ?? new Set();
    if (own.size >= this.most) {
      const most = this.most.toString();
      throw new DomainError(
        'too-many-streams',
        `Close some streams first: at most ${most} are open.`,
        'too-many',
      );
    }
    const ending = new AbortController();
    this.open.set(listenerId, own.add(ending));
    const stream = Readable.from(
      this.watched(partsUntil(ending.signal), () => stream.destroy()),
      {
        highWaterMark: 1,
      },
    );
    stream.once('close', () => {
      ending.abort();
      own.delete(ending);
      if (own.size === 0) this.open.delete(listenerId);
    });
    // Where nothing is under way in the stream itself, it does not notice that the other side has gone; nor do the parts.
    reply.raw.once('close', () => {
      ending.abort();
      stream.destroy();
    });
    void reply
      .type('text/event-stream; charset=utf-8')
      .header('Cache-Control', 'no-store')
      // nginx hands parts on as they come.
      .header('X-Accel-Buffering', 'no')
      .send(stream);
  }

  stop(): void {
    for (const own of this.open.values()) for (const ending of own) ending.abort();
  }

  private async *watched(parts: AsyncIterable<string>, give: () => void): AsyncGenerator<string> {
    for await (const part of parts) {
      const patience = setTimeout(give, this.stuckMs);
      try {
        yield part;
      } finally {
        clearTimeout(patience);
      }
    }
  }
}
