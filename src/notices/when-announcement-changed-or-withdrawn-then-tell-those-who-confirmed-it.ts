import type { AnnouncementChanged, AnnouncementWithdrawn } from '../announcements/announcement.events.js';
import { wordingOf } from '../announcements/wording.values.js';
import type { Recorded } from '../eventing/envelope.js';
import { everybodyIn } from './everybody-in.js';
import type { News } from './notice.js';
import type { Policy } from './policy.js';

type Change = AnnouncementChanged | AnnouncementWithdrawn;

/** Of other words than those that they confirmed, and that these are taken back; not of another last day. */
export const whenAnnouncementChangedOrWithdrawnThenTellThoseWhoConfirmedIt: Policy<Change> = {
  on: ['AnnouncementChanged', 'AnnouncementWithdrawn'],
  tell(event) {
    const news = newsOf(event);
    if (!news) return [];
    const { announcementId, schoolId, authorId, audience } = event.data;
    const on = event.metadata.recordedAt.slice(0, 10);
    const everybody = everybodyIn({ schoolId, ...audience }, authorId, on);
    return [{ audience: { ...everybody, confirmed: announcementId }, news }];
  },
};

const newsOf = ({ type, data, metadata }: Recorded<Change>): News | undefined => {
  const { announcementId } = data;
  if (type === 'AnnouncementWithdrawn') {
    return { kind: 'announcement', facts: { announcementId, change: 'withdrawn' } };
  }
  const isReworded = [data.title, data.text].some((words) => words.in.startsWith(metadata.$correlationId));
  if (!isReworded) return undefined;
  return {
    kind: 'announcement',
    facts: { announcementId, from: data.from, change: 'changed', wording: wordingOf(data) },
  };
};
