import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Person } from './diary.js';
import { kept } from './freshness.js';
import { request } from './request.js';

/** Roles that something may be announced to. */
export const addressedRoles = [
  'guardian',
  'pupil',
  'teacher',
  'healthWorker',
  'secretary',
  'deputyHead',
  'admin',
] as const;
export type AddressedRole = (typeof addressedRoles)[number];

/** What is announced, without its text; the title of what was withdrawn is not told to its readers. Days are civil, instants ISO 8601. */
export interface AnnouncementEntry {
  readonly announcementId: string;
  readonly schoolId: string;
  readonly audience: {
    readonly to: 'school' | 'roles' | 'class';
    readonly roles?: readonly AddressedRole[];
  };
  /** Of the class or teaching group that it is for. */
  readonly className?: string;
  readonly author: Person;
  readonly title?: string;
  readonly from: string;
  readonly until?: string;
  readonly pinned: boolean;
  readonly receiptAsked: boolean;
  readonly version: number;
  readonly publishedAt: string;
  readonly changedAt?: string;
  /** As it is put now, by whoever asks. */
  readonly read: boolean;
  readonly withdrawn?: { readonly at: string; readonly by: Person; readonly reason: string };
}

export interface Announcement extends AnnouncementEntry {
  readonly text?: string;
}

export interface Receipt {
  readonly reader: Person;
  readonly version: number;
  readonly at: string;
}

export interface AnnouncementDraft {
  readonly title: string;
  readonly text: string;
  readonly from?: string;
  readonly until?: string;
  readonly pinned: boolean;
  readonly receiptAsked: boolean;
}

interface AnnouncementsAnswer {
  readonly unread?: number;
  readonly announcements: readonly AnnouncementEntry[];
  readonly next?: string;
}

/** What is announced to the reader, or everything that ever was in a school. */
export const announcementsQuery = (schoolId: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['announcements', schoolId ?? 'mine'],
    queryFn: async ({ signal, pageParam }) => {
      const of = schoolId === undefined ? 'me' : `schools/${encodeURIComponent(schoolId)}`;
      const asked = new URLSearchParams({
        limit: '30',
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      });
      return (await request(`/api/${of}/announcements?${asked}`, { signal })) as AnnouncementsAnswer;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    ...kept,
  });

const addressOf = (announcementId: string) => `/api/announcements/${encodeURIComponent(announcementId)}`;

export const announcementQuery = (announcementId: string) =>
  queryOptions({
    queryKey: ['announcement', announcementId],
    queryFn: async ({ signal }) => (await request(addressOf(announcementId), { signal })) as Announcement,
    ...kept,
  });

export const receiptsQuery = (announcementId: string) =>
  queryOptions({
    queryKey: ['announcement', announcementId, 'receipts'],
    queryFn: async ({ signal }) => {
      const answer = await request(`${addressOf(announcementId)}/receipts`, { signal });
      return (answer as { readonly receipts: readonly Receipt[] }).receipts;
    },
    ...kept,
  });

/** Whom something is announced to: a school or some roles in it, or a class or teaching group. */
export type Audience =
  { readonly schoolId: string; readonly roles?: readonly AddressedRole[] } | { readonly classId: string };

/** @returns the id of what was announced. */
export async function announce(audience: Audience, draft: AnnouncementDraft, key: string): Promise<string> {
  const [where, body] =
    'classId' in audience
      ? [`classes/${encodeURIComponent(audience.classId)}`, draft]
      : [
          `schools/${encodeURIComponent(audience.schoolId)}`,
          { ...draft, ...(audience.roles === undefined ? {} : { roles: audience.roles }) },
        ];
  const answer = await request(`/api/${where}/announcements`, { method: 'POST', body, key });
  return (answer as { readonly announcementId: string }).announcementId;
}

export const confirmReading = (announcementId: string, version: number) =>
  request(`${addressOf(announcementId)}/receipt`, { method: 'POST', body: { version } });

export const pinAnnouncement = (announcementId: string, pinned: boolean) =>
  request(`${addressOf(announcementId)}/pinning`, { method: 'POST', body: { pinned } });

export const withdrawAnnouncement = (announcementId: string, reason: string) =>
  request(`${addressOf(announcementId)}/withdrawal`, { method: 'POST', body: { reason } });
