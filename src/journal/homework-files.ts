import { pageHead } from '../../projections/journal-page/page-head.projection.js';
import { diariesReadBy, mayReadPage } from '../access/permissions.js';
import type { Viewer } from '../access/viewer.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Files, StoredFile } from '../files/files.js';
import type { Runners } from '../runners.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { isMemberOn } from '../school/membership.values.js';
import type { AttachedFile, HomeworkTask } from './page/page.events.js';
import { lessonOf, pageOf } from './page/page-ids.values.js';
import type { Lesson, Page } from './page/page.state.js';
import { own } from '../school/plain-data.values.js';

interface Attachment {
  readonly page: Page;
  readonly lesson: Lesson;
  readonly task: HomeworkTask;
  readonly file: AttachedFile;
}

/** Gives the files of homework to those in whose diaries it stands, their guardians, and whoever reads the page. */
export class HomeworkFiles {
  constructor(
    private readonly pages: Pick<Runners['pages'], 'known' | 'load'>,
    private readonly reader: FreshReader,
    private readonly files: Pick<Files, 'open'>,
  ) {}

  /** @throws DomainError `file-not-found`, whether there is none or it is not for this viewer. */
  async open(homeworkId: string, fileId: string, viewer: Viewer): Promise<StoredFile & { name: string }> {
    const attachment = await this.attachmentFor(viewer, homeworkId, fileId);
    const stored = attachment && (await this.files.open(fileId));
    if (!stored) throw new DomainError('file-not-found', 'There is no such file.', 'not-found');
    return { ...stored, name: attachment.file.name };
  }

  private async attachmentFor(
    viewer: Viewer,
    homeworkId: string,
    fileId: string,
  ): Promise<Attachment | undefined> {
    const pageId = pageOf(homeworkId);
    if (pageId === undefined) return undefined;
    const attachmentIn = async (page: Page): Promise<Attachment | undefined> => {
      const attachment = attachmentOf(page, homeworkId, fileId);
      return attachment && (await this.mayHave(viewer, pageId, attachment)) ? attachment : undefined;
    };
    return (
      (await attachmentIn(await this.pages.known(pageId))) ??
      // Another process may have set the homework, or listed the pupil, since this one looked at the page.
      (await attachmentIn(await this.pages.load(pageId)))
    );
  }

  private async mayHave(
    viewer: Viewer,
    pageId: string,
    { page, lesson, task }: Attachment,
  ): Promise<boolean> {
    const head = await this.reader.get(pageHead, pageId);
    if (head && mayReadPage(viewer, head)) return true;
    const { pupilIds, dueOn } = task;
    const hasInDiary = (pupilId: string) =>
      [lesson.date, dueOn].some((date) => hasDayInDiary(page, pupilId, date));
    return (await diariesReadBy(viewer, this.reader)).some(
      (pupilId) => pupilIds?.includes(pupilId) ?? hasInDiary(pupilId),
    );
  }
}

/** The diary tells of a page's day to who was there, and of whom something stands in a lesson of that day. */
const hasDayInDiary = (page: Page, pupilId: string, date: CivilDate): boolean =>
  isMemberOn(page.pupils, pupilId, date) ||
  Object.values(page.lessons).some((lesson) => lesson.date === date && hasOwn(lesson, pupilId));

const hasOwn = ({ absences, grades, debts, remarks }: Lesson, pupilId: string): boolean =>
  own(absences, pupilId) !== undefined ||
  [grades, debts, remarks].some((entries) =>
    Object.values<{ readonly pupilId: string }>(entries).some((entry) => entry.pupilId === pupilId),
  );

const attachmentOf = (page: Page, homeworkId: string, fileId: string): Attachment | undefined => {
  const lesson = own(page.lessons, lessonOf(homeworkId) ?? '');
  const homework = lesson && own(lesson.homework, homeworkId);
  const file = homework?.task.files?.find((attached) => attached.fileId === fileId);
  return !lesson || !homework || homework.withdrawn || !file
    ? undefined
    : { page, lesson, task: homework.task, file };
};
