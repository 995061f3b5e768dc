import type { Decider } from '../../eventing/decider.js';
import { DomainError } from '../../eventing/domain-error.js';
import type { NextYearEvent, NextYearOpened } from './next-year.events.js';

export type NextYearPlan = NextYearOpened['data'];

export type NextYearCommand =
  { readonly kind: 'OpenNextYear'; readonly plan: NextYearPlan } | { readonly kind: 'FinishNextYear' };

export interface NextYear {
  readonly opened: NextYearPlan | undefined;
  readonly isReady: boolean;
}

/** From one year a school goes on into the next one once. */
export const nextYearDecider: Decider<NextYear, NextYearCommand, NextYearEvent> = {
  initial: () => ({ opened: undefined, isReady: false }),

  decide(command, { opened, isReady }) {
    switch (command.kind) {
      case 'OpenNextYear':
        if (opened) throw openedAlready();
        return [{ type: 'NextYearOpened', data: command.plan }];
      case 'FinishNextYear': {
        if (!opened || isReady) return [];
        const { schoolId, year } = opened;
        return [{ type: 'NextYearReady', data: { schoolId, yearId: year.yearId } }];
      }
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(state, event) {
    return event.type === 'NextYearOpened' ? { ...state, opened: event.data } : { ...state, isReady: true };
  },
};

export const openedAlready = (): DomainError =>
  new DomainError(
    'next-year-opened-already',
    'The next year is there already: change its classes and groups there.',
    'conflict',
  );
