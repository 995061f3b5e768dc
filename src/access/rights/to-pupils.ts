import { gradeHistory } from '../../../projections/grade-history/projection.js';
import { pageHead } from '../../../projections/journal-page/page-head.projection.js';
import { schoolingOf } from '../../attendance/schooling.js';
import { hasEverTaught } from '../../journal/page/authority.rules.js';
import { pageOf } from '../../journal/page/page-ids.values.js';
import type { Page } from '../../journal/page/page.state.js';
import { teachesPupil } from '../../messages/participants.js';
import { placeOfPerson } from '../../people/person-place.js';
import { dateIn, type CivilDate } from '../../school/civil-date.values.js';
import { isActingGuardianOf, isGuardianOf } from '../permissions.js';
import { hasRole, rolesAt, type Viewer } from '../viewer.js';
import { always, AT_SCHOOL, lookFor, nonEmpty, type Look, type Looks, type RelationsParts } from './looks.js';
import type { Relation } from './rights.table.js';

/** What somebody is to a pupil. */
export const toPupil: Looks = (parts, { viewer, id: pupilId, at }) => {
  const { reader } = parts;
  const today = dateIn('UTC', at);
  return [
    ofPupil(viewer, pupilId),
    lookFor(['guardianOf'], async () =>
      (await isGuardianOf(viewer, pupilId, reader)) ? ['guardianOf'] : [],
    ),
    lookFor(['actingGuardian'], async () =>
      (await isActingGuardianOf(viewer, pupilId, reader)) ? ['actingGuardian'] : [],
    ),
    lookFor(AT_SCHOOL, async () => rolesAt(viewer, (await schoolingOf(reader, pupilId, today))?.schoolId)),
    classTeacherOf(parts, viewer, today, () => Promise.resolve([pupilId])),
    lookFor(['subjectTeacher'], async () =>
      hasRole(viewer, 'teacher') && (await teachesPupil(viewer.personId, pupilId, at, reader))
        ? ['subjectTeacher']
        : [],
    ),
  ];
};

/** What somebody is to any person. */
export const toPerson: Looks = (parts, { viewer, id }) => {
  const { reader } = parts;
  return [
    always(...(viewer.personId === id ? (['self'] as const) : [])),
    lookFor(['guardianOf'], async () => ((await isGuardianOf(viewer, id, reader)) ? ['guardianOf'] : [])),
    lookFor(AT_SCHOOL, async () => {
      const place = await placeOfPerson(id, reader);
      return (place?.schoolIds ?? []).flatMap((schoolId) => rolesAt(viewer, schoolId));
    }),
  ];
};

/** What somebody is to a journal page, or to something on it. */
export const toPage: Looks = (parts, { viewer, id, at, atLeast }) => {
  const pageId = pageOf(id) ?? id;
  const { pages } = parts.runners;
  const found = async (relations: (page: Page, schoolId: string) => readonly Relation[]) => {
    const inPage = (page: Page) => (page.opened ? relations(page, page.opened.schoolId) : []);
    return (await pages.lookUp(pageId, (page) => nonEmpty(inPage(page)))) ?? [];
  };
  return [
    always('anybody'),
    lookFor([...AT_SCHOOL, 'pageTeacher'], () =>
      found((page, schoolId) => [
        ...rolesAt(viewer, schoolId),
        ...(hasRole(viewer, 'teacher', schoolId) && hasEverTaught(page, viewer.personId)
          ? (['pageTeacher'] as const)
          : []),
      ]),
    ),
    classTeacherOf(parts, viewer, dateIn('UTC', at), async () => {
      const head = await parts.reader.get(pageHead, pageId, atLeast);
      return Object.keys(head?.pupils ?? {});
    }),
  ];
};

/** What somebody is to a grade: also whose it is. */
export const toGrade: Looks = (parts, asked) => {
  const { viewer, id, atLeast } = asked;
  const { reader } = parts;
  return [
    lookFor(['self', 'guardianOf'], async () => {
      const pupilId = (await reader.get(gradeHistory, id, atLeast))?.pupilId ?? '';
      if (viewer.personId === pupilId && hasRole(viewer, 'pupil')) return ['self'];
      return (await isGuardianOf(viewer, pupilId, reader)) ? ['guardianOf'] : [];
    }),
    ...(pageOf(id) === undefined ? [] : toPage(parts, asked)),
  ];
};

/** Whether somebody is the class teacher of one of some pupils. */
const classTeacherOf = (
  { classTeachers }: RelationsParts,
  viewer: Viewer,
  today: CivilDate,
  pupils: () => Promise<readonly string[]>,
): Look =>
  lookFor(['classTeacher'], async () => {
    if (!hasRole(viewer, 'teacher')) return [];
    for (const pupilId of await pupils()) {
      if (await classTeachers.isClassTeacherOf(viewer.personId, pupilId, today)) return ['classTeacher'];
    }
    return [];
  });

const ofPupil = (viewer: Viewer, pupilId: string): Look =>
  always(...(hasRole(viewer, 'pupil') && viewer.personId === pupilId ? (['self'] as const) : []));
