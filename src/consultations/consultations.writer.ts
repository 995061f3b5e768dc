import { leads } from '../access/permissions.js';
import { hasRole } from '../access/viewer.js';
import type { Actor } from '../eventing/envelope.js';
import type { Outcome } from '../eventing/command-runner.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { contextOf } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import type { Ids } from '../people/ids.js';
import type { Runners } from '../runners.js';
import { dateAndTime, localTimeIn, type LocalTime } from '../school/local-time.values.js';
import { consultationIdOf, dayIdOf, streamOf } from './consultation-ids.js';
import { consultationNotFound, type ConsultationCommand } from './consultation.decider.js';
import type { ConsultationEvent, ConsultationOffered } from './consultation.events.js';
import { teachersOf } from './consultations.rights.js';
import { engagedElsewhere } from './engaged-elsewhere.js';
import type { Engagement } from './slots.values.js';

/** A row of times that is to be offered, what the clocks of its school show, and when its teacher has no time. */
export interface ConsultationToOffer {
  readonly row: Pick<ConsultationOffered['data'], 'consultationId' | 'schoolId' | 'teacherId' | 'timeZone'>;
  readonly now: LocalTime;
  readonly elsewhere: readonly Engagement[];
}

/** What is known where a time is to be booked or given back. */
export interface RowAsked {
  readonly consultationId: string;
  readonly now: LocalTime;
  readonly elsewhere: readonly Engagement[];
}

/** Carries out what is asked about consultations, by teachers and by guardians of their pupils. */
export class ConsultationsWriter {
  constructor(
    private readonly runners: Pick<Runners, 'consultations' | 'schools'>,
    private readonly reader: FreshReader,
    private readonly ids: Ids,
  ) {}

  async offer(
    schoolId: string,
    startsAt: LocalTime,
    request: WriteRequest,
    commandOf: (consultation: ConsultationToOffer) => ConsultationCommand,
  ): Promise<Outcome<ConsultationEvent>> {
    const { personId: teacherId } = request.viewer;
    const { connected } = await this.runners.schools.known(schoolId);
    const timeZone = connected?.timeZone ?? 'UTC';
    const { date } = dateAndTime(startsAt);
    // The same when it is sent twice.
    const key = this.ids.of('consultation', schoolId, request.commandId);
    const consultationId = consultationIdOf(schoolId, date, key);
    const row = { consultationId, schoolId, teacherId, timeZone };
    const now = localTimeIn(timeZone, request.at);
    const dayId = dayIdOf(schoolId, date);
    const elsewhere = await engagedElsewhere(teacherId, { dayId, timeZone }, this.reader);
    const command = commandOf({ row, now, elsewhere });
    return this.handle({ consultationId, schoolId }, command, 'teacher', request);
  }

  /** @throws DomainError `consultation-not-found` for another's, to whoever does not lead the school. */
  async callOff(
    schoolId: string,
    consultationId: string,
    request: WriteRequest,
    commandOf: (teacherId: string, now: LocalTime) => Promise<ConsultationCommand>,
  ): Promise<Outcome<ConsultationEvent>> {
    const { viewer } = request;
    const offered = await this.mustKnow(consultationId);
    const isOwn = offered.teacherId === viewer.personId && hasRole(viewer, 'teacher', schoolId);
    if (offered.schoolId !== schoolId || !(isOwn || leads(viewer, schoolId))) throw consultationNotFound();
    const leading = hasRole(viewer, 'deputyHead', schoolId) ? 'deputyHead' : 'admin';
    const command = await commandOf(offered.teacherId, localTimeIn(offered.timeZone, request.at));
    return this.handle(offered, command, isOwn ? 'teacher' : leading, request);
  }

  /** @throws DomainError `consultation-not-found` where the teacher does not teach the pupil. */
  async write(
    pupilId: string,
    consultationId: string,
    request: WriteRequest,
    commandOf: (row: RowAsked) => ConsultationCommand,
  ): Promise<Outcome<ConsultationEvent>> {
    const offered = await this.mustKnow(consultationId);
    const teachers = (await teachersOf(pupilId, request.at, this.reader)).get(offered.schoolId);
    // What was booked may be given back, whoever teaches the pupil now.
    if (
      teachers?.has(offered.teacherId) !== true &&
      !(await this.isBooked(pupilId, consultationId, request))
    ) {
      throw consultationNotFound();
    }
    const day = { dayId: streamOf(consultationId), timeZone: offered.timeZone };
    const elsewhere = await engagedElsewhere(request.viewer.personId, day, this.reader);
    const now = localTimeIn(offered.timeZone, request.at);
    return this.handle(offered, commandOf({ consultationId, now, elsewhere }), 'guardian', request);
  }

  private async isBooked(
    pupilId: string,
    consultationId: string,
    { viewer }: WriteRequest,
  ): Promise<boolean> {
    const booked = this.runners.consultations.lookUp(streamOf(consultationId), (day) =>
      day
        .get(consultationId)
        ?.bookings.find((booking) => booking.pupilId === pupilId && booking.guardianId === viewer.personId),
    );
    return (await booked) !== undefined;
  }

  private async mustKnow(consultationId: string): Promise<ConsultationOffered['data']> {
    const row = await this.runners.consultations.lookUp(streamOf(consultationId), (day) =>
      day.get(consultationId),
    );
    if (!row) throw consultationNotFound();
    return row.offered;
  }

  private handle(
    { consultationId, schoolId }: Pick<ConsultationOffered['data'], 'consultationId' | 'schoolId'>,
    command: ConsultationCommand,
    role: Actor['role'],
    request: WriteRequest,
  ): Promise<Outcome<ConsultationEvent>> {
    const context = contextOf(request, consultationId, schoolId, { role }, this.ids);
    return this.runners.consultations.handle(streamOf(consultationId), command, context);
  }
}
