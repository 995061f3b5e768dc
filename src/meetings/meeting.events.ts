import type { Sealed } from '../people/sealed.values.js';
import type { LocalTime } from '../school/local-time.values.js';

/** What is agreed on for a meeting. Its texts are about the class or school and not about anybody, as topics and homework are. */
export interface Appointment {
  readonly title: string;
  readonly startsAt: LocalTime;
  readonly place: string;
  readonly agenda?: string;
}

interface OfSchoolMeeting {
  readonly meetingId: string;
  /** The school whose parents meet. */
  readonly schoolId: string;
}

interface OfClassMeeting {
  readonly meetingId: string;
  readonly schoolId: string;
  /** The class whose parents meet. */
  readonly classId: string;
}

export interface OfMeeting {
  readonly meetingId: string;
  readonly schoolId: string;
  /** The class whose parents meet; none where those of the whole school do. */
  readonly classId?: string;
}

interface Agreed extends Appointment {
  /** The school's, which its local times are in. */
  readonly timeZone: string;
}

interface AgreedAnew extends Appointment {
  readonly timeZone: string;
  /** What it was. */
  readonly from: Appointment;
}

interface Off {
  readonly reason?: string;
}

/** The parents of a class were called to a meeting. */
export interface MeetingCalled {
  readonly type: 'MeetingCalled';
  readonly data: OfClassMeeting & Agreed;
}

/** A meeting that had not begun has another title, time, place or agenda. */
export interface MeetingChanged {
  readonly type: 'MeetingChanged';
  readonly data: OfClassMeeting & AgreedAnew;
}

/** A meeting that had not begun will not take place. */
export interface MeetingCalledOff {
  readonly type: 'MeetingCalledOff';
  readonly data: OfClassMeeting & Off;
}

/** The parents of all pupils of a school were called to a meeting. */
export interface SchoolMeetingCalled {
  readonly type: 'SchoolMeetingCalled';
  readonly data: OfSchoolMeeting & Agreed;
}

/** A meeting of a school's parents that had not begun has another title, time, place or agenda. */
export interface SchoolMeetingChanged {
  readonly type: 'SchoolMeetingChanged';
  readonly data: OfSchoolMeeting & AgreedAnew;
}

/** A meeting of a school's parents that had not begun will not take place. */
export interface SchoolMeetingCalledOff {
  readonly type: 'SchoolMeetingCalledOff';
  readonly data: OfSchoolMeeting & Off;
}

/** A guardian said whether to come. */
export interface InvitationAnswered {
  readonly type: 'InvitationAnswered';
  readonly data: OfMeeting & { readonly guardianId: string; readonly coming: boolean };
}

/** A guardian who can't come named another one who is invited, who attends and votes in the guardian's place. */
export interface ProxyNamed {
  readonly type: 'ProxyNamed';
  readonly data: OfMeeting & { readonly guardianId: string; readonly holderId: string };
}

/** A guardian took back, before the meeting began, what another one was named for. */
export interface ProxyRevoked {
  readonly type: 'ProxyRevoked';
  readonly data: OfMeeting & { readonly guardianId: string; readonly holderId: string };
}

/** It is on record who came; a later record takes the place of the earlier. */
export interface AttendanceRecorded {
  readonly type: 'AttendanceRecorded';
  readonly data: OfMeeting & { readonly guardianIds: readonly string[] };
}

/** It is on record how many came to a meeting that is too large for a list of names; a later record takes its place. */
export interface AttendanceCounted {
  readonly type: 'AttendanceCounted';
  readonly data: OfMeeting & { readonly count: number };
}

interface Minutes {
  /** 1 for what was published, and one more for each correction. */
  readonly version: number;
  /** Sealed with the meeting's own key: anybody may be named in them. */
  readonly text: Sealed;
  /** The votes that were taken by then: results stand with them, and not in the text. */
  readonly voteIds: readonly string[];
}

/** Those invited were told what was said and decided. */
export interface MinutesPublished {
  readonly type: 'MinutesPublished';
  readonly data: OfMeeting & Minutes;
}

/** The minutes are put otherwise; what they were stays. */
export interface MinutesCorrected {
  readonly type: 'MinutesCorrected';
  readonly data: OfMeeting &
    Minutes & {
      /** What has changed. */
      readonly change: Sealed;
    };
}

export type ClassInvitationEvent = MeetingCalled | MeetingChanged | MeetingCalledOff;
export type SchoolInvitationEvent = SchoolMeetingCalled | SchoolMeetingChanged | SchoolMeetingCalledOff;

/** That parents meet, which concerns the school and whoever follows it. */
export type InvitationEvent = ClassInvitationEvent | SchoolInvitationEvent;

/** Who comes and what was said, which concerns those invited. */
export type AssemblyEvent =
  | InvitationAnswered
  | ProxyNamed
  | ProxyRevoked
  | AttendanceRecorded
  | AttendanceCounted
  | MinutesPublished
  | MinutesCorrected;

export type MeetingEvent = InvitationEvent | AssemblyEvent;
