import { lessonColumn } from '../../../projections/journal-page/lesson-column.projection.js';
import type { Consumer } from '../../consumers/consumer.guard.js';
import { isWithin } from '../../consumers/grant.values.js';
import { DomainError } from '../../eventing/domain-error.js';
import type { FreshReader } from '../../eventing/fresh-reader.js';
import type { Position } from '../../eventing/position.js';
import type { WriteRequest } from '../../http/write-request.js';
import type { OpenPage } from '../../journal/page/page.state.js';
import type { Runners } from '../../runners.js';
import type { CivilDate } from '../../school/civil-date.values.js';
import { isMemberOn, membersOn } from '../../school/membership.values.js';
import { own } from '../../school/plain-data.values.js';

/** What a put came to. */
export interface Put {
  /** Whether it had not been there before. */
  readonly created: boolean;
  /** The position from which on a read shows it; none where nothing had to be written. */
  readonly position: Position | undefined;
}

/** A lesson of a page, which may not be there yet. */
export interface LessonOn {
  readonly page: OpenPage;
  readonly lessonId: string;
  readonly date: CivilDate;
}

/** How a platform writes in pages: in the place of the teacher who has the page on the day of the lesson. */
export class PlatformPages {
  constructor(
    private readonly pages: Pick<Runners['pages'], 'load'>,
    private readonly reader: Pick<FreshReader, 'get'>,
  ) {}

  /** A page as it is now; undefined where there is none, or the platform is not to know of it. */
  async take({ grant }: Consumer, pageId: string | undefined): Promise<OpenPage | undefined> {
    if (pageId === undefined) return undefined;
    const page = await this.pages.load(pageId);
    const { opened } = page;
    return opened && isWithin(grant.schools, opened.schoolId) ? { ...page, opened } : undefined;
  }

  /**
   * A request of that teacher through the platform.
   * @throws DomainError `nobody-teaches` where the page is nobody's on that day.
   */
  async requestOf(
    { consumerId }: Consumer,
    lesson: LessonOn,
    command: Pick<WriteRequest, 'commandId' | 'content' | 'at'>,
  ): Promise<WriteRequest> {
    const { schoolId } = lesson.page.opened;
    const personId = await this.teacherOf(lesson);
    const roles = [{ role: 'teacher', schoolId }] as const;
    return { viewer: { accountId: consumerId, personId, roles }, consumerId, ...command, via: 'api' };
  }

  /** Who gave the lesson, where that is known; else whoever has the page longest on that day, or is a substitute. */
  private async teacherOf({ page, lessonId, date }: LessonOn): Promise<string> {
    const given = (await this.reader.get(lessonColumn, lessonId))?.teacherId;
    if (given !== undefined && isMemberOn(page.teachers, given, date)) return given;
    const since = (id: string): CivilDate => own(page.teachers, id)?.[0]?.from ?? '';
    const [longest] = membersOn(page.teachers, date).sort((a, b) => (since(a) < since(b) ? -1 : 1));
    const teacherId = longest ?? own(page.lessons, lessonId)?.substitutes[0];
    if (teacherId !== undefined) return teacherId;
    throw new DomainError(
      'nobody-teaches',
      `Nobody teaches this page on ${date}, in whose place it could be written.`,
    );
  }
}

/** Refuses what a body says in a field. */
export const refusedField = (field: string, message: string): DomainError =>
  new DomainError('invalid-input', `Nothing was done. Put right: ${field}.`, 'rule', [{ field, message }]);

/** Carries something out; where the rules refuse it, they do so by the names that the body has for the fields. */
export const underNamesOfBody = async <Done>(
  names: Readonly<Record<string, string>>,
  carryOut: () => Promise<Done>,
): Promise<Done> => {
  try {
    return await carryOut();
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const fields = error.fields.map(({ field, message }) => {
      const last = field.slice(field.lastIndexOf('.') + 1);
      return { field: own(names, last) ?? field, message };
    });
    throw new DomainError(error.code, error.message, error.kind, fields, error.retryAfter);
  }
};
