import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FreshReader, type Reads } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import { Directory } from '../../src/people/directory.js';
import type { CivilDate } from '../../src/school/civil-date.values.js';
import { membersOn, type Members } from '../../src/school/membership.values.js';
import { classes, classesOfPupil, classesOfSchool } from './class.projection.js';
import type { ClassDocument } from './read-model.js';

/** The title of the class that a pupil is in on a day, such as 7B; undefined where it is in none. */
export const classNameOf = async (
  reads: Reads,
  pupilId: string,
  date: CivilDate,
): Promise<string | undefined> => (await homeClassOf(reads, pupilId, date))?.title;

/** The class that a pupil is in on a day, and none of its groups. */
export const homeClassOf = async (
  reads: Reads,
  pupilId: string,
  date: CivilDate,
): Promise<ClassDocument | undefined> => {
  const members = (await reads.get(classesOfPupil, pupilId))?.classes ?? {};
  const classIds = membersOn(members, date);
  const found = await reads.getMany(classes, classIds);
  return [...found.values()].find(({ subjectId }) => subjectId === undefined);
};

/** The classes of a school with their teachers and pupils. */
export class ClassesOf extends Query<ClassesAnswer> {
  constructor(
    readonly schoolId: string,
    readonly atLeast: Position | undefined,
  ) {
    super();
  }
}

export interface ClassesAnswer {
  readonly position: Position;
  readonly classes: readonly ClassAnswer[];
}

export interface ClassAnswer {
  readonly classId: string;
  readonly title: string;
  readonly teachers: readonly MemberAnswer[];
  readonly pupils: readonly MemberAnswer[];
}

/** Somebody with the days of belonging to the class, the last one where it is known. */
interface MemberAnswer {
  readonly id: string;
  readonly name: string;
  readonly from: CivilDate;
  readonly to?: CivilDate;
}

@QueryHandler(ClassesOf)
export class ClassesOfHandler implements IQueryHandler<ClassesOf> {
  constructor(
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  async execute({ schoolId, atLeast }: ClassesOf): Promise<ClassesAnswer> {
    const ofSchool = await this.reader.get(classesOfSchool, schoolId, atLeast);
    const found = [...(await this.reader.getMany(classes, ofSchool?.classIds ?? [], atLeast)).values()];
    const nameOf = await this.directory.names(
      found.flatMap(({ teachers, pupils }) => [...Object.keys(teachers), ...Object.keys(pupils)]),
    );
    const named = (members: Members): MemberAnswer[] =>
      Object.entries(members)
        .flatMap(([id, periods]) =>
          periods.map(({ from, until }) => ({
            ...{ id, name: nameOf(id), from },
            ...(until === undefined ? {} : { to: until }),
          })),
        )
        .sort((a, b) => a.name.localeCompare(b.name) || (a.from < b.from ? -1 : 1));
    const listed = found
      .map(({ _id: classId, title, teachers, pupils }) => ({
        ...{ classId, title },
        teachers: named(teachers),
        pupils: named(pupils),
      }))
      .sort((a, b) => a.title.localeCompare(b.title, 'en', { numeric: true }));
    const position = found.reduce(
      (latest, document) => laterOf(latest, document.position),
      ofSchool?.position ?? START,
    );
    return { position, classes: listed };
  }
}
