import type { CivilDate } from './civil-date.values.js';

/** A time in which somebody belonged somewhere; without an end where that is not known yet. */
export interface Period {
  readonly from: CivilDate;
  readonly until?: CivilDate;
}

/** Who belonged somewhere, and when, by the person's id. */
export type Members = Readonly<Record<string, readonly Period[]>>;

/** Somebody's place from a day on, and up to one where that is known. */
export interface Membership extends Period {
  readonly personId: string;
}

export const enter = (members: Members, id: string, from: CivilDate): Members => ({
  ...members,
  [id]: [...(members[id] ?? []), { from }],
});

export const leave = (members: Members, id: string, until: CivilDate): Members => {
  const periods = members[id] ?? [];
  const last = periods.at(-1);
  return last ? { ...members, [id]: [...periods.slice(0, -1), { from: last.from, until }] } : members;
};

export const isMemberOn = (members: Members, id: string, date: CivilDate): boolean =>
  members[id]?.some(({ from, until }) => from <= date && (until === undefined || date <= until)) ?? false;

/** What has to happen so that somebody is a member as `wanted` says; nothing where that is so already. */
export const changesOf = <Fact>(
  members: Members,
  { personId, from, until }: Membership,
  entered: (from: CivilDate) => Fact,
  left: (until: CivilDate) => Fact,
): Fact[] => {
  const last = members[personId]?.at(-1);
  const stillThere = last && (last.until === undefined || from <= last.until);
  if (!stillThere) return until === undefined ? [entered(from)] : [entered(from), left(until)];
  if (last.until === until) return [];
  return until === undefined ? [entered(from)] : [left(until)];
};
