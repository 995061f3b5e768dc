import type { Decider } from '../eventing/decider.js';
import { DomainError, type FieldError } from '../eventing/domain-error.js';
import { mustHaveNoFaults, textFaults } from '../eventing/faults.values.js';
import type { Sealed } from '../people/sealed.values.js';
import type { LocalTime } from '../school/local-time.values.js';
import { isSame } from '../school/plain-data.values.js';
import type { ActivityAnnounced, ActivityEvent, Arrangement } from './activity.events.js';

interface Asked {
  /** What the clocks of the school show. */
  readonly now: LocalTime;
}

/** What is to be otherwise; an end or a text of null is to be none. */
export type Change = Partial<Omit<Arrangement, 'endsAt' | 'text' | 'signUp'>> & {
  readonly endsAt?: LocalTime | null;
  readonly text?: string | null;
  readonly places?: number;
  readonly until?: LocalTime;
};

export type ActivityCommand =
  | (Asked & { readonly kind: 'AnnounceActivity'; readonly activity: ActivityAnnounced['data'] })
  | (Asked & { readonly kind: 'ChangeActivity'; readonly change: Change })
  | (Asked & { readonly kind: 'CallOffActivity'; readonly reason?: string })
  | (Asked & OfPupil & { readonly kind: 'SignUp' })
  | (Asked & OfPupil & { readonly kind: 'CancelSignUp' });

interface OfPupil {
  readonly pupilId: string;
  /** Where whoever organises it does that in the family's stead. */
  readonly reason?: Sealed;
}

type CommandOf<Kind extends ActivityCommand['kind']> = Extract<ActivityCommand, { kind: Kind }>;

export interface Activity {
  /** As it was last arranged. */
  readonly announced: ActivityAnnounced['data'] | undefined;
  /** Who is signed up, in the order in which they were. */
  readonly pupilIds: readonly string[];
  readonly calledOff: boolean;
}

type Announced = ActivityAnnounced['data'];

/** Characters, at most. */
export const LONGEST = { title: 200, place: 200, text: 4000, reason: 500 } as const;
export const MOST_PLACES = 10_000;

/** An activity is one stream: of two who want its last place at once, the second is decided after the first. */
export const activityDecider: Decider<Activity, ActivityCommand, ActivityEvent> = {
  initial: () => ({ announced: undefined, pupilIds: [], calledOff: false }),

  decide(command, activity) {
    switch (command.kind) {
      case 'AnnounceActivity':
        return announce(command, activity);
      case 'ChangeActivity':
        return change(command, activity);
      case 'CallOffActivity':
        return callOff(command, activity);
      case 'SignUp':
        return signUp(command, activity);
      case 'CancelSignUp':
        return cancelSignUp(command, activity);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(activity, event) {
    switch (event.type) {
      case 'ActivityAnnounced':
        return { ...activity, announced: event.data };
      case 'ActivityChanged': {
        const { announced } = activity;
        if (!announced) return activity;
        const { endsAt: _endsAt, text: _text, signUp: _signUp, ...kept } = announced;
        return { ...activity, announced: { ...kept, ...arrangementOf(event.data) } };
      }
      case 'ActivityCalledOff':
        return { ...activity, calledOff: true };
      case 'PupilSignedUp':
        return { ...activity, pupilIds: [...activity.pupilIds, event.data.pupilId] };
      case 'SignUpCancelled': {
        const { pupilId } = event.data;
        return { ...activity, pupilIds: activity.pupilIds.filter((id) => id !== pupilId) };
      }
      default:
        return activity;
    }
  },
};

const announce = (
  { activity, now }: CommandOf<'AnnounceActivity'>,
  { announced }: Activity,
): ActivityEvent[] => {
  if (announced) throw new DomainError('activity-already-announced', 'It was announced.', 'conflict');
  mustBeInOrder(faultsOf(activity, now));
  return [{ type: 'ActivityAnnounced', data: activity }];
};

const change = (
  { change: { endsAt, text, places, until, ...others }, now }: CommandOf<'ChangeActivity'>,
  activity: Activity,
): ActivityEvent[] => {
  const announced = mustBeToCome(activity, now);
  const { activityId, schoolId } = announced;
  const { pupilIds } = activity;
  const from = arrangementOf(announced);
  if ((places !== undefined || until !== undefined) && !from.signUp) throw notOffered();
  const { endsAt: endBefore, text: before, signUp: offered, ...kept } = from;
  const end = endsAt === undefined ? endBefore : endsAt;
  const said = text === undefined ? before : text;
  const to: Arrangement = {
    ...{ ...kept, ...others },
    ...(typeof end === 'string' ? { endsAt: end } : {}),
    ...(typeof said === 'string' ? { text: said } : {}),
    ...(offered ? { signUp: { places: places ?? offered.places, until: until ?? offered.until } } : {}),
  };
  if (isSame(from, to)) return [];
  const taken =
    to.signUp && to.signUp.places < pupilIds.length
      ? [{ field: 'places', message: `must not be less than the ${pupilIds.length.toString()} taken` }]
      : [];
  mustBeInOrder([...faultsOf(to, now, from), ...taken]);
  return [{ type: 'ActivityChanged', data: { activityId, schoolId, ...to, from, pupilIds } }];
};

const callOff = ({ reason, now }: CommandOf<'CallOffActivity'>, activity: Activity): ActivityEvent[] => {
  if (activity.calledOff) return [];
  const { activityId, schoolId } = mustBeToCome(activity, now);
  mustBeInOrder(reason === undefined ? [] : textFaults('reason', reason, LONGEST.reason));
  const why = reason === undefined ? {} : { reason };
  const { pupilIds } = activity;
  return [{ type: 'ActivityCalledOff', data: { activityId, schoolId, pupilIds, ...why } }];
};

const signUp = ({ pupilId, reason, now }: CommandOf<'SignUp'>, activity: Activity): ActivityEvent[] => {
  const { activityId, schoolId, signUp: offered } = mustBeToCome(activity, now);
  if (!offered) throw notOffered();
  if (offered.until < now && !reason) {
    throw new DomainError('sign-up-over', 'The time for signing up is over. Ask the school.', 'conflict');
  }
  if (activity.pupilIds.includes(pupilId)) return [];
  if (activity.pupilIds.length >= offered.places) {
    throw new DomainError('no-places-left', 'All places are taken.', 'conflict');
  }
  const why = reason ? { reason } : {};
  return [{ type: 'PupilSignedUp', data: { activityId, schoolId, pupilId, ...why } }];
};

/** Also when nobody can be signed up any more: a place that stays empty is no use to anybody. */
const cancelSignUp = (
  { pupilId, reason, now }: CommandOf<'CancelSignUp'>,
  activity: Activity,
): ActivityEvent[] => {
  const { activityId, schoolId } = mustBeToCome(activity, now);
  if (!activity.pupilIds.includes(pupilId)) throw signUpNotFound();
  const why = reason ? { reason } : {};
  return [{ type: 'SignUpCancelled', data: { activityId, schoolId, pupilId, ...why } }];
};

/** @throws DomainError `activity-not-found`, `activity-called-off`, `activity-begun`. */
const mustBeToCome = ({ announced, calledOff }: Activity, now: LocalTime): Announced => {
  if (!announced) throw activityNotFound();
  if (calledOff) throw new DomainError('activity-called-off', 'It was called off.', 'conflict');
  if (announced.startsAt > now) return announced;
  throw new DomainError('activity-begun', 'It has begun already: there is nothing to change.', 'conflict');
};

export const activityNotFound = (): DomainError =>
  new DomainError('activity-not-found', 'There is no such activity among those you may see.', 'not-found');

export const signUpNotFound = (): DomainError =>
  new DomainError('sign-up-not-found', 'The pupil is not signed up there.', 'not-found');

const notOffered = (): DomainError =>
  new DomainError('sign-up-not-offered', 'Nobody has to be signed up there.', 'conflict');

const faultsOf = (
  { title, startsAt, endsAt, place, text, signUp: offered }: Arrangement,
  now: LocalTime,
  before?: Arrangement,
): FieldError[] => [
  ...textFaults('title', title, LONGEST.title),
  ...textFaults('place', place, LONGEST.place),
  ...(text === undefined ? [] : textFaults('text', text, LONGEST.text)),
  ...(startsAt > now ? [] : [{ field: 'startsAt', message: 'has to be in the future' }]),
  ...(endsAt === undefined || endsAt > startsAt
    ? []
    : [{ field: 'endsAt', message: 'has to be after the beginning' }]),
  ...(offered ? faultsOfSignUp(offered, startsAt, now, before?.signUp) : []),
];

const faultsOfSignUp = (
  { places, until }: NonNullable<Arrangement['signUp']>,
  startsAt: LocalTime,
  now: LocalTime,
  before: Arrangement['signUp'],
): FieldError[] => {
  const isCountable = Number.isInteger(places) && places >= 1 && places <= MOST_PLACES;
  // What was agreed on may be over by now.
  const isInTime = until <= startsAt && (until > now || until === before?.until);
  return [
    ...(isCountable
      ? []
      : [{ field: 'places', message: `must be a whole number from 1 to ${MOST_PLACES.toString()}` }]),
    ...(isInTime
      ? []
      : [{ field: 'until', message: 'has to be in the future, and not after the beginning' }]),
  ];
};

const mustBeInOrder = (faults: readonly FieldError[]): void =>
  mustHaveNoFaults(faults, 'activity-refused', 'Nothing was changed');

const arrangementOf = ({
  title,
  startsAt,
  endsAt,
  place,
  text,
  signUp: offered,
}: Arrangement): Arrangement => ({
  ...{ title, startsAt, place },
  ...(endsAt === undefined ? {} : { endsAt }),
  ...(text === undefined ? {} : { text }),
  ...(offered ? { signUp: offered } : {}),
});
