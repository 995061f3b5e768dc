import { people } from '../../projections/people/projection.js';
import type { ClassDocument } from '../../projections/schools/read-model.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { isInForce, limitsWith } from '../people/guardian-limits.values.js';
import { todayIn } from '../reports/today.js';
import { isMemberOn, membersOn } from '../school/membership.values.js';

/** The guardians of a pupil whom no court keeps from the child. */
export const guardiansOf = async (
  pupilId: string,
  at: string,
  reader: FreshReader,
): Promise<readonly string[]> => {
  const { guardians = [], limits = {} } = (await reader.get(people, pupilId)) ?? {};
  const free = await Promise.all(
    guardians.map(async (guardianId) => {
      for (const limit of limitsWith(limits, guardianId)) {
        if (isInForce(limit, await todayIn(limit.schoolId, at, reader))) return false;
      }
      return true;
    }),
  );
  return guardians.filter((_, index) => free[index]);
};

/** Those of some pupils. */
export const guardiansOfAll = async (
  pupilIds: readonly string[],
  at: string,
  reader: FreshReader,
): Promise<readonly string[]> => {
  const found = await Promise.all(pupilIds.map((pupilId) => guardiansOf(pupilId, at, reader)));
  return [...new Set(found.flat())];
};

/** Those of the pupils who are in a class today. */
export const guardiansIn = async (
  { schoolId, pupils }: ClassDocument,
  at: string,
  reader: FreshReader,
): Promise<readonly string[]> =>
  guardiansOfAll(membersOn(pupils, await todayIn(schoolId, at, reader)), at, reader);

/** Whether somebody is one of them. */
export const isGuardianIn = async (
  guardianId: string,
  { schoolId, pupils }: ClassDocument,
  at: string,
  reader: FreshReader,
): Promise<boolean> => {
  const today = await todayIn(schoolId, at, reader);
  const { children = [] } = (await reader.get(people, guardianId)) ?? {};
  const there = children.filter((pupilId) => isMemberOn(pupils, pupilId, today));
  return (await guardiansOfAll(there, at, reader)).includes(guardianId);
};
