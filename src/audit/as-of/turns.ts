import { DomainError } from '../../eventing/domain-error.js';

/** Seconds in which most of what waits has had its turn. */
const RETRY_AFTER = 5;

/** Does one thing after the other, and refuses when too many wait already. */
export class Turns {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly most: number) {}

  /** @throws DomainError `as-of-busy` (503), or what the thing itself throws. */
  async take<Done>(act: () => Promise<Done>): Promise<Done> {
    if (this.waiting >= this.most) {
      const message = 'Too many ask at once for what was known at some moment. Try again shortly.';
      throw new DomainError('as-of-busy', message, 'unavailable', [], RETRY_AFTER);
    }
    this.waiting++;
    const turn = this.last.then(act).finally(() => this.waiting--);
    this.last = turn.catch(() => {});
    return turn;
  }
}
