import { pagesOf } from '../../projections/pages-of/projection.js';
import { classes as classDocuments, groupsOfClass } from '../../projections/schools/class.projection.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Consequence, Reaction } from '../eventing/reactor.js';
import type { Runners } from '../runners.js';
import type { PupilEnrolled } from '../school/class.events.js';
import type { TakingOver } from './taking-over.js';

/**
 * Who enters a class enters its teaching groups: the one of each subject, where there is just one. Who enters a group
 * stands on its pages, and what was given elsewhere in the subject and term counts there.
 */
export const whenPupilEnrolledThenGroupsAndPagesTakeIn = (
  reader: FreshReader,
  { classes, pages }: Pick<Runners, 'classes' | 'pages'>,
  takingOver: TakingOver,
): Reaction<PupilEnrolled> => ({
  name: 'when-pupil-enrolled-then-groups-and-pages-take-in',
  on: ['PupilEnrolled'],

  async consequences({ data: { classId, pupilId, from }, metadata, position }) {
    // An import brings the members of every group and page itself.
    if (metadata.via === 'import') return [];
    const entered = await reader.get(classDocuments, classId, position);
    if (entered?.subjectId === undefined) {
      const groups = Object.values((await reader.get(groupsOfClass, classId, position))?.groups ?? {});
      return groups.flatMap((ofSubject): Consequence[] => {
        const [groupId, ...others] = ofSubject;
        if (groupId === undefined || others.length > 0) return [];
        const pupils = [{ personId: pupilId, from }];
        return [
          {
            key: groupId,
            carryOut: (context) => classes.handle(groupId, { kind: 'EnrolPupils', pupils }, context),
          },
        ];
      });
    }
    const found = await reader.get(pagesOf, classId, position);
    return (found?.pages ?? []).flatMap(({ pageId }): Consequence[] => [
      {
        key: `${pageId} list`,
        carryOut: async (context) => {
          const { opened } = await pages.load(pageId);
          if (!opened || opened.to < from) return;
          const pupils = [{ personId: pupilId, from: from > opened.from ? from : opened.from }];
          await pages.handle(pageId, { kind: 'ListPupils', pupils }, context);
        },
      },
      { key: `${pageId} grades`, carryOut: (context) => takingOver.refresh(pageId, pupilId, context) },
    ]);
  },
});
