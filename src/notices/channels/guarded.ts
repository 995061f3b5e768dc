import {
  Undelivered,
  type Accepted,
  type Carried,
  type Mail,
  type Sms,
  type Transport,
} from './transport.js';

export interface GuardOptions {
  /** After how many refusals in a row nothing is tried for a while. */
  readonly refusals: number;
  /** For how long then, in milliseconds; twice as long whenever the next try is refused too. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  readonly now: () => number;
}

/**
 * - `closed`: messages go to the provider
 * - `open`: none does, for a while
 * - `halfOpen`: one does, and shows whether the others may
 */
export type GuardPosition = 'closed' | 'open' | 'halfOpen';

export interface GuardState {
  readonly position: GuardPosition;
  readonly since: Date;
  /** Until when nothing is tried, where it is open. */
  readonly until?: Date;
  /** Why the provider refused last. */
  readonly lastCode?: string;
}

/**
 * A circuit breaker before a transport: a provider that refuses everything is left alone for a while, and so is one
 * that asks for it. Only what holds the whole channel counts (`pause`); a message that is refused for itself is an
 * answer like any other. Meanwhile `send` rejects at once with `pause` and the milliseconds that are left.
 *
 * The rate at which messages are begun is limited by the queue over all processes, not here.
 */
export class Guarded<Message extends Mail | Sms> implements Transport<Message> {
  readonly name: string;
  private position: GuardPosition = 'closed';
  private since: number;
  private until = 0;
  /** Refusals since the last answer, and pauses since the circuit was last closed. */
  private refusals = 0;
  private pauses = 0;
  private lastCode: string | undefined;

  constructor(
    private readonly transport: Transport<Message>,
    private readonly options: GuardOptions,
  ) {
    this.name = transport.name;
    this.since = options.now();
  }

  get state(): GuardState {
    return {
      position: this.position,
      since: new Date(this.since),
      ...(this.position === 'open' ? { until: new Date(this.until) } : {}),
      ...(this.lastCode === undefined ? {} : { lastCode: this.lastCode }),
    };
  }

  async send(message: Message, carried: Carried): Promise<Accepted> {
    this.admit();
    const isTrial = this.position === 'halfOpen';
    try {
      const accepted = await this.transport.send(message, carried);
      this.answered(isTrial);
      return accepted;
    } catch (error) {
      if (error instanceof Undelivered && error.again === 'pause') this.refused(error, isTrial);
      else this.answered(isTrial);
      throw error;
    }
  }

  close(): Promise<void> {
    return this.transport.close();
  }

  /** Lets a message through, or the one that tries the provider again. @throws Undelivered where neither */
  private admit(): void {
    if (this.position === 'closed') return;
    const left = this.until - this.options.now();
    if (this.position === 'halfOpen' || left > 0) {
      const { firstPauseMs } = this.options;
      throw new Undelivered(this.lastCode ?? 'paused', 'pause', left > 0 ? left : firstPauseMs);
    }
    this.moveTo('halfOpen');
  }

  /** What was begun before the circuit opened says nothing of the provider as it is now, and doesn't close it. */
  private answered(isTrial: boolean): void {
    this.refusals = 0;
    if (!isTrial) return;
    this.pauses = 0;
    this.moveTo('closed');
  }

  private refused({ code, pauseMs }: Undelivered, isTrial: boolean): void {
    const { refusals, firstPauseMs, longestPauseMs, now } = this.options;
    this.lastCode = code;
    if (this.position === 'closed') this.refusals++;
    const opens = isTrial || (this.position === 'closed' && this.refusals >= refusals);
    const own = opens ? Math.min(longestPauseMs, firstPauseMs * 2 ** this.pauses++) : 0;
    const pause = Math.max(own, pauseMs ?? 0);
    if (pause === 0) return;
    this.until = Math.max(this.position === 'open' ? this.until : 0, now() + pause);
    if (this.position !== 'open') this.moveTo('open');
  }

  private moveTo(position: GuardPosition): void {
    this.position = position;
    this.since = this.options.now();
    if (position === 'open') this.refusals = 0;
  }
}
