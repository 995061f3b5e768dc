import { announcements } from '../../../projections/announcements/projection.js';
import { gradeHistory } from '../../../projections/grade-history/projection.js';
import { pageHead } from '../../../projections/journal-page/page-head.projection.js';
import { pagesOf } from '../../../projections/pages-of/projection.js';
import { classes, groupsOfClass } from '../../../projections/schools/class.projection.js';
import type { ClassDocument } from '../../../projections/schools/read-model.js';
import { boardsReadBy, isShownOn } from '../../announcements/announcements.rights.js';
import { boardsFor } from '../../announcements/boards.values.js';
import { placeOfAlert } from '../../audit/alerts/alert-ids.values.js';
import { schoolingOf } from '../../attendance/schooling.js';
import type { FreshReader } from '../../eventing/fresh-reader.js';
import type { Position } from '../../eventing/position.js';
import { hasEverTaught } from '../../journal/page/authority.rules.js';
import { pageOf } from '../../journal/page/page-ids.values.js';
import type { Page } from '../../journal/page/page.state.js';
import { placeOfPerson } from '../../people/person-place.js';
import type { Runners } from '../../runners.js';
import { todayIn } from '../../reports/today.js';
import { dateIn, type CivilDate } from '../../school/civil-date.values.js';
import type { ClassTeachers } from '../../school/class-teachers.js';
import { isMemberOn, type Members } from '../../school/membership.values.js';
import { own } from '../../school/plain-data.values.js';
import { diariesReadBy, isActingGuardianOf, isGuardianOf } from '../permissions.js';
import { hasRole, rolesAt, type Viewer } from '../viewer.js';
import type { About, Relation } from './rights.table.js';

/** Finds out some of what somebody may be to a thing; what costs little comes first. */
export interface Look {
  readonly finds: readonly Relation[];
  readonly look: () => Promise<readonly Relation[]>;
}

export interface Asked {
  readonly viewer: Viewer;
  /** What the address names; of a school several, separated by commas. */
  readonly id: string;
  /** Instant. */
  readonly at: string;
  /** What the viewer has just written is known of. */
  readonly atLeast: Position | undefined;
}

export interface RelationsParts {
  readonly reader: FreshReader;
  readonly runners: Pick<Runners, 'pages' | 'meetings' | 'announcements'>;
  readonly classTeachers: Pick<ClassTeachers, 'isClassTeacherOf'>;
}

const AT_SCHOOL = [
  'teacher',
  'healthWorker',
  'secretary',
  'deputyHead',
  'admin',
  'auditor',
  'authority',
] as const satisfies readonly Relation[];

/** What somebody who asks is to what is asked for. */
export class Relations {
  private readonly to: Readonly<Record<About, (asked: Asked) => readonly Look[]>> = {
    account: ({ viewer }) => [always('anybody', ...viewer.roles.map(({ role }) => role))],
    school: ({ viewer, id }) => [always(...inEverySchool(viewer, id.split(',')))],
    class: (asked) => this.toClass(asked, asked.id),
    pupil: (asked) => this.toPupil(asked, asked.id),
    page: (asked) => this.toPage(asked, pageOf(asked.id) ?? asked.id),
    grade: (asked) => this.toGrade(asked),
    teacher: ({ viewer, id }) => [
      always(
        ...(hasRole(viewer, 'teacher') && viewer.personId === id ? (['self'] as const) : []),
        ...viewer.roles.map(({ role }) => role),
      ),
    ],
    person: (asked) => this.toPerson(asked),
    meeting: (asked) => this.toMeeting(asked),
    announcement: (asked) => this.toAnnouncement(asked),
    alert: ({ viewer, id }) => [always(...rolesAt(viewer, placeOfAlert(id)?.schoolId))],
  };

  constructor(private readonly parts: RelationsParts) {}

  looks(about: About, asked: Asked): readonly Look[] {
    return this.to[about](asked);
  }

  private toPupil({ viewer, at }: Asked, pupilId: string): readonly Look[] {
    const { reader } = this.parts;
    const today = dateIn('UTC', at);
    return [
      ofPupil(viewer, pupilId),
      lookFor(['guardianOf'], async () =>
        (await isGuardianOf(viewer, pupilId, reader)) ? ['guardianOf'] : [],
      ),
      lookFor(['actingGuardian'], async () =>
        (await isActingGuardianOf(viewer, pupilId, reader)) ? ['actingGuardian'] : [],
      ),
      lookFor(AT_SCHOOL, async () => rolesAt(viewer, (await schoolingOf(reader, pupilId, today))?.schoolId)),
      this.classTeacherOf(viewer, today, () => Promise.resolve([pupilId])),
    ];
  }

  private toPerson({ viewer, id }: Asked): readonly Look[] {
    const { reader } = this.parts;
    return [
      always(...(viewer.personId === id ? (['self'] as const) : [])),
      lookFor(['guardianOf'], async () => ((await isGuardianOf(viewer, id, reader)) ? ['guardianOf'] : [])),
      lookFor(AT_SCHOOL, async () => {
        const place = await placeOfPerson(id, reader);
        return (place?.schoolIds ?? []).flatMap((schoolId) => rolesAt(viewer, schoolId));
      }),
    ];
  }

  private toPage({ viewer, at, atLeast }: Asked, pageId: string): readonly Look[] {
    const { pages } = this.parts.runners;
    const found = async (relations: (page: Page, schoolId: string) => readonly Relation[]) => {
      const of = (page: Page) => (page.opened ? relations(page, page.opened.schoolId) : []);
      const known = of(await pages.known(pageId));
      // Another process may have opened the page, or assigned somebody to it, since this one looked.
      return known.length > 0 ? known : of(await pages.load(pageId));
    };
    return [
      always('anybody'),
      lookFor([...AT_SCHOOL, 'pageTeacher'], () =>
        found((page, schoolId) => [
          ...rolesAt(viewer, schoolId),
          ...(hasRole(viewer, 'teacher', schoolId) && hasEverTaught(page, viewer.personId)
            ? (['pageTeacher'] as const)
            : []),
        ]),
      ),
      this.classTeacherOf(viewer, dateIn('UTC', at), async () => {
        const head = await this.parts.reader.get(pageHead, pageId, atLeast);
        return Object.keys(head?.pupils ?? {});
      }),
    ];
  }

  private toGrade(asked: Asked): readonly Look[] {
    const { viewer, id, atLeast } = asked;
    const { reader } = this.parts;
    const pageId = pageOf(id);
    return [
      lookFor(['self', 'guardianOf'], async () => {
        const pupilId = (await reader.get(gradeHistory, id, atLeast))?.pupilId ?? '';
        if (viewer.personId === pupilId && hasRole(viewer, 'pupil')) return ['self'];
        return (await isGuardianOf(viewer, pupilId, reader)) ? ['guardianOf'] : [];
      }),
      ...(pageId === undefined ? [] : this.toPage(asked, pageId)),
    ];
  }

  private toMeeting(asked: Asked): readonly Look[] {
    const { meetings } = this.parts.runners;
    const { id } = asked;
    const classOf = async () =>
      ((await meetings.known(id)).called ?? (await meetings.load(id)).called)?.classId;
    return this.toClass(asked, classOf);
  }

  private toAnnouncement({ viewer, id, at, atLeast }: Asked): readonly Look[] {
    const { reader, runners } = this.parts;
    const find = async () => {
      const shown = await reader.get(announcements, id, atLeast);
      if (shown) return { ...shown, withdrawn: shown.withdrawn !== undefined };
      // Whoever has just published it may go on with it before it is shown.
      const { published, withdrawn } = await runners.announcements.load(id);
      return published && { ...published, withdrawn };
    };
    let finding: ReturnType<typeof find> | undefined;
    const found = () => (finding ??= find());
    return [
      lookFor(AT_SCHOOL, async () => rolesAt(viewer, (await found())?.schoolId)),
      lookFor(['author'], async () => ((await found())?.authorId === viewer.personId ? ['author'] : [])),
      lookFor(['audience'], async () => {
        const announcement = await found();
        if (!announcement) return [];
        const boards = await boardsReadBy(viewer, at, reader);
        const isShown = boardsFor(announcement.schoolId, announcement.audience).some((board) => {
          const today = boards.get(board);
          return today !== undefined && isShownOn(announcement, today);
        });
        return isShown ? ['audience'] : [];
      }),
    ];
  }

  private toClass(
    { viewer, at, atLeast }: Asked,
    id: string | (() => Promise<string | undefined>),
  ): readonly Look[] {
    const { reader } = this.parts;
    const today = ({ schoolId }: ClassDocument): Promise<CivilDate> => todayIn(schoolId, at, reader);
    const inClass =
      (find: (found: ClassDocument, today: CivilDate) => Promise<readonly Relation[]>) => async () => {
        const classId = typeof id === 'string' ? id : await id();
        const found = classId === undefined ? undefined : await reader.get(classes, classId, atLeast);
        return found ? find(found, await today(found)) : [];
      };
    return [
      lookFor(
        AT_SCHOOL,
        inClass(({ schoolId }) => Promise.resolve(rolesAt(viewer, schoolId))),
      ),
      lookFor(
        ['classTeacher'],
        inClass(async ({ _id, partOf, schoolId }, day) => {
          if (!hasRole(viewer, 'teacher', schoolId)) return [];
          const homeroom = await reader.get(classes, partOf ?? _id);
          return isMemberOn(homeroom?.teachers ?? {}, viewer.personId, day) ? ['classTeacher'] : [];
        }),
      ),
      lookFor(
        ['family'],
        inClass(async ({ pupils }, day) => {
          const diaries = await diariesReadBy(viewer, reader);
          return diaries.some((pupilId) => isMemberOn(pupils, pupilId, day)) ? ['family'] : [];
        }),
      ),
      lookFor(
        ['groupTeacher'],
        inClass(async (found, day) =>
          hasRole(viewer, 'teacher', found.schoolId) && (await this.teachesGroupIn(viewer, found, day))
            ? ['groupTeacher']
            : [],
        ),
      ),
    ];
  }

  private async teachesGroupIn(
    viewer: Viewer,
    { _id, teachers }: ClassDocument,
    today: CivilDate,
  ): Promise<boolean> {
    const { reader } = this.parts;
    const groupIds = Object.values((await reader.get(groupsOfClass, _id))?.groups ?? {}).flat();
    const groups = [...(await reader.getMany(classes, groupIds)).values()];
    const isTaught = (members: Members) => isMemberOn(members, viewer.personId, today);
    if (isTaught(teachers) || groups.some((group) => isTaught(group.teachers))) return true;
    const pages = [...(await reader.getMany(pagesOf, [_id, ...groupIds])).values()].flatMap(
      (each) => each.pages,
    );
    const heads = await reader.getMany(
      pageHead,
      pages.map(({ pageId }) => pageId),
    );
    return [...heads.values()].some(
      ({ teachers: had, substitutes }) =>
        own(had, viewer.personId) !== undefined || own(substitutes, viewer.personId) !== undefined,
    );
  }

  private classTeacherOf(viewer: Viewer, today: CivilDate, pupils: () => Promise<readonly string[]>): Look {
    return lookFor(['classTeacher'], async () => {
      if (!hasRole(viewer, 'teacher')) return [];
      for (const pupilId of await pupils()) {
        if (await this.parts.classTeachers.isClassTeacherOf(viewer.personId, pupilId, today))
          return ['classTeacher'];
      }
      return [];
    });
  }
}

const lookFor = (finds: readonly Relation[], look: Look['look']): Look => ({ finds, look });

const always = (...relations: readonly Relation[]): Look =>
  lookFor(relations, () => Promise.resolve(relations));

const ofPupil = (viewer: Viewer, pupilId: string): Look =>
  always(...(hasRole(viewer, 'pupil') && viewer.personId === pupilId ? (['self'] as const) : []));

const inEverySchool = (viewer: Viewer, schoolIds: readonly string[]): readonly Relation[] => {
  const [first = [], ...others] = schoolIds.map((schoolId) => rolesAt(viewer, schoolId));
  return first.filter((relation) => others.every((held) => held.includes(relation)));
};
