import { pagesOf } from '../../projections/pages-of/projection.js';
import { schools } from '../../projections/schools/school.projection.js';
import type { CommandContext } from '../eventing/command-runner.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { stepsOf } from '../eventing/reactor.js';
import type { Page } from '../journal/page/page.state.js';
import { own } from '../school/plain-data.values.js';
import type { Runners } from '../runners.js';
import { standingGrades } from './standing-grades.js';

/** Grades of other pages that count in this one: those of the same subject and time, which the pupil has left. */
export class TakingOver {
  constructor(
    private readonly reader: FreshReader,
    private readonly pages: Runners['pages'],
  ) {}

  /** The same for everybody who has grades from elsewhere on a page: what was corrected there since counts as it is. */
  async refreshAll(pageId: string, context: CommandContext): Promise<void> {
    const { takenOver } = await this.pages.known(pageId);
    for (const pupilId of Object.keys(takenOver)) await this.refresh(pageId, pupilId, context);
  }

  /** Records anew what counts for a pupil on a page, where it is not as the pupil's other pages have it now. */
  async refresh(pageId: string, pupilId: string, context: CommandContext): Promise<void> {
    const page = await this.pages.load(pageId);
    if (!page.opened || !Object.hasOwn(page.pupils, pupilId)) return;
    const mine = await this.reader.get(pagesOf, pupilId);
    const others = new Set((mine?.pages ?? []).map((other) => other.pageId).filter((id) => id !== pageId));
    for (const fromPageId of others) {
      const from = await this.pages.load(fromPageId);
      const hasLeft = own(from.pupils, pupilId)?.every(({ until }) => until !== undefined) ?? false;
      if (!hasLeft || !(await this.isSameLesson(page.opened, from.opened))) continue;
      const grades = standingGrades(from, pupilId);
      if (grades.length === 0 && page.takenOver[pupilId]?.[fromPageId] === undefined) continue;
      const command = { kind: 'TakeOverGrades', pupilId, fromPageId, grades } as const;
      await this.pages.handle(pageId, command, stepsOf(context)(`${pageId} ${pupilId} ${fromPageId}`));
    }
  }

  /** Whether two pages are of one subject, in this school or by its title in another, and of overlapping terms. */
  private async isSameLesson(here: Page['opened'], there: Page['opened']): Promise<boolean> {
    if (!here || !there || there.to < here.from || here.to < there.from) return false;
    if (here.subjectId === there.subjectId) return true;
    if (here.schoolId === there.schoolId) return false;
    const found = await this.reader.getMany(schools, [here.schoolId, there.schoolId]);
    const titleOf = ({ schoolId, subjectId }: NonNullable<Page['opened']>) =>
      found.get(schoolId)?.subjects[subjectId]?.trim().toLowerCase();
    const title = titleOf(here);
    return title !== undefined && title === titleOf(there);
  }
}
