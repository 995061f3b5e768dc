import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import { Directory } from '../../src/people/directory.js';
import { Vault } from '../../src/people/vault.js';
import { localTimeIn } from '../../src/school/local-time.values.js';
import { own } from '../../src/school/plain-data.values.js';
import { classes } from '../schools/class.projection.js';
import { activities, activitiesOf } from './projection.js';
import type { ActivityDocument, DoneBySchool } from './read-model.js';

interface Person {
  readonly id: string;
  readonly name: string;
}

interface Told extends Pick<
  ActivityDocument,
  'title' | 'startsAt' | 'endsAt' | 'timeZone' | 'place' | 'text' | 'calledOff'
> {
  readonly activityId: string;
  readonly organiser: Person;
  /** Of a class or group; none where it is for the whole school. */
  readonly class?: { readonly id: string; readonly title: string };
  /** Where pupils have to be signed up. */
  readonly signUp?: { readonly places: number; readonly until: string; readonly taken: number };
}

/** For a pupil's family: who else is signed up is not told. */
export type ActivityOfPupil = Told & {
  readonly signedUp: boolean;
  /** Where it is whoever organises it that signed the pupil up or out last. */
  readonly bySchool?: { readonly at: string; readonly by: Person; readonly reason: string };
};

export interface ActivitiesAnswer<Shown> {
  readonly position: Position;
  /** In the order of their beginnings. */
  readonly activities: readonly Shown[];
}

/** What takes place in a school. */
export class ActivitiesIn extends Query<ActivitiesAnswer<Told>> {
  constructor(
    readonly schoolId: string,
    /** Now, as an instant of ISO 8601. */
    readonly at: string,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

/** The same, as far as it is for a pupil. */
export class ActivitiesFor extends Query<ActivitiesAnswer<ActivityOfPupil>> {
  constructor(
    readonly asked: {
      readonly pupilId: string;
      /** Ids of the schools, and of the classes and groups, that the pupil is in today. */
      readonly schoolIds: readonly string[];
      readonly classIds: readonly string[];
      readonly at: string;
      readonly atLeast: Position | undefined;
    },
  ) {
    super();
  }
}

/** Who is signed up for an activity; undefined where there is none. */
export class SignUpsOf extends Query<SignUps | undefined> {
  constructor(
    readonly activityId: string,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

export interface SignUps {
  readonly position: Position;
  readonly schoolId: string;
  /** In the order in which they were signed up. */
  readonly pupils: readonly Person[];
}

/** How many are looked at: several years of a large school. */
const MOST = 2_000;

@QueryHandler(ActivitiesIn)
export class ActivitiesInHandler implements IQueryHandler<ActivitiesIn> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  execute({ schoolId, at, atLeast }: ActivitiesIn): Promise<ActivitiesAnswer<Told>> {
    const asked = { schoolIds: [schoolId], at, atLeast };
    const all = () => true;
    return answerOf(this.reader, this.directory, asked, all, (told) => told);
  }
}

@QueryHandler(ActivitiesFor)
export class ActivitiesForHandler implements IQueryHandler<ActivitiesFor> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly vault: Vault,
  ) {}

  execute({ asked }: ActivitiesFor): Promise<ActivitiesAnswer<ActivityOfPupil>> {
    const { pupilId, classIds } = asked;
    const isFor = ({ audience: { classId } }: ActivityDocument) =>
      classId === undefined || classIds.includes(classId);
    return answerOf(this.reader, this.directory, asked, isFor, async (told, { pupilIds, bySchool = {} }) => {
      const done = own(bySchool, pupilId);
      const signedUp = pupilIds.includes(pupilId);
      return { ...told, signedUp, ...(done ? { bySchool: await this.toldOf(done) } : {}) };
    });
  }

  private async toldOf({ at, by, reason }: DoneBySchool) {
    const nameOf = await this.directory.names([by]);
    return { at, by: { id: by, name: nameOf(by) }, reason: (await this.vault.open(reason)) ?? '—' };
  }
}

interface Asked {
  readonly schoolIds: readonly string[];
  readonly at: string;
  readonly atLeast: Position | undefined;
}

/** Those that begin today or later, or began since this time yesterday. */
const answerOf = async <Shown>(
  reader: FreshReader,
  directory: Directory,
  { schoolIds, at, atLeast }: Asked,
  isShown: (activity: ActivityDocument) => boolean,
  asShown: (told: Told, activity: ActivityDocument) => Shown | Promise<Shown>,
): Promise<ActivitiesAnswer<Shown>> => {
  const index = [...(await reader.getMany(activitiesOf, schoolIds, atLeast)).values()];
  const ids = index.flatMap(({ activityIds }) => activityIds.slice(-MOST));
  const found = [...(await reader.getMany(activities, ids, atLeast)).values()];
  const yesterday = new Date(Date.parse(at) - 86_400_000).toISOString();
  const shown = found
    .filter((each) => each.startsAt >= localTimeIn(each.timeZone, yesterday) && isShown(each))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt) || (a._id < b._id ? -1 : 1));
  const [nameOf, groups] = await Promise.all([
    directory.names(shown.map(({ personId }) => personId)),
    reader.getMany(
      classes,
      shown.flatMap(({ audience }) => audience.classId ?? []),
    ),
  ]);
  const told = (activity: ActivityDocument): Told => {
    const { _id, personId, audience, signUp, title, startsAt, timeZone, place, calledOff } = activity;
    const { endsAt, text } = activity;
    const { classId } = audience;
    return {
      ...{ activityId: _id, title, startsAt, timeZone, place },
      organiser: { id: personId, name: nameOf(personId) },
      ...(endsAt === undefined ? {} : { endsAt }),
      ...(text === undefined ? {} : { text }),
      ...(calledOff ? { calledOff } : {}),
      ...(classId === undefined ? {} : { class: { id: classId, title: groups.get(classId)?.title ?? '' } }),
      ...(signUp ? { signUp: { ...signUp, taken: activity.pupilIds.length } } : {}),
    };
  };
  const position = [...found, ...index].map((each) => each.position).reduce(laterOf, START);
  return { position, activities: await Promise.all(shown.map((each) => asShown(told(each), each))) };
};

@QueryHandler(SignUpsOf)
export class SignUpsOfHandler implements IQueryHandler<SignUpsOf> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  async execute({ activityId, atLeast }: SignUpsOf): Promise<SignUps | undefined> {
    const activity = await this.reader.get(activities, activityId, atLeast);
    if (!activity) return undefined;
    const { position, schoolId, pupilIds } = activity;
    const nameOf = await this.directory.names(pupilIds);
    return { position, schoolId, pupils: pupilIds.map((id) => ({ id, name: nameOf(id) })) };
  }
}

export const activitiesQueries = [ActivitiesInHandler, ActivitiesForHandler, SignUpsOfHandler];
