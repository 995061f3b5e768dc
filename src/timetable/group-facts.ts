import { classes, classesOfPupil, groupsOfClass } from '../../projections/schools/class.projection.js';
import type { ClassDocument } from '../../projections/schools/read-model.js';
import type { Reads } from '../eventing/fresh-reader.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { membersOn, type Members } from '../school/membership.values.js';
import type { GroupToPlace } from './timetable.command.js';
import type { Planning } from './timetable.handlers.js';

/**
 * What is known of those of some groups that are teaching groups of the school. Groups of one class collide where
 * nobody is in one of them yet: it could be anybody of the class. Who is in a group is looked at today, or on the first
 * day of a term that is to come.
 */
export const groupsToPlace = async (
  groupIds: readonly string[],
  { of: { schoolId }, term, today }: Omit<Planning, 'days'>,
  reads: Reads,
): Promise<Readonly<Record<string, GroupToPlace>>> => {
  const on = within(term, today);
  const groups = [...(await reads.getMany(classes, [...new Set(groupIds)])).values()].filter(
    (group) => group.schoolId === schoolId && group.subjectId !== undefined,
  );
  const siblings = await siblingsOf(groups, reads);
  const pupilIds = new Set(groups.flatMap(({ pupils }) => membersOn(pupils, on)));
  const memberships = await reads.getMany(classesOfPupil, [...pupilIds]);
  const facts = groups.map(({ _id, subjectId = '', pupils, teachers }): [string, GroupToPlace] => {
    const own = membersOn(pupils, on);
    const elsewhere = own.flatMap((pupilId) => membersOn(memberships.get(pupilId)?.classes ?? {}, on));
    const unknown = (siblings.get(_id) ?? []).filter(
      (sibling) => own.length === 0 || membersOn(sibling.pupils, on).length === 0,
    );
    const sharing = [...new Set([_id, ...elsewhere, ...unknown.map((sibling) => sibling._id)])];
    return [_id, { subjectId, teachers: teachingIn(teachers, on, term.to), sharing }];
  });
  return Object.fromEntries(facts);
};

const within = ({ from, to }: Planning['term'], today: CivilDate): CivilDate => {
  if (today < from) return from;
  return today > to ? to : today;
};

const siblingsOf = async (
  groups: readonly ClassDocument[],
  reads: Reads,
): Promise<ReadonlyMap<string, readonly ClassDocument[]>> => {
  const homes = [...new Set(groups.map(({ _id, partOf }) => partOf ?? _id))];
  const listed = await reads.getMany(groupsOfClass, homes);
  const idsIn = (home: string) => Object.values(listed.get(home)?.groups ?? {}).flat();
  const found = await reads.getMany(classes, homes.flatMap(idsIn));
  return new Map(
    groups.map(({ _id, partOf }) => [_id, idsIn(partOf ?? _id).flatMap((id) => found.get(id) ?? [])]),
  );
};

const teachingIn = (teachers: Members, from: CivilDate, to: CivilDate): string[] =>
  Object.entries(teachers).flatMap(([id, periods]) =>
    periods.some((period) => period.from <= to && (period.until ?? to) >= from) ? [id] : [],
  );
