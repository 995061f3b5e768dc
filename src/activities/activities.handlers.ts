import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { notFound } from '../access/rights/not-found.js';
import { rolesAt, type Viewer } from '../access/viewer.js';
import { notForYourRole, publisherOf } from '../announcements/announcements.rights.js';
import { placeOf, type Where } from '../announcements/place-of.js';
import type { Outcome } from '../eventing/command-runner.js';
import type { Actor } from '../eventing/envelope.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { contextOf } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import { Ids } from '../people/ids.js';
import { groupsOfToday, timeZoneOf } from '../reports/today.js';
import { RUNNERS, type Runners } from '../runners.js';
import { localTimeIn, type LocalTime } from '../school/local-time.values.js';
import { activityNotFound, type ActivityCommand } from './activity.decider.js';
import type { ActivityAnnounced, ActivityEvent, Arrangement } from './activity.events.js';

type Written = Outcome<ActivityEvent>;
type Announced = ActivityAnnounced['data'];

export class AnnounceActivity extends Command<Written> {
  constructor(
    readonly where: Where,
    readonly arrangement: Arrangement,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** A change of what was announced, by whoever may announce there. */
export class ChangeActivity extends Command<Written> {
  constructor(
    readonly activityId: string,
    readonly change: (now: LocalTime) => ActivityCommand,
    readonly request: WriteRequest,
  ) {
    super();
  }
}

/** A place that a pupil takes or gives back. */
export class ChangeSignUp extends Command<Written> {
  constructor(
    readonly pupilId: string,
    readonly activityId: string,
    readonly kind: 'SignUp' | 'CancelSignUp',
    readonly request: WriteRequest,
  ) {
    super();
  }
}

@CommandHandler(AnnounceActivity)
export class AnnounceActivityHandler implements ICommandHandler<AnnounceActivity> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly reader: FreshReader,
    private readonly ids: Ids,
  ) {}

  async execute({ where, arrangement, request }: AnnounceActivity) {
    const place = await placeOf(where, this.runners, this.reader);
    if (!place) throw notFound('class');
    const { schoolId } = place;
    const timeZone = await timeZoneOf(schoolId, this.reader);
    const now = localTimeIn(timeZone, request.at);
    const role = publisherOf(request.viewer, place, now.slice(0, 10));
    if (!role) throw notForYourRole();
    // The same when it is sent twice.
    const activityId = this.ids.of('activity', schoolId, request.commandId);
    const { personId } = request.viewer;
    const audience: Announced['audience'] =
      'classId' in where ? { to: 'class', classId: where.classId } : { to: 'school' };
    const activity = { ...arrangement, activityId, schoolId, personId, audience, timeZone };
    const context = contextOf(request, activityId, schoolId, { role }, this.ids);
    return this.runners.activities.handle(activityId, { kind: 'AnnounceActivity', activity, now }, context);
  }
}

@CommandHandler(ChangeActivity)
export class ChangeActivityHandler implements ICommandHandler<ChangeActivity> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly reader: FreshReader,
    private readonly ids: Ids,
  ) {}

  async execute({ activityId, change, request }: ChangeActivity) {
    const announced = await mustKnow(activityId, this.runners);
    const { schoolId, timeZone } = announced;
    const now = localTimeIn(timeZone, request.at);
    const role = await this.roleOf(request.viewer, announced, now);
    const context = contextOf(request, activityId, schoolId, { role }, this.ids);
    return this.runners.activities.handle(activityId, change(now), context);
  }

  /** Who organises it may change it, whatever has become of the class. @throws DomainError `not-for-your-role`. */
  private async roleOf(
    viewer: Viewer,
    { schoolId, personId, audience: { classId } }: Announced,
    now: LocalTime,
  ): Promise<Actor['role']> {
    const place = await placeOf(
      classId === undefined ? { schoolId } : { classId },
      this.runners,
      this.reader,
    );
    const publisher = place && publisherOf(viewer, place, now.slice(0, 10));
    const role = publisher ?? (personId === viewer.personId ? rolesAt(viewer, schoolId)[0] : undefined);
    if (!role) throw notForYourRole();
    return role;
  }
}

@CommandHandler(ChangeSignUp)
export class ChangeSignUpHandler implements ICommandHandler<ChangeSignUp> {
  constructor(
    @Inject(RUNNERS) private readonly runners: Runners,
    private readonly reader: FreshReader,
    private readonly ids: Ids,
  ) {}

  async execute({ pupilId, activityId, kind, request }: ChangeSignUp) {
    const { schoolId, timeZone, audience } = await mustKnow(activityId, this.runners);
    const groups = await groupsOfToday(pupilId, request.at, this.reader);
    const isFor = groups.some(({ group }) =>
      audience.classId === undefined ? group.schoolId === schoolId : group._id === audience.classId,
    );
    // A place that was taken may be given back, whatever class the pupil is in now.
    if (!isFor && !(kind === 'CancelSignUp' && (await this.isSignedUp(pupilId, activityId)))) {
      throw activityNotFound();
    }
    const role = request.viewer.personId === pupilId ? 'pupil' : 'guardian';
    const context = contextOf(request, activityId, schoolId, { role }, this.ids);
    const now = localTimeIn(timeZone, request.at);
    return this.runners.activities.handle(activityId, { kind, pupilId, now }, context);
  }

  private async isSignedUp(pupilId: string, activityId: string): Promise<boolean> {
    const found = this.runners.activities.lookUp(activityId, ({ pupilIds }) =>
      pupilIds.find((id) => id === pupilId),
    );
    return (await found) !== undefined;
  }
}

/** @throws DomainError `activity-not-found`. */
const mustKnow = async (
  activityId: string,
  { activities }: Pick<Runners, 'activities'>,
): Promise<Announced> => {
  const announced = await activities.lookUp(activityId, (activity) => activity.announced);
  if (!announced) throw activityNotFound();
  return announced;
};

export const activitiesHandlers = [AnnounceActivityHandler, ChangeActivityHandler, ChangeSignUpHandler];
