import type { QueryBus } from '@nestjs/cqrs';
import { followingReads } from '../../projections/performance/following-reads.js';
import type { EventStore } from '../eventing/event-store.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { InTurn } from '../eventing/in-turn.js';
import type { CivilDate } from '../school/civil-date.values.js';
import type { DayTools } from './free-on-day.js';

/**
 * Lets the lessons of a school's day be changed one after another. Each change is looked at beside everything that was
 * written before it: nobody is in two lessons at once, also where two deputy heads plan in the same moment.
 */
export class DaysInTurn {
  constructor(
    private readonly store: Pick<EventStore, 'lastPosition'>,
    private readonly reader: FreshReader,
    private readonly queries: QueryBus,
    private readonly turns: InTurn,
  ) {}

  /**
   * @param change looks by these tools whether it fits in, and is written before it ends.
   * @throws DomainError `others-at-work`, `position-not-reached` (both 503), and whatever the change throws.
   */
  async change<T>(
    { schoolId, date }: { readonly schoolId: string; readonly date: CivilDate },
    change: (tools: DayTools) => Promise<T>,
  ): Promise<T> {
    return this.turns.run(`lessons of ${schoolId} on ${date}`, async () => {
      const since = await this.store.lastPosition();
      const { reads } = followingReads(this.reader, since);
      return change({ queries: this.queries, reads, since });
    });
  }
}
