import { DomainError } from '../../eventing/domain-error.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import { own } from '../../school/plain-data.values.js';
import type { Sealed } from '../sealed.values.js';
import type { HealthEvent } from './health-notes.events.js';

export type HealthCommand =
  | { readonly kind: 'MakeHealthNote'; readonly noteId: string; readonly text: Sealed }
  | { readonly kind: 'WithdrawHealthNote'; readonly noteId: string }
  | {
      readonly kind: 'RaiseHealthFlag';
      readonly flagId: string;
      readonly flag: Sealed;
      readonly until?: CivilDate;
      readonly today: CivilDate;
    }
  | { readonly kind: 'LowerHealthFlag'; readonly flagId: string };

export interface HealthNotes {
  /** Whether each is withdrawn. */
  readonly healthNotes: Readonly<Record<string, { readonly withdrawn: boolean }>>;
  /** Those that are raised. */
  readonly healthFlags: Readonly<Record<string, { readonly until: CivilDate | undefined }>>;
}

export const NO_HEALTH_NOTES: HealthNotes = { healthNotes: {}, healthFlags: {} };

export const decideHealthNotes = (
  command: HealthCommand,
  personId: string,
  { healthNotes, healthFlags }: HealthNotes,
): HealthEvent[] => {
  switch (command.kind) {
    case 'MakeHealthNote': {
      const { noteId, text } = command;
      return own(healthNotes, noteId) ? [] : [{ type: 'HealthNoteMade', data: { personId, noteId, text } }];
    }
    case 'WithdrawHealthNote': {
      const { noteId } = command;
      const note = own(healthNotes, noteId);
      if (!note) {
        throw new DomainError('health-note-not-found', 'There is no such note on the pupil.', 'not-found');
      }
      return note.withdrawn ? [] : [{ type: 'HealthNoteWithdrawn', data: { personId, noteId } }];
    }
    case 'RaiseHealthFlag': {
      const { flagId, flag, until, today } = command;
      if (until !== undefined && until < today) {
        throw new DomainError('flag-over', 'Nothing was written: its last day is over.', 'rule', [
          { field: 'until', message: 'must be today or later' },
        ]);
      }
      const raised = own(healthFlags, flagId);
      if (raised && raised.until === until) return [];
      const data = { personId, flagId, flag, ...(until === undefined ? {} : { until }) };
      return [{ type: 'HealthFlagRaised', data }];
    }
    case 'LowerHealthFlag': {
      const { flagId } = command;
      return own(healthFlags, flagId) ? [{ type: 'HealthFlagLowered', data: { personId, flagId } }] : [];
    }
  }
};

export const evolveHealthNotes = (
  { healthNotes, healthFlags }: HealthNotes,
  event: HealthEvent,
): HealthNotes => {
  switch (event.type) {
    case 'HealthNoteMade':
    case 'HealthNoteWithdrawn': {
      const withdrawn = event.type === 'HealthNoteWithdrawn';
      return { healthFlags, healthNotes: { ...healthNotes, [event.data.noteId]: { withdrawn } } };
    }
    case 'HealthFlagRaised': {
      const { flagId, until } = event.data;
      return { healthNotes, healthFlags: { ...healthFlags, [flagId]: { until } } };
    }
    case 'HealthFlagLowered': {
      const { [event.data.flagId]: _lowered, ...raised } = healthFlags;
      return { healthNotes, healthFlags: raised };
    }
  }
};
