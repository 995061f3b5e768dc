import { DomainError } from '../eventing/domain-error.js';
import type { CivilDate } from './civil-date.values.js';
import { own } from './plain-data.values.js';

/** A time in which somebody belonged somewhere; without an end where that is not known yet. */
export interface Period {
  readonly from: CivilDate;
  readonly until?: CivilDate;
}

/** Who belonged somewhere, and when, by the person's id. Periods of one person may overlap. */
export type Members = Readonly<Record<string, readonly Period[]>>;

/** Somebody's place from a day on, and up to one where that is known. */
export interface Membership extends Period {
  readonly personId: string;
}

const periodsOf = (members: Members, id: string): readonly Period[] => own(members, id) ?? [];

export const enter = (members: Members, id: string, from: CivilDate): Members => ({
  ...members,
  [id]: [...periodsOf(members, id), { from }],
});

/** Ends, of the periods that began by then, the one that would last longest; where none did, the next one is void. */
export const leave = (members: Members, id: string, until: CivilDate): Members => {
  const ending = periodToEnd(periodsOf(members, id), until);
  return ending ? { ...members, [id]: ended(periodsOf(members, id), ending, until) } : members;
};

export const periodToEnd = <P extends Period>(periods: readonly P[], until: CivilDate): P | undefined =>
  periods
    .filter(({ from }) => from <= until)
    .reduce<P | undefined>(
      (longest, period) => (longest && endsBefore(period, longest) ? longest : period),
      undefined,
    ) ?? periods.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];

/** Periods of which one ends on a day, or is gone where it would begin after it. */
export const ended = <P extends Period>(periods: readonly P[], ending: P, until: CivilDate): P[] =>
  periods.flatMap((period) => {
    if (period !== ending) return [period];
    return until < period.from ? [] : [{ ...period, until }];
  });

/** What has to happen so that somebody is no member after a day, whatever was to come. */
export const departureOf = <Fact>(
  members: Members,
  personId: string,
  until: CivilDate,
  left: (personId: string, until: CivilDate) => Fact,
): Fact[] =>
  periodsOf(members, personId)
    .filter((period) => period.until === undefined || period.until > until)
    .map(() => left(personId, until));

export const isMemberOn = (members: Members, id: string, date: CivilDate): boolean =>
  periodsOf(members, id).some(({ from, until }) => from <= date && (until === undefined || date <= until));

/** The ids of those who belong somewhere on a day. */
export const membersOn = (members: Members, date: CivilDate): string[] =>
  Object.keys(members).filter((id) => isMemberOn(members, id, date));

/** The same of those who belong somewhere on a day or later. */
export const membersFrom = (members: Members, date: CivilDate): string[] =>
  Object.keys(members).filter((id) =>
    periodsOf(members, id).some(({ until }) => until === undefined || date <= until),
  );

/**
 * What has to happen so that everybody named is a member as wanted: on every wanted day, and not after the end of a
 * wanted period that an earlier one ran beyond. Nothing where that is so already; whoever isn't named stays as is.
 *
 * @throws DomainError `membership-reversed` where a period ends before it begins.
 */
export const changesOf = <Fact>(
  members: Members,
  wanted: readonly Membership[],
  entered: (personId: string, from: CivilDate) => Fact,
  left: (personId: string, until: CivilDate) => Fact,
): Fact[] => {
  const facts: Fact[] = [];
  let current = members;
  for (const { personId, ...period } of merged(wanted)) {
    const { from, until } = period;
    const periods = () => periodsOf(current, personId);
    const begin = () => {
      current = enter(current, personId, from);
      facts.push(entered(personId, from));
    };
    const end = (day: CivilDate) => {
      current = leave(current, personId, day);
      facts.push(left(personId, day));
    };
    while (
      until !== undefined &&
      periods().some((known) => overlap(known, period) && endsBefore(period, known))
    ) {
      end(until);
    }
    if (periods().some((known) => known.from <= from && !endsBefore(known, period))) continue;
    const known = until === undefined ? undefined : periodToEnd(periods(), until);
    if (!known || known.from > from || !overlap(known, period)) begin();
    if (until !== undefined) end(until);
  }
  return facts;
};

const endsBefore = (a: Period, b: Period): boolean =>
  a.until !== undefined && (b.until === undefined || a.until < b.until);

const overlap = (a: Period, b: Period): boolean =>
  (a.until === undefined || b.from <= a.until) && (b.until === undefined || a.from <= b.until);

/** Oldest first, and a person's overlapping periods as one. */
const merged = (wanted: readonly Membership[]): Membership[] => {
  const latest = new Map<string, Membership>();
  const all = new Set<Membership>();
  for (const next of wanted.toSorted((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)))) {
    if (next.until !== undefined && next.until < next.from) {
      throw new DomainError('membership-reversed', `A membership from ${next.from} ends on ${next.until}.`);
    }
    const before = latest.get(next.personId);
    const together = before && overlap(before, next) ? join(before, next) : next;
    if (before && together !== next) all.delete(before);
    all.add(together);
    latest.set(next.personId, together);
  }
  return [...all];
};

const join = (first: Membership, second: Membership): Membership =>
  endsBefore(first, second) ? { ...second, from: first.from } : { ...first };
