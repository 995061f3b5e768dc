import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { notFound } from '../access/rights/not-found.js';
import { rolesAt, type Viewer } from '../access/viewer.js';
import { notForYourRole, publisherOf } from '../announcements/announcements.rights.js';
import { placeOf, type Where } from '../announcements/place-of.js';
import type { Outcome } from '../eventing/command-runner.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Actor } from '../eventing/envelope.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { contextOf } from '../http/command-context.js';
import type { WriteRequest } from '../http/write-request.js';
import { Ids } from '../people/ids.js';
import { Vault } from '../people/vault.js';
import { groupsOfToday, timeZoneOf } from '../reports/today.js';
import { RUNNERS, type Runners } from '../runners.js';
import { localTimeIn, type LocalTime } from '../school/local-time.values.js';
import { activityNotFound, signUpNotFound, type ActivityCommand } from './activity.decider.js';
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

/** The same by whoever organises it, in the family's stead. */
export class ChangeSignUpBySchool extends Command<Written> {
  constructor(
    readonly change: {
      readonly kind: 'SignUp' | 'CancelSignUp';
      readonly pupilId: string;
      readonly activityId: string;
      readonly reason: string;
    },
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
    @Inject(RUNNERS) readonly runners: Runners,
    readonly reader: FreshReader,
    private readonly ids: Ids,
  ) {}

  async execute({ activityId, change, request }: ChangeActivity) {
    const announced = await mustKnow(activityId, this.runners);
    const { schoolId, timeZone } = announced;
    const now = localTimeIn(timeZone, request.at);
    const role = await organiserRoleOf(request.viewer, announced, now, this);
    const context = contextOf(request, activityId, schoolId, { role }, this.ids);
    return this.runners.activities.handle(activityId, change(now), context);
  }
}

@CommandHandler(ChangeSignUpBySchool)
export class ChangeSignUpBySchoolHandler implements ICommandHandler<ChangeSignUpBySchool> {
  constructor(
    @Inject(RUNNERS) readonly runners: Runners,
    readonly reader: FreshReader,
    private readonly vault: Vault,
    private readonly ids: Ids,
  ) {}

  async execute({ change: { kind, pupilId, activityId, reason: why }, request }: ChangeSignUpBySchool) {
    const announced = await mustKnow(activityId, this.runners);
    const { schoolId, timeZone } = announced;
    const now = localTimeIn(timeZone, request.at);
    const role = await organiserRoleOf(request.viewer, announced, now, this);
    if (kind === 'SignUp') {
      if (!(await isFor(announced, pupilId, request.at, this.reader))) throw notForPupil();
    } else if (!(await isSignedUp(pupilId, activityId, this.runners))) throw signUpNotFound();
    const reason = await this.vault.seal(pupilId, why, `${request.commandId} reason`);
    const context = contextOf(request, activityId, schoolId, { role }, this.ids);
    return this.runners.activities.handle(activityId, { kind, pupilId, reason, now }, context);
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
    const announced = await mustKnow(activityId, this.runners);
    const { schoolId, timeZone } = announced;
    const isForPupil = await isFor(announced, pupilId, request.at, this.reader);
    // A place that was taken may be given back, whatever class the pupil is in now.
    if (!isForPupil && !(kind === 'CancelSignUp' && (await isSignedUp(pupilId, activityId, this.runners)))) {
      throw activityNotFound();
    }
    const role = request.viewer.personId === pupilId ? 'pupil' : 'guardian';
    const context = contextOf(request, activityId, schoolId, { role }, this.ids);
    const now = localTimeIn(timeZone, request.at);
    return this.runners.activities.handle(activityId, { kind, pupilId, now }, context);
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

/** Who organises it may change it, whatever has become of the class. @throws DomainError `not-for-your-role`. */
const organiserRoleOf = async (
  viewer: Viewer,
  { schoolId, personId, audience: { classId } }: Announced,
  now: LocalTime,
  { runners, reader }: { readonly runners: Runners; readonly reader: FreshReader },
): Promise<Actor['role']> => {
  const place = await placeOf(classId === undefined ? { schoolId } : { classId }, runners, reader);
  const publisher = place && publisherOf(viewer, place, now.slice(0, 10));
  const role = publisher ?? (personId === viewer.personId ? rolesAt(viewer, schoolId)[0] : undefined);
  if (!role) throw notForYourRole();
  return role;
};

/** Whether a pupil is today where it is announced. */
const isFor = async (
  { schoolId, audience: { classId } }: Announced,
  pupilId: string,
  at: string,
  reader: FreshReader,
): Promise<boolean> => {
  const groups = await groupsOfToday(pupilId, at, reader);
  return groups.some(({ group }) =>
    classId === undefined ? group.schoolId === schoolId : group._id === classId,
  );
};

const isSignedUp = async (
  pupilId: string,
  activityId: string,
  { activities }: Pick<Runners, 'activities'>,
): Promise<boolean> => {
  const found = activities.lookUp(activityId, ({ pupilIds }) => pupilIds.find((id) => id === pupilId));
  return (await found) !== undefined;
};

const notForPupil = (): DomainError =>
  new DomainError('activity-not-for-pupil', 'It is not announced for this pupil.', 'rule', [
    { field: 'pupilId', message: 'must be of a pupil whom it is announced for' },
  ]);

export const activitiesHandlers = [
  AnnounceActivityHandler,
  ChangeActivityHandler,
  ChangeSignUpHandler,
  ChangeSignUpBySchoolHandler,
];
