import { announcements } from '../../../projections/announcements/projection.js';
import type { AnnouncementDocument } from '../../../projections/announcements/read-model.js';
import { gradeHistory } from '../../../projections/grade-history/projection.js';
import { pageHead } from '../../../projections/journal-page/page-head.projection.js';
import { jointGroups } from '../../../projections/joint-groups/projection.js';
import { pagesOf } from '../../../projections/pages-of/projection.js';
import { classes } from '../../../projections/schools/class.projection.js';
import { groupIdsOf } from '../../../projections/schools/group-ids.js';
import type { ClassDocument } from '../../../projections/schools/read-model.js';
import { isShownOn } from '../../announcements/announcements.rights.js';
import { placeOfAlert } from '../../audit/alerts/alert-ids.values.js';
import { commenterRoleOf } from '../../blogs/blogs.rights.js';
import type { Posted } from '../../blogs/post.events.js';
import { schoolingOf } from '../../attendance/schooling.js';
import type { FreshReader } from '../../eventing/fresh-reader.js';
import { partsIn as partsInQuestion, type Part } from '../../help-desk/parts-in.js';
import { hasEverTaught } from '../../journal/page/authority.rules.js';
import { pageOf } from '../../journal/page/page-ids.values.js';
import type { Page } from '../../journal/page/page.state.js';
import { belongingTo } from '../../joint-groups/members.js';
import { homesOfWards, wasInvitedOn } from '../../meetings/invited-then.js';
import { partsIn, schoolsOf, teachesPupil, wardsOf, writerRoleIn } from '../../messages/participants.js';
import { placeOfPerson } from '../../people/person-place.js';
import type { Runners } from '../../runners.js';
import { groupsOfToday, todayIn } from '../../reports/today.js';
import { dateIn, type CivilDate } from '../../school/civil-date.values.js';
import { dateAndTime } from '../../school/local-time.values.js';
import type { ClassTeachers } from '../../school/class-teachers.js';
import { isMemberOn, type Members } from '../../school/membership.values.js';
import { own } from '../../school/plain-data.values.js';
import { diariesReadBy, isActingGuardianOf, isGuardianOf } from '../permissions.js';
import { hasRole, rolesAt, type Viewer } from '../viewer.js';
import { always, AT_SCHOOL, lookFor, once, type Asked, type Look } from './looks.js';
import { looksAtPublished } from './published.js';
import { may, type About, type Relation, type Right } from './rights.table.js';

export interface RelationsParts {
  readonly reader: FreshReader;
  readonly runners: Pick<
    Runners,
    'pages' | 'meetings' | 'announcements' | 'blogPosts' | 'threads' | 'activities' | 'questions'
  >;
  readonly classTeachers: Pick<ClassTeachers, 'isClassTeacherOf'>;
}

const TO_QUESTION: Readonly<Record<Part, Relation>> = {
  asker: 'author',
  school: 'admin',
  operator: 'operator',
};

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
    blogPost: (asked) => this.toBlogPost(asked),
    thread: (asked) => this.toThread(asked),
    jointGroup: (asked) => this.toJointGroup(asked),
    activity: (asked) => this.toActivity(asked),
    question: (asked) => this.toQuestion(asked),
    alert: ({ viewer, id }) => [always(...rolesAt(viewer, placeOfAlert(id)?.schoolId))],
  };

  constructor(private readonly parts: RelationsParts) {}

  looks(about: About, asked: Asked): readonly Look[] {
    return this.to[about](asked);
  }

  /** Whether somebody has a right now. */
  async has({ about, by }: Right, asked: Asked): Promise<boolean> {
    const isNamed = (relation: Relation) => by.includes(relation);
    for (const { finds, look } of this.looks(about, asked)) {
      if (finds.some(isNamed) && (await look()).some(isNamed)) return true;
    }
    return false;
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
      lookFor(['subjectTeacher'], async () =>
        hasRole(viewer, 'teacher') && (await teachesPupil(viewer.personId, pupilId, at, reader))
          ? ['subjectTeacher']
          : [],
      ),
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
      const inPage = (page: Page) => (page.opened ? relations(page, page.opened.schoolId) : []);
      return (await pages.lookUp(pageId, (page) => nonEmpty(inPage(page)))) ?? [];
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
    const { reader, runners } = this.parts;
    const { viewer, id, at } = asked;
    const found = once(() => runners.meetings.lookUp(id, ({ called }) => called));
    const classOf = async () => (await found())?.classId;
    const schoolOf = async () => {
      const { schoolId, classId } = (await found()) ?? {};
      return classId === undefined ? schoolId : undefined;
    };
    return [
      ...this.toClass(asked, classOf),
      lookFor(AT_SCHOOL, async () => rolesAt(viewer, await schoolOf())),
      lookFor(['schoolGuardian'], async () => {
        const schoolId = await schoolOf();
        if (schoolId === undefined) return [];
        const wards = await wardsOf(viewer, reader);
        const groups = await Promise.all(wards.map((pupilId) => groupsOfToday(pupilId, at, reader)));
        return groups.flat().some(({ group }) => group.schoolId === schoolId) ? ['schoolGuardian'] : [];
      }),
      lookFor(['invitedThen'], async () => {
        const called = await found();
        if (!called) return [];
        const { date } = dateAndTime(called.startsAt);
        return wasInvitedOn(await homesOfWards(viewer, reader), called, date) ? ['invitedThen'] : [];
      }),
    ];
  }

  private toAnnouncement(asked: Asked): readonly Look[] {
    const { reader, runners } = this.parts;
    const find = async () => {
      const shown = await reader.get(announcements, asked.id, asked.atLeast);
      if (shown) return shown.ended ? undefined : { ...shown, ...withdrawnOnOf(shown) };
      // Whoever has just published it may go on with it before it is shown.
      return (await runners.announcements.load(asked.id)).published;
    };
    return looksAtPublished(asked, find, isShownOn, reader);
  }

  private toBlogPost(asked: Asked): readonly Look[] {
    const { reader, runners } = this.parts;
    const found = once(() => runners.blogPosts.lookUp(asked.id, ({ published }) => published));
    // One that was withdrawn too: its readers see that it was.
    const isShown = ({ from }: Posted, today: CivilDate) => from <= today;
    const looks = looksAtPublished(asked, found, isShown, reader);
    return [
      ...looks,
      lookFor(['writer'], async () => {
        const [post, held] = await Promise.all([found(), Promise.all(looks.map(({ look }) => look()))]);
        if (!post || !may('blogPost.read', held.flat())) return [];
        const { viewer, at, atLeast } = asked;
        return (await commenterRoleOf(viewer, post, at, reader, atLeast)) ? ['writer'] : [];
      }),
    ];
  }

  private toThread({ viewer, id, at, atLeast }: Asked): readonly Look[] {
    const { reader, runners } = this.parts;
    const found = () => runners.threads.lookUp(id, ({ opened }) => opened);
    return [
      lookFor(AT_SCHOOL, async () => {
        const thread = await found();
        const schoolIds = thread ? await schoolsOf(thread, reader) : [];
        return schoolIds.flatMap((schoolId) => rolesAt(viewer, schoolId));
      }),
      lookFor(['participant', 'writer'], async () => {
        const thread = await found();
        return thread ? partsIn(viewer, thread, at, reader, atLeast) : [];
      }),
    ];
  }

  private toJointGroup({ viewer, id, at, atLeast }: Asked): readonly Look[] {
    const { reader } = this.parts;
    const found = () => reader.get(jointGroups, id, atLeast);
    return [
      lookFor(AT_SCHOOL, async () =>
        Object.keys((await found())?.schools ?? {}).flatMap((schoolId) => rolesAt(viewer, schoolId)),
      ),
      lookFor(['author'], async () => ((await found())?.proposerId === viewer.personId ? ['author'] : [])),
      lookFor(['leader', 'member'], async () => {
        const group = await found();
        const belonging = group && (await belongingTo(viewer, group, at, reader));
        if (!belonging) return [];
        return [belonging.role === 'teacher' ? 'leader' : 'member'];
      }),
    ];
  }

  private toActivity({ viewer, id }: Asked): readonly Look[] {
    const { activities } = this.parts.runners;
    return [
      lookFor([...AT_SCHOOL, 'author'], async () => {
        const announced = await activities.lookUp(id, (activity) => activity.announced);
        if (!announced) return [];
        const { schoolId, personId } = announced;
        return [...rolesAt(viewer, schoolId), ...(personId === viewer.personId ? (['author'] as const) : [])];
      }),
    ];
  }

  private toQuestion({ viewer, id }: Asked): readonly Look[] {
    const { questions } = this.parts.runners;
    return [
      lookFor(Object.values(TO_QUESTION), async () => {
        const parts = await questions.lookUp(id, (question) => nonEmpty(partsInQuestion(viewer, question)));
        return (parts ?? []).map((part) => TO_QUESTION[part]);
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
        ['classmate'],
        inClass(({ pupils }, day) =>
          Promise.resolve(
            hasRole(viewer, 'pupil') && isMemberOn(pupils, viewer.personId, day) ? ['classmate'] : [],
          ),
        ),
      ),
      lookFor(
        ['classGuardian'],
        inClass(async ({ _id }) => {
          const role = await writerRoleIn(viewer, { kind: 'guardians', classId: _id }, at, reader);
          return role === 'guardian' ? ['classGuardian'] : [];
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
    const groupIds = await groupIdsOf(_id, reader);
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

const ofPupil = (viewer: Viewer, pupilId: string): Look =>
  always(...(hasRole(viewer, 'pupil') && viewer.personId === pupilId ? (['self'] as const) : []));

const inEverySchool = (viewer: Viewer, schoolIds: readonly string[]): readonly Relation[] => {
  const [first = [], ...others] = schoolIds.map((schoolId) => rolesAt(viewer, schoolId));
  return first.filter((relation) => others.every((held) => held.includes(relation)));
};

const nonEmpty = <T>(list: readonly T[]): readonly T[] | undefined => (list.length > 0 ? list : undefined);

const withdrawnOnOf = ({ withdrawn }: AnnouncementDocument): { readonly withdrawnOn?: CivilDate } =>
  withdrawn ? { withdrawnOn: withdrawn.at.slice(0, 10) } : {};
