import { LRUCache } from 'lru-cache';
import type { EventLog } from './log.js';

interface Where {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
}

const REMEMBERED = 10_000;

/** Where the newest events went, by event id: how a repeated append is known for what it is. */
export class RecentEvents {
  private readonly byId = new LRUCache<string, Where>({ max: REMEMBERED });

  constructor(private readonly log: EventLog) {
    // A client whose store was killed repeats what was never answered: remember across a restart.
    let from = Math.max(1, log.lastPosition - REMEMBERED + 1);
    for (let page = log.page(from, { backwards: false }); page.length > 0;) {
      for (const record of page) {
        this.remember(record.id, record);
        from = record.position + 1;
      }
      page = log.page(from, { backwards: false });
    }
  }

  remember(id: string, { stream, revision, position }: Where): void {
    this.byId.set(id, { stream, revision, position });
  }

  find(stream: string, id: string): Where | undefined {
    const found = this.byId.get(id);
    return found?.stream === stream ? found : undefined;
  }

  /** Finds the event only at the given revision, however old it is. */
  findAt(stream: string, id: string, revision: number): Where | undefined {
    const recent = this.find(stream, id);
    if (recent?.revision === revision) return recent;
    const record = this.log.ofRevision(this.log.head(stream), revision);
    return record?.id === id ? record : undefined;
  }
}
