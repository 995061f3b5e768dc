import { pageHead } from '../../projections/journal-page/page-head.projection.js';
import { diariesReadBy, mayReadPage } from '../access/permissions.js';
import type { Viewer } from '../access/viewer.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Files, StoredFile } from '../files/files.js';
import type { Runners } from '../runners.js';
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

/** Gives the files of homework to those for whom it was set, their guardians, and whoever reads the page. */
export class HomeworkFiles {
  constructor(
    private readonly pages: Runners['pages'],
    private readonly reader: FreshReader,
    private readonly files: Files,
  ) {}

  /** @throws DomainError `file-not-found`, whether there is none or it is not for this viewer. */
  async open(homeworkId: string, fileId: string, viewer: Viewer): Promise<StoredFile & { name: string }> {
    const attachment = await this.attachmentOf(homeworkId, fileId);
    const stored =
      attachment && (await this.mayHave(viewer, attachment)) ? await this.files.open(fileId) : undefined;
    if (!attachment || !stored)
      throw new DomainError('file-not-found', 'There is no such file.', 'not-found');
    return { ...stored, name: attachment.file.name };
  }

  private async attachmentOf(homeworkId: string, fileId: string): Promise<Attachment | undefined> {
    const pageId = pageOf(homeworkId);
    if (pageId === undefined) return undefined;
    return (
      attachmentIn(await this.pages.known(pageId), homeworkId, fileId) ??
      // Another process may have set the homework since this one looked at the page.
      attachmentIn(await this.pages.load(pageId), homeworkId, fileId)
    );
  }

  private async mayHave(viewer: Viewer, { page, lesson, task }: Attachment): Promise<boolean> {
    const head = await this.reader.get(pageHead, page.opened?.pageId ?? '');
    if (head && mayReadPage(viewer, head)) return true;
    const { pupilIds } = task;
    return (await diariesReadBy(viewer, this.reader)).some(
      (pupilId) => pupilIds?.includes(pupilId) ?? isMemberOn(page.pupils, pupilId, lesson.date),
    );
  }
}

const attachmentIn = (page: Page, homeworkId: string, fileId: string): Attachment | undefined => {
  const lesson = own(page.lessons, lessonOf(homeworkId) ?? '');
  const homework = lesson && own(lesson.homework, homeworkId);
  const file = homework?.task.files?.find((attached) => attached.fileId === fileId);
  return !lesson || !homework || homework.withdrawn || !file
    ? undefined
    : { page, lesson, task: homework.task, file };
};
