import type { CommandContext, Outcome } from '../eventing/command-runner.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { contextOf } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import type { Ids } from '../people/ids.js';
import type { Runners } from '../runners.js';
import { localTimeIn, type LocalTime } from '../school/local-time.values.js';
import { meetingNotFound, type MeetingCommand } from './meeting.decider.js';
import type { MeetingEvent } from './meeting.events.js';
import { callerOf, mayKnowMeetings } from './meetings.rights.js';

/** A meeting that is to be called, and what the clocks of its school show. */
export interface MeetingToCall {
  readonly meetingId: string;
  readonly schoolId: string;
  readonly timeZone: string;
  readonly now: LocalTime;
}

/** Where somebody may call meetings, and what goes with the commands. */
type Place = Omit<MeetingToCall, 'meetingId'> & {
  readonly contextIn: (meetingId: string) => CommandContext;
};

/** Carries out what is asked about meetings by those who may call one. */
export class MeetingsWriter {
  constructor(
    private readonly runners: Pick<Runners, 'classes' | 'meetings' | 'schools'>,
    private readonly reader: FreshReader,
    private readonly ids: Ids,
  ) {}

  /**
   * Begins a meeting of a class.
   * @throws DomainError `class-not-found`, `not-for-your-role`, or whatever the rules refuse.
   */
  async call(
    classId: string,
    request: WriteRequest,
    commandOf: (meeting: MeetingToCall) => MeetingCommand,
  ): Promise<Outcome<MeetingEvent>> {
    const place = await this.placeIn(classId, request);
    if (!place) throw new DomainError('class-not-found', 'There is no such class.', 'not-found');
    // The same when it is sent twice.
    const meetingId = this.ids.of('meeting', classId, request.commandId);
    const { contextIn, ...where } = place;
    return this.runners.meetings.handle(meetingId, commandOf({ meetingId, ...where }), contextIn(meetingId));
  }

  /** @throws DomainError `meeting-not-found`, `not-for-your-role`, or whatever the rules refuse. */
  async write(
    meetingId: string,
    request: WriteRequest,
    commandOf: (now: LocalTime) => MeetingCommand,
  ): Promise<Outcome<MeetingEvent>> {
    const { called } = await this.runners.meetings.known(meetingId);
    const place = called && (await this.placeIn(called.classId, request));
    if (!place) throw meetingNotFound();
    return this.runners.meetings.handle(meetingId, commandOf(place.now), place.contextIn(meetingId));
  }

  /**
   * What is to be known in order to write about a class's meetings; nothing for whoever may not know of them.
   * A right hangs on who belongs to the class, which is asked of the class itself.
   * @throws DomainError `not-for-your-role`.
   */
  private async placeIn(classId: string, request: WriteRequest): Promise<Place | undefined> {
    const { viewer, at } = request;
    const {
      classId: found,
      schoolId,
      teachers,
      pupils,
      subjectId,
    } = await this.runners.classes.load(classId);
    if (found === undefined || subjectId !== undefined) return undefined;
    const { connected } = await this.runners.schools.known(schoolId);
    const timeZone = connected?.timeZone ?? 'UTC';
    const now = localTimeIn(timeZone, at);
    const today = now.slice(0, 10);
    const ofClass = { classId, schoolId, teachers, pupils };
    const role = callerOf(viewer, ofClass, today);
    if (role) {
      const contextIn = (meetingId: string) => contextOf(request, meetingId, schoolId, { role }, this.ids);
      return { schoolId, timeZone, now, contextIn };
    }
    if (!(await mayKnowMeetings(viewer, ofClass, today, this.reader))) return undefined;
    throw new DomainError(
      'not-for-your-role',
      'Class teachers and those who lead the school call meetings.',
      'forbidden',
    );
  }
}
