import { rolesAt } from '../access/viewer.js';
import type { Outcome } from '../eventing/command-runner.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { contextOf } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import type { Ids } from '../people/ids.js';
import { todayIn } from '../reports/today.js';
import type { Runners } from '../runners.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { announcementWithdrawn, mustBeThere, type AnnouncementCommand } from './announcement.decider.js';
import type { AnnouncementAudience, AnnouncementEvent } from './announcement.events.js';
import { notForYourRole, publisherOf } from './announcements.rights.js';
import { placeOf, type Where } from './place-of.js';
import type { ReceiptEvent } from './receipt.events.js';

/** An announcement that is to be published, and the day that it is at its school. */
export interface AnnouncementToPublish {
  readonly announcementId: string;
  readonly schoolId: string;
  readonly authorId: string;
  readonly audience: AnnouncementAudience;
  readonly today: CivilDate;
}

/** Carries out what is asked about announcements, by those who may announce something there. */
export class AnnouncementsWriter {
  constructor(
    private readonly runners: Pick<Runners, 'announcements' | 'announcementReceipts' | 'classes'>,
    private readonly reader: FreshReader,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `class-not-found`, `not-for-your-role`, or whatever the rules refuse. */
  async publish(
    where: Where,
    roles: AnnouncementAudience['roles'],
    request: WriteRequest,
    commandOf: (announcement: AnnouncementToPublish) => Promise<AnnouncementCommand>,
  ): Promise<Outcome<AnnouncementEvent>> {
    const place = await placeOf(where, this.runners, this.reader);
    if (!place) throw new DomainError('class-not-found', 'There is no such class.', 'not-found');
    const { schoolId } = place;
    const today = await todayIn(schoolId, request.at, this.reader);
    const role = publisherOf(request.viewer, place, today);
    if (!role) throw notForYourRole();
    const audience = audienceOf(where, roles);
    // The same when it is sent twice.
    const announcementId = this.ids.of('announcement', schoolId, request.commandId);
    const { personId: authorId } = request.viewer;
    const command = await commandOf({ announcementId, schoolId, authorId, audience, today });
    const context = contextOf(request, announcementId, schoolId, { role }, this.ids);
    return this.runners.announcements.handle(announcementId, command, context);
  }

  /**
   * @param of whether it is asked of those who may still announce something there, or of the author whatever has become
   * of that.
   * @throws DomainError `announcement-not-found`, `not-for-your-role`, or whatever the rules refuse.
   */
  async write(
    announcementId: string,
    of: 'publisher' | 'author',
    request: WriteRequest,
    commandOf: (today: CivilDate, isAuthor: boolean) => AnnouncementCommand | Promise<AnnouncementCommand>,
  ): Promise<Outcome<AnnouncementEvent>> {
    const { viewer } = request;
    const { schoolId, authorId, audience } = mustBeThere(
      await this.runners.announcements.known(announcementId),
    );
    const { classId } = audience;
    const place = await placeOf(
      classId === undefined ? { schoolId } : { classId },
      this.runners,
      this.reader,
    );
    const today = await todayIn(schoolId, request.at, this.reader);
    const publisher = place && publisherOf(viewer, place, today);
    const role = publisher ?? (of === 'author' ? rolesAt(viewer, schoolId)[0] : undefined);
    if (!role) throw notForYourRole();
    const command = await commandOf(today, authorId === viewer.personId);
    const context = contextOf(request, announcementId, schoolId, { role }, this.ids);
    return this.runners.announcements.handle(announcementId, command, context);
  }

  /** @throws DomainError `announcement-not-found`, `announcement-withdrawn`, `announcement-version-unknown`. */
  async confirm(
    announcementId: string,
    version: number,
    request: WriteRequest,
  ): Promise<Outcome<ReceiptEvent>> {
    const { announcements, announcementReceipts } = this.runners;
    const known = await announcements.known(announcementId);
    // Another process may have changed it since this one looked.
    const found = known.version < version ? await announcements.load(announcementId) : known;
    const published = mustBeThere(found);
    if (found.withdrawn) throw announcementWithdrawn();
    if (found.version < version) throw versionUnknown();
    const { viewer } = request;
    const { schoolId } = published;
    const [role] = [...rolesAt(viewer, schoolId), ...viewer.roles.map((held) => held.role)];
    if (!role) throw notForYourRole();
    const readerId = viewer.personId;
    // Of each reader's own: a thousand who read it in the same minute wait for nobody.
    const streamId = `${announcementId}.${readerId}`;
    return announcementReceipts.handle(
      streamId,
      { kind: 'ConfirmReading', receipt: { announcementId, schoolId, readerId, version } },
      contextOf(request, streamId, schoolId, { role }, this.ids),
    );
  }
}

const audienceOf = (where: Where, roles: AnnouncementAudience['roles']): AnnouncementAudience => {
  if ('classId' in where) return { to: 'class', classId: where.classId };
  return roles === undefined ? { to: 'school' } : { to: 'roles', roles };
};

const versionUnknown = (): DomainError =>
  new DomainError('announcement-version-unknown', 'It was never put so. Read it again.', 'rule', [
    { field: 'version', message: 'is newer than the announcement' },
  ]);
