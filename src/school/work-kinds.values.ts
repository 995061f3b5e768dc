import type { CivilDate } from './civil-date.values.js';
import { own } from './plain-data.values.js';
import type { WorkKind } from './scale.values.js';

/** A kind of work as it is from a day on. */
export interface WorkKindVersion {
  readonly from: CivilDate;
  readonly work: WorkKind;
}

/** Every version of each kind of work, the one that counts longest last, by code. */
export type WorkKindVersions = Readonly<Record<string, readonly WorkKindVersion[]>>;

/** The kinds of work that there are on a day, as they count on it. */
export const workKindsOn = (versions: WorkKindVersions, date: CivilDate): readonly WorkKind[] =>
  Object.values(versions).flatMap((ofKind) => ofKind.findLast(({ from }) => from <= date)?.work ?? []);

/** Versions that come into force after the first of some days, oldest first. */
export const versionsWithin = (
  versions: WorkKindVersions,
  { from: first, to }: { readonly from: CivilDate; readonly to: CivilDate },
): readonly WorkKindVersion[] =>
  Object.values(versions)
    .flat()
    .filter(({ from }) => from > first && from <= to)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));

/** A version that counts from the first of a term's days on, where the term begins earlier now. */
export const fromEarlier =
  (first: CivilDate, earlier: CivilDate) =>
  (version: WorkKindVersion): WorkKindVersion =>
    version.from === first && earlier < first ? { ...version, from: earlier } : version;

export const withVersion = (
  versions: WorkKindVersions,
  { from, work }: WorkKindVersion,
): WorkKindVersions => ({
  ...versions,
  [work.code]: [...(own(versions, work.code) ?? []), { from, work }],
});
