import type { WrittenFile } from './container.js';

/** What one run of the backup has added. A restore goes to one of these points. */
export interface Point {
  /** From 1 on, without gaps. */
  readonly number: number;
  /** Instant of ISO 8601 at which the last of it was read. */
  readonly takenAt: string;
  /** The events between these positions of the store, `commit/prepare`, are in it: after the first, up to the second. */
  readonly after: string;
  readonly upTo: string;
  readonly events: number;
  /** The id of the last event of all; none where there was no event yet. */
  readonly lastEventId?: string;
  /** Documents that are new or changed, and those that are gone. */
  readonly put: number;
  readonly removed: number;
  readonly files: { readonly events: WrittenFile; readonly documents: WrittenFile };
}

/** What is in a backup. It is written last, and in one piece: files that it does not name count for nothing. */
export interface Manifest {
  readonly points: readonly Point[];
  /** What the documents were at the newest point. Only the next run reads it, and it can do without. */
  readonly index?: WrittenFile;
  /** Whether the journal does without the sample school. */
  readonly withoutSample: boolean;
}

export const EMPTY_MANIFEST: Manifest = { points: [], withoutSample: true };

/** The files that a manifest names. */
export const filesOf = ({ points, index }: Manifest): readonly WrittenFile[] => [
  ...points.flatMap(({ files }) => [files.events, files.documents]),
  ...(index ? [index] : []),
];

/** The points up to one, the newest where none is named; undefined where there is no such point. */
export const pointsUpTo = ({ points }: Manifest, number?: number): readonly Point[] | undefined => {
  if (number === undefined) return points.length === 0 ? undefined : points;
  return points.some((point) => point.number === number)
    ? points.filter((point) => point.number <= number)
    : undefined;
};
