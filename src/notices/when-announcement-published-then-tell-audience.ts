import type { AnnouncementPublished } from '../announcements/announcement.events.js';
import { everybodyIn } from './everybody-in.js';
import type { Policy } from './policy.js';

/** On its first day, and only once: what it says by then is read when it is told. */
export const whenAnnouncementPublishedThenTellAudience: Policy<AnnouncementPublished> = {
  on: ['AnnouncementPublished'],
  tell({ data, metadata: { recordedAt } }) {
    const { announcementId, schoolId, authorId, audience, from } = data;
    return [
      {
        audience: everybodyIn({ schoolId, ...audience }, authorId, recordedAt.slice(0, 10)),
        news: { kind: 'announcement', facts: { announcementId, from } },
      },
    ];
  },
};
