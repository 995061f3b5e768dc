import { takesTwo } from '../../access/role-groups.values.js';
import type { Roster } from '../roster.js';

/** What an administrator's roster says that is not the school's to say by itself, with how often it does. */
export interface LeftOut {
  readonly what: 'grades' | 'place' | 'closedYears' | 'offices' | 'ignored';
  readonly count: number;
}

/** What a school may bring in by itself, and all that is not that. */
export interface OwnPart {
  readonly roster: Roster;
  readonly leftOut: readonly LeftOut[];
  /** By their names, schools that are others. */
  readonly otherSchools: readonly string[];
}

/**
 * The part of a roster that is a school's own: its years, subjects, classes and people. What stands in journal pages is
 * written there, by teachers; where a school is an authority has found; offices take two persons (ADR 35).
 * @param isOwn whether a school of the bundle is the one that brings it in.
 */
export const ownPartOf = (roster: Roster, isOwn: (sourcedId: string) => boolean): OwnPart => {
  const named = new Map(roster.schools.map(({ sourcedId, name }) => [sourcedId, name]));
  const mentioned = new Set([
    ...named.keys(),
    ...roster.classes.map(({ schoolId }) => schoolId),
    ...roster.people.flatMap(({ roles }) => roles.map(({ schoolId }) => schoolId)),
  ]);
  const others = [...mentioned].filter((sourcedId) => !isOwn(sourcedId));
  const offices = roster.people.flatMap(({ roles }) => roles.filter(({ role }) => takesTwo(role)));
  const counts = {
    grades: roster.works.length + roster.results.length + roster.workKinds.length,
    place: roster.schools.filter(({ municipality, region }) => municipality ?? region).length,
    closedYears: roster.classes.reduce((sum, { closedYearIds }) => sum + closedYearIds.length, 0),
    offices: offices.length,
    ignored: roster.ignored.length,
  };
  return {
    roster: {
      ...roster,
      schools: roster.schools.map(({ municipality: _municipality, region: _region, ...school }) => school),
      classes: roster.classes.map((each) => ({ ...each, closedYearIds: [] })),
      enrolments: roster.enrolments.map((each) => ({ ...each, takesOverFrom: [] })),
      workKinds: [],
      works: [],
      results: [],
    },
    leftOut: Object.entries(counts).flatMap(([what, count]) =>
      count === 0 ? [] : [{ what: what as LeftOut['what'], count }],
    ),
    otherSchools: others.map((sourcedId) => named.get(sourcedId) ?? sourcedId),
  };
};
