import type { Document } from '../../src/eventing/document-store.js';
import { isEveryday, type AuditKind } from './kinds.values.js';
import { isCorrection, kindOf, markOf } from './projection.js';
import type { AuditEntry, AuditRecord } from './read-model.js';

/** What facts have to be like to be found. */
export interface AuditSearch {
  readonly schoolId?: string;
  /** Who wrote it. */
  readonly actorId?: string;
  /** Whom it is about. */
  readonly personId?: string;
  readonly pageId?: string;
  readonly kind?: AuditKind;
  readonly type?: AuditEntry['type'];
  readonly late?: boolean;
  readonly correction?: boolean;
  /** Instants, ISO 8601 in UTC; the last one excluded. */
  readonly from?: string;
  readonly until?: string;
  /** Nothing that only guardians may see. */
  readonly forPupil?: true;
}

/** A place between two facts of the list, newest first: behind so many of the record's newest. */
export interface AuditCursor {
  /** The record's, see `AuditRecord`. */
  readonly when: string;
  readonly behind: number;
}

export interface Found {
  readonly record: AuditRecord;
  readonly entry: AuditEntry;
}

export interface FoundPart {
  readonly found: readonly Found[];
  /** Where the older ones begin; none behind the oldest. */
  readonly next?: AuditCursor;
}

/** As texts: `2026-11-23T08:01:00.000Z_0000000000000000042_3`. */
export const formatCursor = ({ when, behind }: AuditCursor): string => `${when}_${behind.toString()}`;

export const AUDIT_CURSOR = /^(\d{4}-\d\d-\d\dT[\d:.]{8,12}Z_\d{19})_(\d{1,6})$/;

/** The cursor that a text names, or undefined where it has another form. */
export const parseCursor = (text: string): AuditCursor | undefined => {
  const [, when, behind] = AUDIT_CURSOR.exec(text) ?? [];
  return when === undefined ? undefined : { when, behind: Number(behind) };
};

/** So many records are looked at for one answer, which may hold fewer facts than it should for that. */
export const MOST_LOOKED_AT = 5_000;

/** The records that facts may be in, by the one condition that leaves the fewest: each is compared with the others then. */
export const filterOf = (search: AuditSearch, cursor: AuditCursor | undefined): Document => {
  const { from, until } = search;
  const when = {
    ...(from === undefined ? {} : { $gte: from }),
    ...(until === undefined ? {} : { $lt: until }),
    ...(cursor === undefined ? {} : { $lte: cursor.when }),
  };
  return { ...narrowest(search), ...(Object.keys(when).length === 0 ? {} : { when }) };
};

const narrowest = (search: AuditSearch): Document => {
  const { schoolId, actorId, personId, pageId } = search;
  if (personId !== undefined) return { about: personId };
  if (pageId !== undefined) return { about: pageId };
  if (schoolId === undefined) throw new Error('A search needs a school, a person or a page.');
  const mark = rareMarkOf(search);
  if (mark !== undefined) return { about: markOf(schoolId, mark) };
  return actorId === undefined ? { schoolId } : { schoolId, 'actor.personId': actorId };
};

const rareMarkOf = ({
  kind,
  type,
  late,
  correction,
}: AuditSearch): Parameters<typeof markOf>[1] | undefined => {
  if (late === true) return 'late';
  if (correction === true || (type !== undefined && isCorrection(type))) return 'correction';
  const wanted = type === undefined ? kind : kindOf(type);
  return wanted === undefined || isEveryday(wanted) ? undefined : wanted;
};

/** All but the time, which `filterOf` leaves nothing to be said about. */
const matches = (search: AuditSearch, { schoolId, actor, pageId }: AuditRecord): boolean =>
  isAny(search.schoolId, schoolId) && isAny(search.actorId, actor.personId) && isAny(search.pageId, pageId);

const matchesEntry = (search: AuditSearch, { type, concerns, late, guardiansOnly }: AuditEntry): boolean =>
  (search.personId === undefined || concerns.includes(search.personId)) &&
  isAny(search.kind, kindOf(type)) &&
  isAny(search.type, type) &&
  isAny(search.late, late ?? false) &&
  isAny(search.correction, isCorrection(type)) &&
  (search.forPupil === undefined || guardiansOnly === undefined);

const isAny = <T>(wanted: T | undefined, is: T | undefined): boolean => wanted === undefined || wanted === is;

/**
 * The newest facts behind a cursor that are as they have to be.
 * @param records those that `filterOf` finds, newest first.
 */
export const newestIn = async (
  records: AsyncIterable<AuditRecord>,
  search: AuditSearch,
  { cursor, limit }: { readonly cursor: AuditCursor | undefined; readonly limit: number },
): Promise<FoundPart> => {
  const found: Found[] = [];
  let last: AuditCursor | undefined;
  let lookedAt = 0;
  for await (const record of records) {
    if (lookedAt++ === MOST_LOOKED_AT) return { found, ...(last ? { next: last } : {}) };
    const { when } = record;
    const entries = matches(search, record) ? record.entries.toReversed() : [];
    for (const [index, entry] of entries.entries()) {
      const isBefore = cursor?.when === when && index < cursor.behind;
      if (isBefore || !matchesEntry(search, entry)) continue;
      if (found.length === limit) return { found, ...(last ? { next: last } : {}) };
      found.push({ record, entry });
      last = { when, behind: index + 1 };
    }
    if (lookedAt === MOST_LOOKED_AT) last = { when, behind: record.entries.length };
  }
  return { found };
};
