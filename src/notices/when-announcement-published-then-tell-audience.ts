import type { AnnouncementPublished } from '../announcements/announcement.events.js';
import { ADDRESSED_ROLES } from '../announcements/boards.values.js';
import type { Audience, Policy } from './policy.js';

/** On its first day, and only once: what it says by then is read when it is told. */
export const whenAnnouncementPublishedThenTellAudience: Policy<AnnouncementPublished> = {
  on: ['AnnouncementPublished'],
  tell({ data, metadata: { recordedAt } }) {
    const { announcementId, from } = data;
    return [
      {
        audience: audienceOf(data, recordedAt.slice(0, 10)),
        news: { kind: 'announcement', facts: { announcementId, from } },
      },
    ];
  },
};

const audienceOf = (
  {
    schoolId,
    authorId: without,
    audience: { roles = ADDRESSED_ROLES, classId },
  }: AnnouncementPublished['data'],
  on: string,
): Audience =>
  classId === undefined
    ? { who: 'holdersOfRoles', schoolId, roles, on, without }
    : { who: 'everybodyOfClass', classId, on, without };
