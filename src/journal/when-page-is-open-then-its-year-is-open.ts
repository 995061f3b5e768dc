import { classes } from '../../projections/schools/class.projection.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Reaction } from '../eventing/reactor.js';
import type { Runners } from '../runners.js';
import { own } from '../school/plain-data.values.js';
import { ClassYear } from './class-year.js';
import type { PageReopened } from './page/page.events.js';
import type { YearClosed } from './year-sheet/year-sheet.events.js';

/**
 * A class's year is not closed while a page is open. Whether one is was looked at before the year was closed; a page
 * that was reopened since, or at that very moment, opens its year again.
 */
export const whenPageIsOpenThenItsYearIsOpen = (
  reader: FreshReader,
  { pages, schools, yearSheets }: Pick<Runners, 'pages' | 'schools' | 'yearSheets'>,
): Reaction<PageReopened | YearClosed> => ({
  name: 'when-page-is-open-then-its-year-is-open',
  on: ['PageReopened', 'YearClosed'],

  async consequences(event) {
    const { schoolId } = event.metadata;
    const { terms } = await schools.load(schoolId);
    const yearOf = async (pageId: string) => {
      const { opened } = await pages.load(pageId);
      if (!opened) return undefined;
      const yearId = own(terms, opened.termId)?.yearId;
      if (yearId === undefined) return undefined;
      const { partOf = opened.groupId } = (await reader.get(classes, opened.groupId)) ?? {};
      return { classId: partOf, yearId };
    };
    const year = event.type === 'YearClosed' ? event.data : await yearOf(event.data.pageId);
    if (!year) return [];
    const { classId, yearId } = year;
    const sheetId = `${classId}.${yearId}`;
    if (!(await yearSheets.load(sheetId)).closed) return [];
    const isOfYear = (termId: string) => own(terms, termId)?.yearId === yearId;
    const { openPages } = await ClassYear.of(classId, isOfYear, reader, pages);
    if (openPages.length === 0) return [];
    return [
      {
        key: sheetId,
        carryOut: (context) =>
          yearSheets.handle(
            sheetId,
            {
              kind: 'ReopenYear',
              by: { personId: 'system', role: 'system' },
              classId,
              yearId,
              reason: 'A page of the year is open.',
            },
            context,
          ),
      },
    ];
  },
});
