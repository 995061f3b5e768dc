import type { CommandContext, Outcome } from '../eventing/command-runner.js';
import { notFound } from '../access/rights/not-found.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { contextOf } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import type { Ids } from '../people/ids.js';
import type { Runners } from '../runners.js';
import { localTimeIn, type LocalTime } from '../school/local-time.values.js';
import type { MeetingCommand } from './meeting.decider.js';
import { pupilsInvited } from './invited.js';
import type { MeetingEvent, OfMeeting } from './meeting.events.js';
import { meetingNotFound, type Meeting } from './meeting.state.js';
import { callerOf, leaderIn, mayKnowMeetings, type Caller } from './meetings.rights.js';

/** A meeting that is to be called, and what the clocks of its school show. */
export interface MeetingToCall extends OfMeeting {
  readonly timeZone: string;
  readonly now: LocalTime;
}

/** Whose parents meet: those of a class, or of a whole school. */
export type Whose =
  { readonly classId: string } | { readonly schoolId: string; readonly classId?: undefined };

/** Where somebody may call meetings, and what goes with the commands. */
interface Place {
  readonly where: Omit<MeetingToCall, 'meetingId'>;
  /** Whose guardians are invited. */
  readonly pupilIds: () => Promise<readonly string[]>;
  readonly contextIn: (meetingId: string) => CommandContext;
}

/** Carries out what is asked about meetings by those who may call one. */
export class MeetingsWriter {
  constructor(
    private readonly runners: Pick<Runners, 'classes' | 'meetings' | 'schools'>,
    private readonly reader: FreshReader,
    private readonly ids: Ids,
  ) {}

  /**
   * Begins a meeting of a class or a school.
   * @throws DomainError `class-not-found`, `school-not-found`, `not-for-your-role`, or whatever the rules refuse.
   */
  async call(
    whose: Whose,
    request: WriteRequest,
    commandOf: (meeting: MeetingToCall) => MeetingCommand,
  ): Promise<Outcome<MeetingEvent>> {
    const place = await this.placeIn(whose, request);
    if (!place) throw notFound(whose.classId === undefined ? 'school' : 'class');
    // The same when it is sent twice.
    const meetingId = this.ids.of('meeting', whose.classId ?? whose.schoolId, request.commandId);
    const { where, contextIn } = place;
    return this.runners.meetings.handle(meetingId, commandOf({ meetingId, ...where }), contextIn(meetingId));
  }

  /** @throws DomainError `meeting-not-found`, `not-for-your-role`, or whatever the rules refuse. */
  async write(
    meetingId: string,
    request: WriteRequest,
    commandOf: (now: LocalTime) => MeetingCommand,
  ): Promise<Outcome<MeetingEvent>> {
    const { where, contextIn } = await this.chairing(meetingId, request);
    return this.runners.meetings.handle(meetingId, commandOf(where.now), contextIn(meetingId));
  }

  /**
   * A meeting as the store has it now, for whoever leads it.
   * @throws DomainError `meeting-not-found`, `not-for-your-role`.
   */
  async chairing(meetingId: string, request: WriteRequest): Promise<Place & { readonly meeting: Meeting }> {
    const meeting = await this.runners.meetings.load(meetingId);
    const place = meeting.called && (await this.placeIn(whoseOf(meeting.called), request));
    if (!place) throw meetingNotFound();
    return { ...place, meeting };
  }

  private placeIn(whose: Whose, request: WriteRequest): Promise<Place | undefined> {
    return whose.classId === undefined
      ? this.placeInSchool(whose.schoolId, request)
      : this.placeInClass(whose.classId, request);
  }

  /** What is to be known in order to write about a school's meetings; nothing for whoever doesn't lead it. */
  private async placeInSchool(schoolId: string, request: WriteRequest): Promise<Place | undefined> {
    const role = leaderIn(request.viewer, schoolId);
    return role && this.placeOf({ schoolId, ...(await this.clocksOf(schoolId, request)) }, role, request);
  }

  /**
   * The same about a class's meetings; nothing for whoever may not know of them.
   * A right hangs on who belongs to the class, which is asked of the class itself.
   * @throws DomainError `not-for-your-role`.
   */
  private async placeInClass(classId: string, request: WriteRequest): Promise<Place | undefined> {
    const {
      classId: found,
      schoolId,
      teachers,
      pupils,
      subjectId,
    } = await this.runners.classes.load(classId);
    if (found === undefined || subjectId !== undefined) return undefined;
    const clocks = await this.clocksOf(schoolId, request);
    const today = clocks.now.slice(0, 10);
    const ofClass = { classId, schoolId, teachers, pupils };
    const role = callerOf(request.viewer, ofClass, today);
    if (role) return this.placeOf({ schoolId, classId, ...clocks }, role, request);
    if (!(await mayKnowMeetings(request.viewer, ofClass, today, this.reader))) return undefined;
    throw new DomainError(
      'not-for-your-role',
      'Class teachers and those who lead the school call meetings.',
      'forbidden',
    );
  }

  private async clocksOf(schoolId: string, { at }: WriteRequest) {
    const { connected } = await this.runners.schools.known(schoolId);
    const timeZone = connected?.timeZone ?? 'UTC';
    return { timeZone, now: localTimeIn(timeZone, at) };
  }

  private placeOf(where: Place['where'], role: Caller, request: WriteRequest): Place {
    return {
      where,
      pupilIds: () => pupilsInvited(where, where.now.slice(0, 10), this.runners, this.reader),
      contextIn: (meetingId) => contextOf(request, meetingId, where.schoolId, { role }, this.ids),
    };
  }
}

const whoseOf = ({ classId, schoolId }: OfMeeting): Whose =>
  classId === undefined ? { schoolId } : { classId };
