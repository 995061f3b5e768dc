import type { Appointment } from '../../src/meetings/meeting.events.js';

/** The meetings of a class's parents, those that were called off too. `_id`: the class. */
export interface MeetingsOfClass {
  readonly _id: string;
  readonly meetings: Readonly<Record<string, MeetingDocument>>;
}

export interface MeetingDocument extends Appointment {
  readonly timeZone: string;
  /** Who called it. */
  readonly calledBy: string;
  /** Instants, ISO 8601 in UTC. */
  readonly calledAt: string;
  readonly changedAt?: string;
  /** How often it was written: called, changed, called off. */
  readonly times: number;
  readonly calledOff?: { readonly at: string; readonly reason?: string };
}
