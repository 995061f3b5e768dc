import type { AccountRole } from '../access/account.events.js';
import { notFound, type Thing } from '../access/rights/not-found.js';
import { hasRole, type Viewer } from '../access/viewer.js';
import type { CommandRunner, Outcome } from '../eventing/command-runner.js';
import { DomainError } from '../eventing/domain-error.js';
import type { WriteRequest } from '../http/write-request.js';
import type { Ids } from '../people/ids.js';
import { dateIn, type CivilDate } from '../school/civil-date.values.js';
import { contextOf } from '../http/command-context.js';
import type { ClassTeachers } from '../school/class-teachers.js';
import { inTheStrongest, type Capacity } from './capacity.js';
import { hasEverTaught } from './page/authority.rules.js';
import type { PageCommand, Writing } from './page/page.command.js';
import type { Lesson, OpenPage, Page } from './page/page.state.js';
import { own } from '../school/plain-data.values.js';
import type { PageEvent } from './page/page.events.js';
import { lessonOf, pageOf } from './page/page-ids.values.js';

/** A page that somebody may know of. */
export interface PageAtHand {
  readonly schoolId: string;
  /** Whether a pupil stands on the page, or ever did. */
  readonly lists: (pupilId: string) => Promise<boolean>;
  /** @throws DomainError `not-your-page`, `not-for-your-role`, or whatever the rules of the page refuse. */
  readonly write: (
    commandOf: (writing: Writing) => PageCommand,
    onBehalfOf?: string,
  ) => Promise<Outcome<PageEvent>>;
}

/** The same, found by something in it that is about a pupil. */
export interface PageOfPupil extends PageAtHand {
  readonly pupilId: string;
}

const LISTS = { grade: 'grades', debt: 'debts', remark: 'remarks' } as const;

/** The pupil whom something in a page is about. */
const pupilOf = (thing: keyof typeof LISTS | 'late-request', id: string, page: Page): string | undefined => {
  if (thing === 'late-request') return own(page.lateRequests, id)?.asked.pupilId;
  const lesson: Lesson | undefined = own(page.lessons, lessonOf(id) ?? '');
  return lesson && own<{ readonly pupilId: string }>(lesson[LISTS[thing]], id)?.pupilId;
};

/** Carries out what people ask to have written in a journal page. */
export class PageWriter {
  constructor(
    private readonly pages: CommandRunner<Page, PageCommand, PageEvent>,
    private readonly classTeachers: Pick<ClassTeachers, 'isClassTeacherOf'>,
    private readonly ids: Ids,
  ) {}

  /**
   * @param concerned the pupils whom it is about, where their class teachers may write it too.
   * @throws DomainError `page-not-found`.
   */
  async take(
    pageId: string,
    request: WriteRequest,
    concerned: readonly string[] = [],
    missing: Thing = 'page',
  ): Promise<PageAtHand> {
    return (
      (await this.pages.lookUp(pageId, (page) => this.taken(page, request, concerned))) ??
      fail(notFound(missing))
    );
  }

  /** The page of a lesson or of homework, by its id. @throws DomainError `lesson-not-found`, `homework-not-found`. */
  async takeWith(thing: 'lesson' | 'homework', id: string, request: WriteRequest): Promise<PageAtHand> {
    const pageId = pageOf(id) ?? fail(notFound(thing));
    return this.take(pageId, request, [], thing);
  }

  /** @throws DomainError `grade-not-found`, `debt-not-found`, `remark-not-found`, `late-request-not-found`. */
  async takeOfPupil(
    thing: keyof typeof LISTS | 'late-request',
    id: string,
    request: WriteRequest,
  ): Promise<PageOfPupil> {
    const pageId = pageOf(id) ?? fail(notFound(thing));
    const pupilId =
      (await this.pages.lookUp(pageId, (page) => pupilOf(thing, id, page))) ?? fail(notFound(thing));
    return { pupilId, ...(await this.take(pageId, request, [pupilId], thing)) };
  }

  async write(
    pageId: string,
    request: WriteRequest,
    commandOf: (writing: Writing) => PageCommand,
  ): Promise<Outcome<PageEvent>> {
    return (await this.take(pageId, request)).write(commandOf);
  }

  /** The id of what a command writes as its entry number `index`: the same when the command is sent twice. */
  keyOf({ commandId }: WriteRequest, index: number): string {
    return keyOfWritten(this.ids, commandId, index);
  }

  private async taken(
    page: Page,
    request: WriteRequest,
    concerned: readonly string[],
  ): Promise<PageAtHand | undefined> {
    const { opened } = page;
    if (!opened) return undefined;
    const today = dateIn(opened.timeZone, request.at);
    const capacities = () => this.capacities({ ...page, opened }, request.viewer, today, concerned);
    if ((await capacities().next()).done) return undefined;
    return {
      schoolId: opened.schoolId,
      lists: async (pupilId) =>
        own(page.pupils, pupilId) !== undefined ||
        own((await this.pages.load(opened.pageId)).pupils, pupilId) !== undefined,
      write: (commandOf, onBehalfOf) =>
        inTheStrongest(capacities(), (role) => {
          const stead = onBehalfOf === undefined ? {} : { onBehalfOf };
          const by = { personId: request.viewer.personId, role, ...stead };
          return this.pages.handle(
            opened.pageId,
            commandOf({ by, today, ...(request.isUnconfirmed === true ? { isUnconfirmed: true } : {}) }),
            contextOf(request, opened.pageId, opened.schoolId, by, this.ids),
          );
        }),
    };
  }

  /**
   * In what capacities somebody may try to write here, the strongest first; none where the page is not to be known.
   * Whose class teacher somebody is takes looking up, so that comes only after what a page knows itself.
   */
  private async *capacities(
    page: OpenPage,
    viewer: Viewer,
    today: CivilDate,
    concerned: readonly string[],
  ): AsyncGenerator<Capacity> {
    const holds = (role: AccountRole) => hasRole(viewer, role, page.opened.schoolId);
    if (holds('deputyHead')) yield 'deputyHead';
    if (holds('teacher')) {
      const teachesHere = hasEverTaught(page, viewer.personId);
      if (teachesHere) yield 'teacher';
      const inOwnClass = await Promise.all(
        [...new Set(concerned)].map((pupilId) =>
          this.classTeachers.isClassTeacherOf(viewer.personId, pupilId, today),
        ),
      );
      if (inOwnClass.length > 0 && !inOwnClass.includes(false)) yield 'classTeacher';
      else if (inOwnClass.includes(true) && !teachesHere) yield 'teacher';
    }
    if (holds('healthWorker')) yield 'healthWorker';
    if (holds('admin')) yield 'admin';
  }
}

/** The part of an id that tells apart what a command writes in one lesson. */
export const keyOfWritten = (ids: Ids, commandId: string, index: number): string =>
  ids.of('written', commandId, index.toString()).slice(0, 12);

const fail = (error: DomainError): never => {
  throw error;
};
