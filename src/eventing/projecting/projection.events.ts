/**
 * An operator had an event skipped that a version of a projection could not fold: it makes nothing of the documents
 * that it can't be folded into, now and in every rebuild.
 */
export interface ProjectionEventSkipped {
  readonly type: 'ProjectionEventSkipped';
  readonly data: {
    /** Name and version, `diaryPupilWeek.v2`. */
    readonly projection: string;
    /** Of the event, `commit/prepare`. */
    readonly position: string;
    readonly eventId: string;
    readonly eventType: string;
    /** What the fold failed with. */
    readonly error: string;
    readonly reason: string;
  };
}

export type ProjectionEvent = ProjectionEventSkipped;
