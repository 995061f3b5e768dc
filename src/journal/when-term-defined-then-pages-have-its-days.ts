import { pagesOf } from '../../projections/pages-of/projection.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Consequence, Reaction } from '../eventing/reactor.js';
import type { Runners } from '../runners.js';
import { dateIn } from '../school/civil-date.values.js';
import type { TermDefined } from '../school/school.events.js';
import { termOf } from './page/page-ids.values.js';

/** The pages of a term have its days, also where these are put differently after the pages were opened. */
export const whenTermDefinedThenPagesHaveItsDays = (
  reader: FreshReader,
  { pages }: Pick<Runners, 'pages'>,
): Reaction<TermDefined> => ({
  name: 'when-term-defined-then-pages-have-its-days',
  on: ['TermDefined'],

  async consequences({ data: { schoolId, termId, from, to }, metadata, position }) {
    const known = (await reader.get(pagesOf, schoolId, position))?.pages ?? [];
    return known
      .filter(({ pageId }) => termOf(pageId) === termId)
      .map(({ pageId }): Consequence => ({
        key: pageId,
        carryOut: async (context) => {
          const { opened } = await pages.load(pageId);
          if (!opened) return;
          const by = { personId: 'system', role: 'system' } as const;
          const today = dateIn(opened.timeZone, metadata.recordedAt);
          await pages.handle(pageId, { kind: 'ChangeDays', by, today, from, to }, context);
        },
      }));
  },
});
