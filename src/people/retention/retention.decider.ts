import type { Decider } from '../../eventing/decider.js';
import { DomainError } from '../../eventing/domain-error.js';
import type { RetentionEvent, RetentionRunBegun, RetentionRunEnded } from './retention.events.js';

export type RetentionCommand =
  | { readonly kind: 'BeginRun'; readonly run: RetentionRunBegun['data'] }
  | { readonly kind: 'EndRun'; readonly run: RetentionRunEnded['data'] };

/** The runs of a year. */
export interface RetentionYear {
  /** Days on which a run began by itself. */
  readonly scheduledDays: ReadonlySet<string>;
  /** The run that is not ended. */
  readonly open: string | undefined;
  readonly ended: ReadonlySet<string>;
}

/** One run at a time, and by itself one a day; what was begun is gone on with and ended before anything else. */
export const retentionDecider: Decider<RetentionYear, RetentionCommand, RetentionEvent> = {
  initial: () => ({ scheduledDays: new Set(), open: undefined, ended: new Set() }),

  decide(command, { scheduledDays, open, ended }) {
    switch (command.kind) {
      case 'BeginRun': {
        const { runId, day, by } = command.run;
        if (open === runId || ended.has(runId)) return [];
        if (open !== undefined) {
          throw new DomainError('retention-run-open', 'A run that was begun is not ended yet.', 'conflict');
        }
        if (by === 'schedule' && scheduledDays.has(day)) return [];
        return [{ type: 'RetentionRunBegun', data: command.run }];
      }
      case 'EndRun':
        if (ended.has(command.run.runId)) return [];
        if (open !== command.run.runId) {
          throw new DomainError('retention-run-not-begun', 'No such run was begun.', 'not-found');
        }
        return [{ type: 'RetentionRunEnded', data: command.run }];
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(year, event) {
    switch (event.type) {
      case 'RetentionRunBegun': {
        const { runId, day, by } = event.data;
        const scheduledDays = by === 'schedule' ? new Set([...year.scheduledDays, day]) : year.scheduledDays;
        return { ...year, scheduledDays, open: runId };
      }
      case 'RetentionRunEnded':
        return { ...year, open: undefined, ended: new Set([...year.ended, event.data.runId]) };
    }
  },
};
