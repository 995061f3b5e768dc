import { pageHead } from '../../../projections/journal-page/page-head.projection.js';
import { pagesOf } from '../../../projections/pages-of/projection.js';
import { classes } from '../../../projections/schools/class.projection.js';
import { groupIdsOf } from '../../../projections/schools/group-ids.js';
import type { ClassDocument } from '../../../projections/schools/read-model.js';
import { writerRoleIn } from '../../messages/participants.js';
import { todayIn } from '../../reports/today.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import { isMemberOn, type Members } from '../../school/membership.values.js';
import { own } from '../../school/plain-data.values.js';
import { diariesReadBy } from '../permissions.js';
import { hasRole, rolesAt, type Viewer } from '../viewer.js';
import { AT_SCHOOL, lookFor, type Asked, type Look, type RelationsParts } from './looks.js';
import type { Relation } from './rights.table.js';

/** What somebody is to a class or teaching group: the one that is asked for, or of what is asked for. */
export const toClass = (
  { reader }: RelationsParts,
  { viewer, id: asked, at, atLeast }: Asked,
  id: string | (() => Promise<string | undefined>) = asked,
): readonly Look[] => {
  const today = ({ schoolId }: ClassDocument): Promise<CivilDate> => todayIn(schoolId, at, reader);
  const inClass =
    (find: (found: ClassDocument, today: CivilDate) => Promise<readonly Relation[]>) => async () => {
      const classId = typeof id === 'string' ? id : await id();
      const found = classId === undefined ? undefined : await reader.get(classes, classId, atLeast);
      return found ? find(found, await today(found)) : [];
    };
  return [
    lookFor(
      AT_SCHOOL,
      inClass(({ schoolId }) => Promise.resolve(rolesAt(viewer, schoolId))),
    ),
    lookFor(
      ['classTeacher'],
      inClass(async ({ _id, partOf, schoolId }, day) => {
        if (!hasRole(viewer, 'teacher', schoolId)) return [];
        const homeroom = await reader.get(classes, partOf ?? _id);
        return isMemberOn(homeroom?.teachers ?? {}, viewer.personId, day) ? ['classTeacher'] : [];
      }),
    ),
    lookFor(
      ['family'],
      inClass(async ({ pupils }, day) => {
        const diaries = await diariesReadBy(viewer, reader);
        return diaries.some((pupilId) => isMemberOn(pupils, pupilId, day)) ? ['family'] : [];
      }),
    ),
    lookFor(
      ['classmate'],
      inClass(({ pupils }, day) =>
        Promise.resolve(
          hasRole(viewer, 'pupil') && isMemberOn(pupils, viewer.personId, day) ? ['classmate'] : [],
        ),
      ),
    ),
    lookFor(
      ['classGuardian'],
      inClass(async ({ _id }) => {
        const role = await writerRoleIn(viewer, { kind: 'guardians', classId: _id }, at, reader);
        return role === 'guardian' ? ['classGuardian'] : [];
      }),
    ),
    lookFor(
      ['groupTeacher'],
      inClass(async (found, day) =>
        hasRole(viewer, 'teacher', found.schoolId) && (await teachesGroupIn(viewer, found, day, reader))
          ? ['groupTeacher']
          : [],
      ),
    ),
  ];
};

/** Whether somebody teaches the class or one of its groups, or did. */
const teachesGroupIn = async (
  viewer: Viewer,
  { _id, teachers }: ClassDocument,
  today: CivilDate,
  reader: RelationsParts['reader'],
): Promise<boolean> => {
  const groupIds = await groupIdsOf(_id, reader);
  const groups = [...(await reader.getMany(classes, groupIds)).values()];
  const isTaught = (members: Members) => isMemberOn(members, viewer.personId, today);
  if (isTaught(teachers) || groups.some((group) => isTaught(group.teachers))) return true;
  const pages = [...(await reader.getMany(pagesOf, [_id, ...groupIds])).values()].flatMap(
    (each) => each.pages,
  );
  const heads = await reader.getMany(
    pageHead,
    pages.map(({ pageId }) => pageId),
  );
  return [...heads.values()].some(
    ({ teachers: had, substitutes }) =>
      own(had, viewer.personId) !== undefined || own(substitutes, viewer.personId) !== undefined,
  );
};
