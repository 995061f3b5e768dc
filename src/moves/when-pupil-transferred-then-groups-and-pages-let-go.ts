import { pagesOf } from '../../projections/pages-of/projection.js';
import { groupIdsOf } from '../../projections/schools/group-ids.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Consequence, Reaction } from '../eventing/reactor.js';
import type { Runners } from '../runners.js';
import type { PupilTransferred } from '../school/class.events.js';

/** The pupil's last day in the class is the last one in its groups, and on their pages. */
export const whenPupilTransferredThenGroupsAndPagesLetGo = (
  reader: FreshReader,
  { classes, pages }: Pick<Runners, 'classes' | 'pages'>,
): Reaction<PupilTransferred> => ({
  name: 'when-pupil-transferred-then-groups-and-pages-let-go',
  on: ['PupilTransferred'],

  async consequences({ data: { classId, pupilId, until }, position }) {
    const groupIds = await groupIdsOf(classId, reader, position);
    const pageIds = await reader.getMany(pagesOf, groupIds, position);
    const ofGroups = groupIds.map((groupId): Consequence => ({
      key: groupId,
      carryOut: (context) => classes.handle(groupId, { kind: 'WithdrawPupil', pupilId, until }, context),
    }));
    const ofPages = [...pageIds.values()].flatMap(({ pages: found }) =>
      found.map(({ pageId }): Consequence => ({
        key: pageId,
        carryOut: (context) => pages.handle(pageId, { kind: 'DelistPupil', pupilId, until }, context),
      })),
    );
    return [...ofGroups, ...ofPages];
  },
});
