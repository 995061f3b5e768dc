/**
 * The journal was restored from a backup: what had been recorded after a point is not in it, and is lost where it was
 * not recorded anew. It is the first event after that point. Positions of the store between that of the point and this
 * event's own were given to what was lost, or to nothing: they are never given again.
 */
export interface JournalRestored {
  readonly type: 'JournalRestored';
  readonly data: {
    readonly backupId: string;
    /** Which point of the backup, from 1 on, and the instant at which it was taken. */
    readonly point: number;
    readonly takenAt: string;
    /** Of the last event before this one, `commit/prepare`. */
    readonly position: string;
    /** The transparency log that the events up to there make: leaves, and the root in base64. */
    readonly size: number;
    readonly root: string;
    /** The newest checkpoint in the backup: its size, and the instant of its signature. */
    readonly checkpoint?: { readonly size: number; readonly at: string };
    /** The largest size of which a signed checkpoint was at hand when it was restored. */
    readonly signedBefore?: number;
    readonly reason: string;
  };
}

export type RestorationEvent = JournalRestored;
