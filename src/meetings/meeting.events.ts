import type { LocalTime } from '../school/local-time.values.js';

/** What is agreed on for a meeting. Its texts are about the class and not about anybody, as topics and homework are. */
export interface Appointment {
  readonly title: string;
  readonly startsAt: LocalTime;
  readonly place: string;
  readonly agenda?: string;
}

interface OfMeeting {
  readonly meetingId: string;
  readonly schoolId: string;
  /** The class whose parents meet. */
  readonly classId: string;
}

/** The parents of a class were called to a meeting. */
export interface MeetingCalled {
  readonly type: 'MeetingCalled';
  readonly data: OfMeeting &
    Appointment & {
      /** The school's, which its local times are in. */
      readonly timeZone: string;
    };
}

/** A meeting that had not begun has another title, time, place or agenda. */
export interface MeetingChanged {
  readonly type: 'MeetingChanged';
  readonly data: OfMeeting &
    Appointment & {
      readonly timeZone: string;
      /** What it was. */
      readonly from: Appointment;
    };
}

/** A meeting that had not begun will not take place. */
export interface MeetingCalledOff {
  readonly type: 'MeetingCalledOff';
  readonly data: OfMeeting & { readonly reason?: string };
}

export type MeetingEvent = MeetingCalled | MeetingChanged | MeetingCalledOff;
