import { createHash } from 'node:crypto';
import type { GradeCorrected, GradeGiven } from '../journal/page/page.events.js';

export type Channel = 'email';

/**
 * What is told, with the facts that its text needs. Names and contacts are none of them: they are joined when the
 * text is written, and a free text about somebody stays sealed until then.
 */
export type News =
  | {
      readonly kind: 'grade-given';
      readonly facts: Pick<GradeGiven['data'], 'pageId' | 'date' | 'work' | 'value' | 'comment'>;
    }
  | {
      readonly kind: 'grade-corrected';
      readonly facts: Pick<GradeCorrected['data'], 'pageId' | 'gradeId' | 'date' | 'from' | 'to' | 'reason'>;
    };

export type NoticeKind = News['kind'];

/** One thing that one person is to be told through one channel, because of one event. */
export type Notice = News & {
  readonly eventId: string;
  readonly schoolId: string;
  readonly pupilId: string;
  readonly recipientId: string;
  readonly channel: Channel;
};

/** The notice's id follows from event, recipient and channel: decided twice, it is still one notice. */
export const noticeIdOf = ({
  eventId,
  recipientId,
  channel,
}: Pick<Notice, 'eventId' | 'recipientId' | 'channel'>): string =>
  createHash('sha256')
    .update(JSON.stringify([eventId, recipientId, channel]))
    .digest('hex')
    .slice(0, 40);
