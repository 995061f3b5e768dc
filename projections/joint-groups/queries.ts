import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import { leadersOf, pupilsOf, type Belonging } from '../../src/joint-groups/members.js';
import { goesOn, takingPart, type Standing } from '../../src/joint-groups/taking-part.values.js';
import { Directory } from '../../src/people/directory.js';
import { own } from '../../src/school/plain-data.values.js';
import { schools } from '../schools/school.projection.js';
import { jointGroups, jointGroupsOf } from './projection.js';
import type { JointGroupDocument } from './read-model.js';

interface Person {
  readonly id: string;
  readonly name: string;
}

/** As whom somebody looks at a group: with it what is shown of it differs. */
export type Eye =
  /** Of these of its schools: a deputy head, whoever leads it there, or whoever proposed it. */
  | { readonly as: 'staff'; readonly schoolIds: readonly string[] }
  | { readonly as: 'member'; readonly personId: string }
  /** Of a pupil who is in it or was asked. */
  | { readonly as: 'family'; readonly pupilId: string };

export interface JointGroupTold {
  readonly jointGroupId: string;
  readonly title: string;
  readonly purpose: string;
  /** Instant at which it was proposed. */
  readonly at: string;
  readonly closed: boolean;
  /** Whether something can be written in it. */
  readonly goesOn: boolean;
  /** The school where it is at home comes first. */
  readonly schools: readonly {
    readonly id: string;
    readonly title: string;
    readonly standing: Standing;
    readonly leaders: readonly Person[];
    /** Why it refused or left: for its own staff, and those of the group’s home. */
    readonly reason?: string;
  }[];
  /** How many pupils are in it. */
  readonly size: number;
  /** For the other members, and for the staff of schools that take part. */
  readonly pupils?: readonly (Person & { readonly schoolId: string })[];
  /** Whose guardians have not agreed yet: for the staff of their school. */
  readonly asked?: readonly (Person & { readonly schoolId: string })[];
  /** For a family: whether the pupil is in it, and not only asked. */
  readonly joined?: boolean;
}

interface Asked {
  readonly eyeFor: (group: JointGroupDocument) => Eye | undefined;
  /** Now, as an instant of ISO 8601. */
  readonly at: string;
  readonly atLeast: Position | undefined;
}

/** The groups that ever concerned a school or person, the newest first, as far as whoever asks has an eye on them. */
export class JointGroupsFor extends Query<JointGroupsAnswer> {
  constructor(
    readonly id: string,
    readonly asked: Asked,
  ) {
    super();
  }
}

export interface JointGroupsAnswer {
  readonly position: Position;
  readonly groups: readonly JointGroupTold[];
}

/** One group; undefined where there is none that whoever asks has an eye on. */
export class JointGroupFor extends Query<(JointGroupTold & { readonly position: Position }) | undefined> {
  constructor(
    readonly jointGroupId: string,
    readonly asked: Asked,
  ) {
    super();
  }
}

interface Parts {
  readonly reader: FreshReader;
  readonly directory: Directory;
}

@QueryHandler(JointGroupsFor)
export class JointGroupsForHandler implements IQueryHandler<JointGroupsFor> {
  constructor(
    readonly reader: FreshReader,
    readonly directory: Directory,
  ) {}

  async execute({ id, asked }: JointGroupsFor): Promise<JointGroupsAnswer> {
    const listed = await this.reader.get(jointGroupsOf, id, asked.atLeast);
    const found = await this.reader.getMany(jointGroups, listed?.groupIds ?? [], asked.atLeast);
    const newestFirst = [...found.values()].sort((a, b) => (a.at < b.at ? 1 : -1));
    const told = await Promise.all(newestFirst.map((group) => tell(group, asked, this)));
    return {
      position: [...found.values()].reduce(
        (latest, { position }) => laterOf(latest, position),
        listed?.position ?? START,
      ),
      groups: told.flatMap((group) => group ?? []),
    };
  }
}

@QueryHandler(JointGroupFor)
export class JointGroupForHandler implements IQueryHandler<JointGroupFor> {
  constructor(
    readonly reader: FreshReader,
    readonly directory: Directory,
  ) {}

  async execute({ jointGroupId, asked }: JointGroupFor) {
    const group = await this.reader.get(jointGroups, jointGroupId, asked.atLeast);
    const told = group && (await tell(group, asked, this));
    return told && { ...told, position: group.position };
  }
}

const tell = async (
  group: JointGroupDocument,
  { eyeFor, at }: Asked,
  { reader, directory }: Parts,
): Promise<JointGroupTold | undefined> => {
  const eye = eyeFor(group);
  if (!eye) return undefined;
  const joined = await pupilsOf(group, at, reader);
  const shown = joined.filter(isShownTo(eye, group));
  if (eye.as === 'member' && !joined.some(({ personId }) => personId === eye.personId)) return undefined;
  const asked = askedBy(eye, group);
  const [found, nameOf] = await Promise.all([
    reader.getMany(schools, Object.keys(group.schools)),
    directory.names([...leadersOf(group), ...shown, ...asked].map(({ personId }) => personId)),
  ]);
  const named = (people: readonly Pick<Belonging, 'personId' | 'schoolId'>[]) =>
    people
      .map(({ personId, schoolId }) => ({ id: personId, name: nameOf(personId), schoolId }))
      .sort((a, b) => a.name.localeCompare(b.name));
  return {
    ...{ jointGroupId: group._id, title: group.title, purpose: group.purpose, at: group.at },
    ...{ closed: group.closed, goesOn: goesOn(group), size: joined.length },
    schools: Object.entries(group.schools).map(([id, { standing, leaderIds, reason }]) => ({
      ...{ id, title: found.get(id)?.title ?? '—', standing },
      leaders: leaderIds.map((personId) => ({ id: personId, name: nameOf(personId) })),
      ...(reason !== undefined && isToldWhy(eye, group, id) ? { reason } : {}),
    })),
    ...(eye.as === 'family' ? { joined: own(group.pupils, eye.pupilId)?.joined ?? false } : {}),
    ...(eye.as === 'family' ? {} : { pupils: named(shown) }),
    ...(eye.as === 'staff' ? { asked: named(asked) } : {}),
  };
};

/** Pupils are shown to each other, and to the staff of schools that take part; a school always sees its own. */
const isShownTo =
  (eye: Eye, group: JointGroupDocument) =>
  ({ schoolId }: Pick<Belonging, 'schoolId'>): boolean => {
    if (eye.as !== 'staff') return eye.as === 'member';
    return eye.schoolIds.includes(schoolId) || takingPart(group).some((id) => eye.schoolIds.includes(id));
  };

const askedBy = (eye: Eye, { pupils }: JointGroupDocument): Pick<Belonging, 'personId' | 'schoolId'>[] =>
  Object.entries(pupils).flatMap(([personId, { schoolId, joined }]) =>
    eye.as === 'staff' && !joined && eye.schoolIds.includes(schoolId) ? [{ personId, schoolId }] : [],
  );

const isToldWhy = (eye: Eye, { schoolId: home }: JointGroupDocument, schoolId: string): boolean =>
  eye.as === 'staff' && (eye.schoolIds.includes(home) || eye.schoolIds.includes(schoolId));

export const jointGroupsQueries = [JointGroupsForHandler, JointGroupForHandler];
