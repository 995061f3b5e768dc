import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Person } from './diary.js';
import { kept } from './freshness.js';
import { request } from './request.js';

interface Titled {
  readonly id: string;
  readonly title: string;
}

/** Whose parents meet: those of a class, or of a school. */
export interface OfParents {
  readonly class?: Titled;
  readonly school?: Titled;
}

/** Parents who meet. Times are on the clocks of the school: `YYYY-MM-DDTHH:MM`. */
export interface Meeting extends OfParents {
  readonly meetingId: string;
  readonly title: string;
  readonly startsAt: string;
  readonly timeZone: string;
  readonly place: string;
  readonly agenda?: string;
  readonly calledOff?: { readonly at: string; readonly reason?: string };
}

export interface MyMeetings {
  /** The latest comes first. */
  readonly meetings: readonly Meeting[];
  /** Whose parents the reader may call to one. */
  readonly callable: readonly OfParents[];
}

/** A meeting with what came of it. */
export interface Assembly extends Meeting {
  /** What the reader said to the invitation. */
  readonly coming?: boolean;
  readonly proxy?: Person;
  /** Who named the reader to vote in their place. */
  readonly holds: readonly Person[];
  readonly figures: { readonly coming: number; readonly proxies: number; readonly attended?: number };
  /** Whether the reader leads it. */
  readonly leads: boolean;
  /** For whoever leads a meeting of a class. */
  readonly guests?: {
    readonly answers: readonly { readonly guardian: Person; readonly coming: boolean }[];
    readonly proxies: readonly { readonly guardian: Person; readonly holder: Person }[];
    readonly attended?: readonly Person[];
  };
  readonly votes: readonly Vote[];
  /** The newest version comes first. */
  readonly minutes: readonly MinutesVersion[];
}

export interface Vote {
  readonly voteId: string;
  readonly question: string;
  readonly options: readonly string[];
  readonly secret: boolean;
  /** In percent of the children entitled. */
  readonly quorum: number;
  readonly closedAt?: string;
  readonly entitled: number;
  readonly cast: number;
  /** The children whose ballots the reader casts. */
  readonly ballots: readonly { readonly pupil: Person; readonly cast: boolean }[];
  readonly result?: {
    readonly counts: readonly number[];
    readonly quorate: boolean;
  };
}

/** A vote that is counted, ballot by ballot. */
export interface Ballots {
  readonly choices: readonly { readonly option: number; readonly mark: string }[];
  /** Who voted for what, where that is open to all. */
  readonly named?: readonly { readonly pupil: Person; readonly by: Person; readonly option: number }[];
}

export interface MinutesVersion {
  readonly version: number;
  readonly text: string;
  readonly change?: string;
  /** The votes that were taken by then. */
  readonly voteIds: readonly string[];
  readonly by: Person;
  readonly at: string;
}

const one = (meetingId: string, what = '') => `/api/meetings/${encodeURIComponent(meetingId)}${what}`;

export const myMeetingsQuery = queryOptions({
  queryKey: ['meetings', 'mine'],
  queryFn: async ({ signal }) => (await request('/api/me/meetings', { signal })) as MyMeetings,
  ...kept,
});

export interface SchoolMeeting extends Meeting {
  /** Whether the reader may read what came of it. */
  readonly mayOpen: boolean;
}

interface SchoolMeetings {
  /** The latest comes first. */
  readonly meetings: readonly SchoolMeeting[];
  /** The classes of whose meetings the reader may know. */
  readonly classes: readonly Titled[];
  readonly next?: string;
}

/** The meetings of a school's parents and of those of its classes, or of one of these. */
export const schoolMeetingsQuery = (school: string, classId: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['meetings', 'school', school, classId ?? 'all'],
    queryFn: async ({ signal, pageParam }) => {
      const asked = new URLSearchParams({
        limit: '50',
        ...(classId === undefined ? {} : { classId }),
        ...(pageParam === undefined ? {} : { cursor: pageParam }),
      });
      const path = `/api/schools/${encodeURIComponent(school)}/meetings?${asked}`;
      return (await request(path, { signal })) as SchoolMeetings;
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    ...kept,
  });

export const assemblyQuery = (meetingId: string) =>
  queryOptions({
    queryKey: ['meetings', meetingId],
    queryFn: async ({ signal }) => (await request(one(meetingId), { signal })) as Assembly,
    ...kept,
  });

export interface Invited {
  readonly guardians: readonly Person[];
  /** The classes of a school, of which one is named to see its guardians. */
  readonly classes?: readonly Titled[];
}

/** The guardians who are invited. */
export const invitedQuery = (meetingId: string, classId = '') =>
  queryOptions({
    queryKey: ['meetings', meetingId, 'guardians', classId],
    queryFn: async ({ signal }) => {
      const asked = classId === '' ? '' : `?classId=${encodeURIComponent(classId)}`;
      return (await request(one(meetingId, `/guardians${asked}`), { signal })) as Invited;
    },
    ...kept,
  });

export const ballotsQuery = (meetingId: string, voteId: string) =>
  queryOptions({
    queryKey: ['meetings', meetingId, 'ballots', voteId],
    queryFn: async ({ signal }) => {
      const path = one(meetingId, `/votes/${encodeURIComponent(voteId)}/ballots`);
      return (await request(path, { signal })) as Ballots;
    },
    ...kept,
  });

export interface Appointment {
  readonly title: string;
  readonly startsAt: string;
  readonly place: string;
  readonly agenda?: string;
}

/** @throws ProblemError `meeting-refused` */
export const callMeeting = async (of: OfParents, appointment: Appointment, key: string) => {
  const path = of.class
    ? `/api/classes/${encodeURIComponent(of.class.id)}/meetings`
    : `/api/schools/${encodeURIComponent(of.school?.id ?? '')}/meetings`;
  return (await request(path, { method: 'POST', body: appointment, key })) as { readonly meetingId: string };
};

/** @throws ProblemError `meeting-begun` */
export const callOffMeeting = (meetingId: string, reason: string) =>
  request(one(meetingId, '/calling-off'), { method: 'POST', body: { reason } });

/** @throws ProblemError `meeting-begun`, `meeting-called-off` */
export const answerInvitation = (meetingId: string, coming: boolean) =>
  request(one(meetingId, '/answer'), { method: 'POST', body: { coming } });

/** @throws ProblemError the same, `proxy-passed-on`, `too-many-proxies`, `guardian-not-invited` */
export const nameProxy = (meetingId: string, holderId: string) =>
  request(one(meetingId, '/proxy'), { method: 'POST', body: { holderId } });

export const revokeProxy = (meetingId: string) =>
  request(one(meetingId, '/proxy/revocation'), { method: 'POST', body: {} });

/** @throws ProblemError `meeting-not-begun` */
export const recordAttendance = (meetingId: string, guardianIds: readonly string[]) =>
  request(one(meetingId, '/attendance'), { method: 'POST', body: { guardianIds } });

/** @throws ProblemError `meeting-not-begun` */
export const countAttendance = (meetingId: string, count: number) =>
  request(one(meetingId, '/attendance/count'), { method: 'POST', body: { count } });

export interface Question {
  readonly question: string;
  readonly options: readonly string[];
  readonly secret: boolean;
  readonly quorum: number;
}

/** @throws ProblemError `vote-refused`, `meeting-not-begun` */
export const openVote = (meetingId: string, question: Question, key: string) =>
  request(one(meetingId, '/votes'), { method: 'POST', body: question, key });

export const closeVote = (meetingId: string, voteId: string) =>
  request(one(meetingId, `/votes/${encodeURIComponent(voteId)}/closing`), { method: 'POST', body: {} });

export interface Ballot {
  readonly pupilId: string;
  readonly option: number;
  /** 32 hexadecimal digits that the voter drew. */
  readonly code: string;
}

/** @throws ProblemError `ballot-already-cast`, `ballot-not-yours`, `vote-closed` */
export const castBallot = (meetingId: string, voteId: string, ballot: Ballot, key: string) =>
  request(one(meetingId, `/votes/${encodeURIComponent(voteId)}/ballots`), {
    method: 'POST',
    body: ballot,
    key,
  });

/** @throws ProblemError `change-required`, `meeting-not-begun` */
export const publishMinutes = (
  meetingId: string,
  minutes: { readonly text: string; readonly change?: string },
  key: string,
) => request(one(meetingId, '/minutes'), { method: 'POST', body: minutes, key });
