import { pagesOf } from '../../projections/pages-of/projection.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Reaction } from '../eventing/reactor.js';
import { dateIn } from '../school/civil-date.values.js';
import type { WorkKindDefined } from '../school/school.events.js';
import type { Runners } from '../runners.js';

/** A kind of work counts, from its day on, in every page of the school that has lessons then. */
export const whenWorkKindDefinedThenPagesKnowIt = (
  reader: FreshReader,
  { pages }: Pick<Runners, 'pages'>,
): Reaction<WorkKindDefined> => ({
  name: 'when-work-kind-defined-then-pages-know-it',
  on: ['WorkKindDefined'],

  async consequences({ data: { schoolId, work, from }, metadata, position }) {
    // An import brings its pages their kinds of work itself.
    if (metadata.via === 'import') return [];
    const known = await reader.get(pagesOf, schoolId, position);
    const found = await Promise.all(
      (known?.pages ?? []).map(async ({ pageId }) => ({
        pageId,
        opened: (await pages.known(pageId)).opened,
      })),
    );
    return found.flatMap(({ pageId, opened }) => {
      if (!opened || opened.to < from) return [];
      return [
        {
          key: pageId,
          carryOut: (context) =>
            pages.handle(
              pageId,
              {
                kind: 'SetWorkKinds',
                by: { personId: 'system', role: 'system' },
                // Whether it is backdated was decided when it was defined.
                today: dateIn(opened.timeZone, metadata.recordedAt),
                works: [work],
                from,
              },
              context,
            ),
        },
      ];
    });
  },
});
