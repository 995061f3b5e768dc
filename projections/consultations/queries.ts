import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import { Directory } from '../../src/people/directory.js';
import { Vault } from '../../src/people/vault.js';
import { localTimeIn, type LocalTime } from '../../src/school/local-time.values.js';
import { consultations, consultationsOf } from './projection.js';
import type { ConsultationDocument } from './read-model.js';

interface Person {
  readonly id: string;
  readonly name: string;
}

interface Told {
  readonly consultationId: string;
  readonly teacher: Person;
  readonly place: string;
  readonly minutes: number;
  readonly timeZone: string;
  readonly calledOff?: { readonly at: string; readonly reason: string };
}

/** With whoever booked each time: for the teacher, and those who lead the school. */
export type ConsultationOfTeacher = Told & {
  readonly slots: readonly {
    readonly slot: LocalTime;
    readonly booked?: { readonly pupil: Person; readonly guardian: Person };
  }[];
};

/** A time that began and was nobody's is over. */
type SlotState = 'free' | 'taken' | 'own' | 'over';

/** For a guardian: whose the others are is not told. */
export type ConsultationOfPupil = Told & {
  readonly slots: readonly { readonly slot: LocalTime; readonly state: SlotState }[];
};

/** The consultations in a school, of one teacher where one is named; the newest first. */
export class ConsultationsIn extends Query<ConsultationsAnswer<ConsultationOfTeacher>> {
  constructor(
    readonly schoolId: string,
    readonly teacherId: string | undefined,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

/** Those to come of the teachers of a pupil. */
export class ConsultationsFor extends Query<ConsultationsAnswer<ConsultationOfPupil>> {
  constructor(
    readonly asked: {
      readonly pupilId: string;
      readonly guardianId: string;
      /** By school. */
      readonly teachers: ReadonlyMap<string, ReadonlySet<string>>;
      /** Now, as an instant of ISO 8601. */
      readonly at: string;
      readonly atLeast: Position | undefined;
    },
  ) {
    super();
  }
}

export interface ConsultationsAnswer<Shown> {
  readonly position: Position;
  readonly consultations: readonly Shown[];
}

/** How many are shown at most: a year's of a large school. */
const MOST = 500;

@QueryHandler(ConsultationsIn)
export class ConsultationsInHandler implements IQueryHandler<ConsultationsIn> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly vault: Vault,
  ) {}

  async execute({ schoolId, teacherId, atLeast }: ConsultationsIn) {
    const index = await this.reader.get(consultationsOf, teacherId ?? schoolId, atLeast);
    const ids = (index?.consultationIds ?? []).slice(-MOST);
    const found = [...(await this.reader.getMany(consultations, ids, atLeast)).values()];
    const shown = found.filter((each) => each.schoolId === schoolId).sort(latestFirst);
    const nameOf = await this.directory.names(shown.flatMap(peopleIn));
    const person = (id: string): Person => ({ id, name: nameOf(id) });
    const told = shown.map(async (each): Promise<ConsultationOfTeacher> => ({
      ...(await toldOf(each, nameOf, this.vault)),
      slots: each.slots.map((slot) => {
        const booking = each.bookings.find((one) => one.slot === slot);
        if (!booking) return { slot };
        return { slot, booked: { pupil: person(booking.pupilId), guardian: person(booking.guardianId) } };
      }),
    }));
    const position = [...found, ...(index ? [index] : [])]
      .map((each) => each.position)
      .reduce(laterOf, START);
    return { position, consultations: await Promise.all(told) };
  }
}

@QueryHandler(ConsultationsFor)
export class ConsultationsForHandler implements IQueryHandler<ConsultationsFor> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly vault: Vault,
  ) {}

  async execute({ asked }: ConsultationsFor) {
    const { pupilId, guardianId, teachers, at, atLeast } = asked;
    const teacherIds = [...teachers.values()].flatMap((each) => [...each]);
    const index = [...(await this.reader.getMany(consultationsOf, teacherIds, atLeast)).values()];
    const ids = index.flatMap(({ consultationIds }) => consultationIds.slice(-MOST));
    const found = [...(await this.reader.getMany(consultations, ids, atLeast)).values()];
    const shown = found
      .filter(({ schoolId, teacherId }) => teachers.get(schoolId)?.has(teacherId) === true)
      .filter(({ slots, timeZone }) => slots.some((slot) => slot > localTimeIn(timeZone, at)))
      .sort((a, b) => -latestFirst(a, b));
    const nameOf = await this.directory.names(shown.map(({ teacherId }) => teacherId));
    const told = shown.map(async (each): Promise<ConsultationOfPupil> => ({
      ...(await toldOf(each, nameOf, this.vault)),
      slots: each.slots.map((slot): ConsultationOfPupil['slots'][number] => {
        const booking = each.bookings.find((one) => one.slot === slot);
        const isOwn = booking?.pupilId === pupilId && booking.guardianId === guardianId;
        if (booking) return { slot, state: isOwn ? 'own' : 'taken' };
        return { slot, state: slot > localTimeIn(each.timeZone, at) ? 'free' : 'over' };
      }),
    }));
    const position = [...found, ...index].map((each) => each.position).reduce(laterOf, START);
    return { position, consultations: await Promise.all(told) };
  }
}

const latestFirst = (a: ConsultationDocument, b: ConsultationDocument): number =>
  (b.slots[0] ?? '').localeCompare(a.slots[0] ?? '') || (a._id < b._id ? -1 : 1);

const peopleIn = ({ teacherId, bookings }: ConsultationDocument): readonly string[] => [
  teacherId,
  ...bookings.flatMap(({ pupilId, guardianId }) => [pupilId, guardianId]),
];

const toldOf = async (
  { _id, teacherId, place, minutes, timeZone, calledOff }: ConsultationDocument,
  nameOf: (personId: string) => string,
  vault: Pick<Vault, 'open'>,
): Promise<Told> => ({
  ...{ consultationId: _id, teacher: { id: teacherId, name: nameOf(teacherId) } },
  ...{ place, minutes, timeZone },
  ...(calledOff
    ? { calledOff: { at: calledOff.at, reason: (await vault.open(calledOff.reason)) ?? '—' } }
    : {}),
});

export const consultationsQueries = [ConsultationsInHandler, ConsultationsForHandler];
