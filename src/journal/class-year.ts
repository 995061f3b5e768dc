import { pagesOf } from '../../projections/pages-of/projection.js';
import { groupIdsOf } from '../../projections/schools/group-ids.js';
import type { Reads } from '../eventing/fresh-reader.js';
import type { Runners } from '../runners.js';
import { membersOn } from '../school/membership.values.js';
import { termOf } from './page/page-ids.values.js';
import type { OpenPage } from './page/page.state.js';
import { own } from '../school/plain-data.values.js';
import type { TermValue } from './year-sheet/year-sheet.events.js';

/** The pages of the year that groups or pupils have, from the first term to the last. */
type PagesOfYear = (owners: readonly string[]) => Promise<OpenPage[]>;

/**
 * The journal pages of a class's groups in a year, from the first term to the last. Read models tell only which pages
 * there are; what stands in them is asked of the pages themselves.
 */
export class ClassYear {
  private constructor(
    private readonly pages: readonly OpenPage[],
    private readonly ofYear: PagesOfYear,
  ) {}

  /** @param isOfYear whether a term is one of the year. */
  static async of(
    classId: string,
    isOfYear: (termId: string) => boolean,
    reads: Reads,
    pages: Runners['pages'],
  ): Promise<ClassYear> {
    const ofYear: PagesOfYear = async (owners) => {
      const lists = await reads.getMany(pagesOf, owners);
      const pageIds = [...lists.values()].flatMap((list) => list.pages.map(({ pageId }) => pageId));
      const wanted = [...new Set(pageIds)].filter((pageId) => isOfYear(termOf(pageId)));
      // Others may have closed a page, or given grades in it, since this process looked.
      const found = await Promise.all(wanted.map((pageId) => pages.load(pageId)));
      return found
        .flatMap((page) => (page.opened ? [{ ...page, opened: page.opened }] : []))
        .sort((a, b) => (a.opened.from < b.opened.from ? -1 : 1));
    };
    return new ClassYear(await ofYear(await groupIdsOf(classId, reads)), ofYear);
  }

  get openPages(): string[] {
    return this.pages.filter(({ closed }) => !closed).map(({ opened }) => opened.pageId);
  }

  /** The last page of each group that is taught a subject; of all subjects where none is named. */
  lastPages(subjectId?: string): readonly OpenPage[] {
    const last = new Map<string, OpenPage>();
    for (const page of this.pages) {
      const { opened } = page;
      if (subjectId !== undefined && opened.subjectId !== subjectId) continue;
      last.set(`${opened.groupId}.${opened.subjectId}`, page);
    }
    return [...last.values()];
  }

  /** Who learned each subject until the year's end. */
  get learners(): readonly { readonly subjectId: string; readonly pupilIds: readonly string[] }[] {
    return this.lastPages().map(({ opened, pupils }) => ({
      subjectId: opened.subjectId,
      pupilIds: membersOn(pupils, opened.to),
    }));
  }

  /** A pupil's term grades in a subject, wherever in the year they were given. */
  async termGradesOf(pupilId: string, subjectId: string): Promise<readonly TermValue[]> {
    return (await this.ofYear([pupilId]))
      .filter(({ opened }) => opened.subjectId === subjectId)
      .flatMap(({ opened, termGrades }) => {
        const value = own(termGrades, pupilId);
        return value === undefined ? [] : [{ termId: opened.termId, value }];
      });
  }
}
