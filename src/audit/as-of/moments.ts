import { Temporal } from 'temporal-polyfill';
import { invalidInput, type DomainError } from '../../eventing/domain-error.js';
import type { Recorded } from '../../eventing/envelope.js';
import type { EventStore } from '../../eventing/event-store.js';
import { comparePositions, parsePosition, START, type Position } from '../../eventing/position.js';
import { Moment } from './moment.js';

/** What a moment is named by: exactly one of them. */
export interface AskedMoment {
  /** An instant, ISO 8601 with its zone. */
  readonly at?: string;
  /** `commit/prepare` of an event. */
  readonly position?: string;
}

/** A moment, and how far the log had come when somebody asked for it. */
export interface FoundMoment {
  readonly moment: Moment;
  readonly head: Position;
}

/** Events that are read at once until the first that is not one of the store's own is found. */
const SOME_EVENTS = 200;

/** Finds moments in the log. */
export class Moments {
  private first: Recorded | undefined;

  constructor(private readonly store: Pick<EventStore, 'eventAt' | 'lastPosition' | 'readAll'>) {}

  /**
   * @param now instant at which it is asked for.
   * @throws DomainError `invalid-input` naming what is wrong: neither or both are named, or one that has another form,
   * lies in the future, or before anything was recorded.
   */
  async find({ at, position }: AskedMoment, now: string): Promise<FoundMoment> {
    if (at !== undefined && position !== undefined)
      throw invalidInput('goes without the other', 'at', 'position');
    if (at !== undefined) return this.findInstant(instantOf(at), now);
    if (position !== undefined) return this.findPosition(placeOf(position));
    throw invalidInput('is needed where no position is given', 'at');
  }

  private async findInstant(instant: string, now: string): Promise<FoundMoment> {
    if (instant > now) throw invalidInput('lies in the future', 'at');
    const { first, head } = await this.log('at');
    if (instant < first.metadata.recordedAt) throw tooEarly('at');
    const later = { ...head, prepare: head.prepare + 1n };
    const moment = new Moment(
      { instant, known: first.position, later },
      async (position) => (await this.store.eventAt(position))?.metadata.recordedAt,
    );
    return { moment, head };
  }

  private async findPosition(position: Position): Promise<FoundMoment> {
    const { first, head } = await this.log('position');
    if (comparePositions(position, head) > 0) {
      throw invalidInput('is no position that the journal has come to', 'position');
    }
    if (comparePositions(position, first.position) < 0) throw tooEarly('position');
    const event = await this.store.eventAt(position);
    if (!event) throw invalidInput('is not the position of an event', 'position');
    return { moment: Moment.of(event), head };
  }

  /** The first event that was ever recorded, and how far the log has come. */
  private async log(field: string): Promise<{ readonly first: Recorded; readonly head: Position }> {
    const head = await this.store.lastPosition();
    if (!this.first) {
      for await (const [event] of this.store.readAll(START, head, SOME_EVENTS)) {
        this.first = event;
        break;
      }
    }
    if (!this.first) throw tooEarly(field);
    return { first: this.first, head };
  }
}

/** Temporal takes names of zones and calendars too, which say nothing here. */
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** The instant in UTC and to the millisecond, as events are recorded. */
const instantOf = (text: string): string => {
  try {
    if (WITH_ZONE.test(text)) {
      return new Date(Temporal.Instant.from(text).epochMilliseconds).toISOString();
    }
  } catch {
    // No such day or hour.
  }
  throw invalidInput('must be an instant with its zone, such as 2026-11-23T08:00:00Z', 'at');
};

const placeOf = (text: string): Position => {
  const position = parsePosition(text);
  if (!position) throw invalidInput('must have the form commit/prepare', 'position');
  return position;
};

const tooEarly = (field: string): DomainError => invalidInput('lies before anything was recorded', field);
