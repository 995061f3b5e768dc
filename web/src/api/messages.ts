import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { MessagingRules } from '../../../src/messages/messaging-rules.values.js';
import type { Person } from './diary.js';
import { kept } from './freshness.js';
import { request } from './request.js';

export type { MessagingRules };

/** Of a class. */
type ClassKind = 'class' | 'guardians' | 'pupils' | 'pupilsAndTeacher' | 'everybody';

export type ThreadKind = 'personal' | 'twoGuardians' | ClassKind | 'schoolPupils' | 'jointGroup';

/** Who writes in a thread: a teacher and a guardian about a pupil, two guardians of a class, or those of a class or group. */
export interface Among {
  readonly kind: ThreadKind;
  readonly teacher?: Person;
  readonly guardian?: Person;
  readonly pupil?: Person;
  readonly guardians?: readonly Person[];
  readonly class?: { readonly classId: string; readonly title: string };
  readonly school?: { readonly schoolId: string; readonly title: string };
  /** Of several schools. */
  readonly jointGroup?: { readonly jointGroupId: string; readonly title: string };
}

export interface ThreadEntry {
  readonly threadId: string;
  readonly among: Among;
  readonly title: string;
  readonly messages: number;
  readonly unread: number;
  /** Instant, ISO 8601. */
  readonly lastAt: string;
}

/** A file that goes with a message. */
export interface AttachedFile {
  readonly fileId: string;
  readonly name: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
}

export interface Message {
  readonly number: number;
  readonly author: Person;
  readonly at: string;
  readonly text?: string;
  readonly files?: readonly AttachedFile[];
  readonly removed?: { readonly at: string; readonly reason: string };
  readonly blocked?: true;
  readonly reported?: true;
  readonly readBy?: number;
}

export interface Thread extends ThreadEntry {
  readonly mayWrite: boolean;
  readonly list: readonly Message[];
}

interface ThreadsAnswer {
  readonly unread: number;
  readonly threads: readonly ThreadEntry[];
  readonly next?: string;
}

const addressOf = (threadId: string) => `/api/threads/${encodeURIComponent(threadId)}`;

/** The reader's threads, those that were written in last come first. */
export const threadsQuery = infiniteQueryOptions({
  queryKey: ['threads'],
  queryFn: async ({ signal, pageParam }) => {
    const asked = new URLSearchParams({
      limit: '30',
      ...(pageParam === undefined ? {} : { cursor: pageParam }),
    });
    return (await request(`/api/me/threads?${asked}`, { signal })) as ThreadsAnswer;
  },
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }) => next,
  ...kept,
});

/** Messages that are shown at a time. */
const SHOWN = 50;

/** A thread: its newest messages, and page by page those before. */
export const threadQuery = (threadId: string) =>
  infiniteQueryOptions({
    queryKey: ['thread', threadId],
    queryFn: async ({ signal, pageParam }) => {
      const asked = new URLSearchParams({
        limit: SHOWN.toString(),
        ...(pageParam === undefined ? {} : { before: pageParam.toString() }),
      });
      return (await request(`${addressOf(threadId)}?${asked}`, { signal })) as Thread;
    },
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ list }) =>
      list[0] === undefined || list[0].number === 1 ? undefined : list[0].number,
    ...kept,
  });

export type Circle = { readonly title: string } & Many;

/** Those of a class, of a school, or of a group of several schools. */
type Many =
  | { readonly kind: 'schoolPupils'; readonly schoolId: string }
  | { readonly kind: ClassKind; readonly classId: string }
  | { readonly kind: 'jointGroup'; readonly jointGroupId: string };

export interface OfClass {
  readonly classId: string;
  readonly title: string;
}

export interface Addressees {
  readonly circles: readonly Circle[];
  /** The classes to another guardian of which the reader may write alone. */
  readonly guardiansOf: readonly OfClass[];
  readonly pupils: readonly Person[];
}

/** To those of which classes, and about which pupils, the reader may write. */
export const addresseesQuery = queryOptions({
  queryKey: ['addressees'],
  queryFn: async ({ signal }) => (await request('/api/me/addressees', { signal })) as Addressees,
  staleTime: 60_000,
});

export interface Correspondent extends Person {
  readonly as: 'teacher' | 'guardian';
}

/** About a pupil somebody is written to, or in a class another guardian alone. */
type Around = { readonly pupilId: string } | { readonly classId: string };

const placeAround = (around: Around): string =>
  'pupilId' in around
    ? `pupils/${encodeURIComponent(around.pupilId)}`
    : `classes/${encodeURIComponent(around.classId)}`;

/** Whom the reader may write to there. */
export const correspondentsQuery = (around: Around) =>
  queryOptions({
    queryKey: ['correspondents', around],
    queryFn: async ({ signal }) => {
      const answer = await request(`/api/${placeAround(around)}/correspondents`, { signal });
      return (answer as { readonly correspondents: readonly Correspondent[] }).correspondents;
    },
    staleTime: 60_000,
  });

/** Whom something is written to: those of a class or group, or somebody alone. */
export type Addressee = Many | (Around & { readonly to: string });

/** @returns the id of the thread. */
export async function openThread(
  addressee: Addressee,
  words: { readonly title: string; readonly text: string; readonly files: readonly SentFile[] },
  key: string,
): Promise<string> {
  const body = { ...words, ...restOf(addressee) };
  const where = placeOf(addressee);
  const answer = await request(`/api/${where}/threads`, { method: 'POST', body, key });
  return (answer as { readonly threadId: string }).threadId;
}

/** What the address does not name. */
const restOf = (addressee: Addressee): { readonly to?: string; readonly schoolId?: string } => {
  if ('to' in addressee) return { to: addressee.to };
  return addressee.kind === 'schoolPupils' ? { schoolId: addressee.schoolId } : {};
};

const placeOf = (addressee: Addressee): string => {
  if ('pupilId' in addressee) return placeAround(addressee);
  if ('to' in addressee) return `${placeAround(addressee)}/correspondents`;
  if (addressee.kind === 'schoolPupils') return 'me/schoolmates';
  if (addressee.kind === 'jointGroup') return `joint-groups/${encodeURIComponent(addressee.jointGroupId)}`;
  return `classes/${encodeURIComponent(addressee.classId)}${partOf[addressee.kind]}`;
};

const partOf = {
  class: '',
  guardians: '/guardians',
  pupils: '/pupils',
  pupilsAndTeacher: '/pupils-and-teacher',
  everybody: '/everybody',
} as const;

/** Files that go with one message, and bytes of each, at most. */
export const MOST_FILES = 5;
export const LARGEST_FILE = 10 * 1024 * 1024;

/** A file that was sent, and goes with no message yet. */
export type SentFile = Pick<AttachedFile, 'fileId' | 'name'>;

/** Sends a file, to go with a message. @returns as what it goes with one. */
export async function sendAttachment(file: File): Promise<SentFile> {
  const answer = await request('/api/me/message-files', { method: 'POST', file });
  return { fileId: (answer as SentFile).fileId, name: file.name };
}

export const postMessage = (threadId: string, text: string, files: readonly SentFile[], key: string) =>
  request(`${addressOf(threadId)}/messages`, { method: 'POST', body: { text, files }, key });

/** Where a file of a message is read, or that of one that was reported. */
export const fileAddress = (
  { threadId, number }: { readonly threadId: string; readonly number: number },
  { fileId }: AttachedFile,
  part: 'messages' | 'reports' = 'messages',
) => `${addressOf(threadId)}/${part}/${number.toString()}/files/${fileId}`;

export const markMessagesRead = (threadId: string, upTo: number) =>
  request(`${addressOf(threadId)}/reading`, { method: 'POST', body: { upTo } });

export const reportMessage = (threadId: string, number: number, reason: string) =>
  request(`${addressOf(threadId)}/reports`, { method: 'POST', body: { number, reason } });

export const blockAuthor = (threadId: string, number: number) =>
  request(`${addressOf(threadId)}/blocks`, { method: 'POST', body: { number } });

export interface Blocked extends Person {
  readonly since: string;
}

/** Those of whom the reader wants to read nothing. */
export const blockedQuery = queryOptions({
  queryKey: ['blocked-authors'],
  queryFn: async ({ signal }) => {
    const answer = await request('/api/me/blocked-authors', { signal });
    return (answer as { readonly blocked: readonly Blocked[] }).blocked;
  },
  staleTime: 60_000,
});

export const unblockAuthor = (personId: string) =>
  request(`/api/me/blocked-authors/${encodeURIComponent(personId)}`, { method: 'DELETE' });

export interface ReportedMessage {
  readonly threadId: string;
  readonly number: number;
  readonly among: Among;
  readonly author: Person;
  readonly at: string;
  readonly text: string;
  readonly files: readonly AttachedFile[];
  readonly isOpen: boolean;
  readonly reports: readonly { readonly by: Person; readonly at: string; readonly reason: string }[];
  readonly decision?: {
    readonly removed: boolean;
    readonly by: Person;
    readonly at: string;
    readonly reason: string;
  };
}

interface ReportsAnswer {
  readonly messages: readonly ReportedMessage[];
  readonly next?: string;
}

/** What was reported in a school: first what waits for a decision. */
export const reportsQuery = (schoolId: string) =>
  infiniteQueryOptions({
    queryKey: ['message-reports', schoolId],
    queryFn: async ({ signal, pageParam }) => {
      const asked = new URLSearchParams({
        limit: '30',
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      });
      const path = `/api/schools/${encodeURIComponent(schoolId)}/message-reports?${asked}`;
      return (await request(path, { signal })) as ReportsAnswer;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    ...kept,
  });

export const decideOnReport = (
  { threadId, number }: Pick<ReportedMessage, 'threadId' | 'number'>,
  remove: boolean,
  reason: string,
) => request(`${addressOf(threadId)}/decisions`, { method: 'POST', body: { number, remove, reason } });

const rulesAddress = (schoolId: string) => `/api/schools/${encodeURIComponent(schoolId)}/messaging`;

/** Who may write to each other in a school, and when its teachers are told of nothing. */
export const messagingRulesQuery = (schoolId: string) =>
  queryOptions({
    queryKey: ['messaging-rules', schoolId],
    queryFn: async ({ signal }) => (await request(rulesAddress(schoolId), { signal })) as MessagingRules,
    staleTime: 60_000,
  });

export const setMessagingRules = (schoolId: string, rules: MessagingRules) =>
  request(rulesAddress(schoolId), { method: 'PUT', body: rules });
