import { pageHead } from '../../projections/journal-page/page-head.projection.js';
import { pagesOf } from '../../projections/pages-of/projection.js';
import { classes } from '../../projections/schools/class.projection.js';
import { leads, mayReadPage } from '../access/permissions.js';
import { hasRole, type Viewer } from '../access/viewer.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { isMemberOn } from '../school/membership.values.js';
import { todayIn } from './today.js';

/** Today where a group is, and whether somebody sees all of its pages, or only those that the person may read. */
export interface GroupSeen {
  readonly today: CivilDate;
  readonly seesAll: boolean;
}

/**
 * A group's pages are reported on to whoever leads the school and to those who are its class teachers today, and each
 * page to its teachers.
 * @throws DomainError `group-not-found`: who may not see the group learns no more than of one that isn't there.
 */
export const mustReportGroup = async (
  viewer: Viewer,
  groupId: string,
  at: string,
  reader: FreshReader,
): Promise<GroupSeen> => {
  const group = await reader.get(classes, groupId);
  if (group) {
    const { schoolId } = group;
    const today = await todayIn(schoolId, at, reader);
    if (leads(viewer, schoolId)) return { today, seesAll: true };
    const homeroom = await reader.get(classes, group.partOf ?? groupId);
    const isOfClass = isMemberOn(homeroom?.teachers ?? {}, viewer.personId, today);
    if (isOfClass && hasRole(viewer, 'teacher', schoolId)) return { today, seesAll: true };
    const pages = (await reader.get(pagesOf, groupId))?.pages ?? [];
    const heads = await reader.getMany(
      pageHead,
      pages.map(({ pageId }) => pageId),
    );
    if ([...heads.values()].some((page) => mayReadPage(viewer, page))) return { today, seesAll: false };
  }
  throw new DomainError('group-not-found', 'There is no such group among those you may see.', 'not-found');
};
