/** The part of a stream's metadata that decides which of its events are still read. */
export interface Retention {
  readonly maxCount?: number;
  /** Seconds. */
  readonly maxAge?: number;
  readonly truncateBefore?: number;
}

/** `$tb` of a deleted stream is the largest signed 64-bit integer, which JSON.parse reads as 2^63. */
const DELETED = 2 ** 63;
const DELETED_IN_JSON = '9223372036854775807';

/** Metadata streams keep only their newest event. */
export const METASTREAM_RETENTION: Retention = { maxCount: 1 };

export const isMetastream = (stream: string): boolean => stream.startsWith('$$');
export const metastreamOf = (stream: string): string => `$$${stream}`;
export const originalOf = (metastream: string): string => metastream.slice('$$'.length);

/** Reads metadata as the server does: what isn't a JSON object says nothing. */
export function parseRetention(metadata: Uint8Array): Retention {
  const fields = parseObject(metadata);
  const maxCount = naturalNumber(fields['$maxCount']);
  const maxAge = naturalNumber(fields['$maxAge']);
  const truncateBefore = naturalNumber(fields['$tb']);
  return {
    ...(maxCount !== undefined && maxCount > 0 ? { maxCount } : {}),
    ...(maxAge !== undefined && maxAge > 0 ? { maxAge } : {}),
    ...(truncateBefore !== undefined ? { truncateBefore } : {}),
  };
}

export const isSoftDeleted = (retention: Retention | undefined): boolean =>
  retention?.truncateBefore !== undefined && retention.truncateBefore >= DELETED;

/** The lowest revision that `$maxCount` and `$tb` leave readable. */
export function firstReadable(retention: Retention | undefined, last: number): number {
  const { maxCount = Infinity, truncateBefore = 0 } = retention ?? {};
  return Math.max(0, truncateBefore, last - maxCount + 1);
}

/** The oldest creation time in milliseconds that `$maxAge` leaves readable. */
export const oldestReadable = (retention: Retention | undefined): number =>
  retention?.maxAge === undefined ? -Infinity : Date.now() - retention.maxAge * 1000;

/** The same metadata with the mark of a deleted stream. */
export const deleting = (metadata: Uint8Array): Buffer =>
  // The number would lose its last digits in JSON.stringify, hence the text.
  Buffer.from(
    JSON.stringify({ ...parseObject(metadata), $tb: DELETED_IN_JSON }).replace(
      `"${DELETED_IN_JSON}"`,
      DELETED_IN_JSON,
    ),
  );

/** The same metadata for a stream that is written again: what came before `first` stays deleted. */
export const undeleting = (metadata: Uint8Array, first: number): Buffer =>
  Buffer.from(JSON.stringify({ ...parseObject(metadata), $tb: first }));

function parseObject(bytes: Uint8Array): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(bytes).toString());
  } catch {
    // Metadata may hold anything; only an object has retention in it.
    return {};
  }
  return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : {};
}

const naturalNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined;
