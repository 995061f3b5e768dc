import type { Announced, AnnouncementAudience } from '../../announcements/announcement.events.js';
import type { Around } from './around.js';
import type { Cast } from './cast.js';

interface SampleAnnouncement extends Pick<Announced, 'receiptAsked'> {
  readonly by: 'deputyHeadId' | 'teacherId';
  readonly audience: (cast: Cast) => AnnouncementAudience;
  readonly title: string;
  readonly text: string;
  readonly pinned?: true;
}

const ANNOUNCEMENTS: readonly SampleAnnouncement[] = [
  {
    ...{ by: 'deputyHeadId', receiptAsked: false, pinned: true },
    audience: () => ({ to: 'school' }),
    title: 'The library moves',
    text: 'From Monday on the library is on the ground floor, next to the main entrance. It opens at eight, as before. Until then books can be given back at the office.',
  },
  {
    ...{ by: 'deputyHeadId', receiptAsked: true },
    audience: () => ({ to: 'roles', roles: ['guardian'] }),
    title: 'When a pupil is ill',
    text: 'Please write a note in the diary on the first day, and hand in the certificate within five days of the return. Confirm that you have read this.',
  },
  {
    ...{ by: 'deputyHeadId', receiptAsked: false },
    audience: () => ({ to: 'roles', roles: ['teacher'] }),
    title: 'Term grades',
    text: 'Term grades are due on the last day of the term. The journal page proposes what the average comes to; the grade is yours.',
  },
  {
    ...{ by: 'teacherId', receiptAsked: false },
    audience: ({ classId }) => ({ to: 'class', classId }),
    title: 'Calculators',
    text: 'From next week on each of you needs a calculator in the lessons. Two can be borrowed from me.',
  },
];

export const announce = async ({ cast, today, vault, runners, id, context }: Around): Promise<void> => {
  for (const { by, audience, title, text, receiptAsked, pinned = false } of ANNOUNCEMENTS) {
    const announcementId = id('announcement', title);
    const given = context(`announcement ${title}`);
    const seal = (words: string, what: 'title' | 'text') =>
      vault.seal(announcementId, words, `${given.commandId} ${what}`);
    const announcement = {
      ...{ announcementId, schoolId: cast.schoolId, authorId: cast[by], audience: audience(cast) },
      ...{ title: await seal(title, 'title'), text: await seal(text, 'text'), from: today, receiptAsked },
    };
    const command = { kind: 'PublishAnnouncement', announcement, pinned, today } as const;
    await runners.announcements.handle(announcementId, command, given);
  }
};
