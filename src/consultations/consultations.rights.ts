import type { FreshReader } from '../eventing/fresh-reader.js';
import { groupsOfToday } from '../reports/today.js';
import { membersOn } from '../school/membership.values.js';

/** Those who teach a pupil today, by the schools they do so in. @param at instant, ISO 8601 in UTC. */
export const teachersOf = async (
  pupilId: string,
  at: string,
  reader: FreshReader,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const bySchool = new Map<string, Set<string>>();
  for (const { group, today } of await groupsOfToday(pupilId, at, reader)) {
    const known = bySchool.get(group.schoolId) ?? new Set();
    bySchool.set(group.schoolId, new Set([...known, ...membersOn(group.teachers, today)]));
  }
  return bySchool;
};
