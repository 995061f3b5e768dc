import { hasRole } from '../access/viewer.js';
import type { CommandRunner, Outcome } from '../eventing/command-runner.js';
import { DomainError } from '../eventing/domain-error.js';
import type { WriteRequest } from '../http/write-request.js';
import type { Ids } from '../people/ids.js';
import { dateIn, type CivilDate } from '../school/civil-date.values.js';
import type { Page, PageCommand, Writer } from './page/page.decider.js';
import type { PageEvent } from './page/page.events.js';
import { lessonOf } from './page/page-ids.values.js';

/** Who writes, and on which day that is in the school. */
export interface Writing {
  readonly by: Writer;
  readonly today: CivilDate;
}

/** Carries out what people ask to have written in a journal page. */
export class PageWriter {
  constructor(
    private readonly pages: CommandRunner<Page, PageCommand, PageEvent>,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `page-not-found`, `not-your-page`, or whatever the rules of the page refuse. */
  async write(
    pageId: string,
    request: WriteRequest,
    commandOf: (writing: Writing) => PageCommand,
  ): Promise<Outcome<PageEvent>> {
    const { opened } = await this.pages.known(pageId);
    if (!opened) throw new DomainError('page-not-found', 'There is no such journal page.', 'not-found');
    const { schoolId, timeZone } = opened;
    const { viewer, at, via, commandId, content } = request;
    const role = hasRole(viewer, 'deputyHead', schoolId) ? 'deputyHead' : 'teacher';
    if (!hasRole(viewer, role, schoolId)) {
      throw new DomainError(
        'not-your-page',
        'Only the teachers assigned to this page write in it.',
        'forbidden',
      );
    }
    const by: Writer = { personId: viewer.personId, role };
    return this.pages.handle(pageId, commandOf({ by, today: dateIn(timeZone, at) }), {
      commandId,
      correlationId: commandId,
      fingerprint: this.ids.fingerprint(content),
      schoolId,
      actor: { accountId: viewer.accountId, personId: viewer.personId, role },
      via,
      at,
    });
  }

  /** Whose grade this is, or undefined where the page has no such grade. */
  async pupilOf(pageId: string, gradeId: string): Promise<string | undefined> {
    const pupilIn = ({ lessons }: Page) => lessons[lessonOf(gradeId) ?? '']?.grades[gradeId]?.pupilId;
    // Another process may have given the grade since this one looked at the page.
    return pupilIn(await this.pages.known(pageId)) ?? pupilIn(await this.pages.load(pageId));
  }

  /** The id of what a command writes as its entry number `index`: the same when the command is sent twice. */
  keyOf(request: WriteRequest, index: number): string {
    return this.ids.of('written', request.commandId, index.toString()).slice(0, 12);
  }
}
