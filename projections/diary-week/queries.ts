import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Reads } from '../../src/eventing/fresh-reader.js';
import { laterOf, START, type Position } from '../../src/eventing/position.js';
import { idOfField } from '../../src/journal/page/page-ids.values.js';
import type { AbsenceCode } from '../../src/journal/page/page.events.js';
import { Directory } from '../../src/people/directory.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import { Vault } from '../../src/people/vault.js';
import { datesBetween, weekOf, weeksBetween, type CivilDate } from '../../src/school/civil-date.values.js';
import { pageHead } from '../journal-page/page-head.projection.js';
import type { PageHead } from '../journal-page/read-model.js';
import { pagesOf } from '../pages-of/projection.js';
import { classNameOf } from '../schools/queries.js';
import { schools } from '../schools/school.projection.js';
import { groupWeek, groupWeekId } from './group-week.projection.js';
import { pupilWeek, pupilWeekId } from './pupil-week.projection.js';
import type { GroupWeek, PupilWeek, WeekGrade } from './read-model.js';

/** A pupil's diary from one day to another, as the paper one: by day and lesson. */
export class DiaryOf extends Query<Diary> {
  constructor(
    readonly pupilId: string,
    readonly from: CivilDate,
    readonly to: CivilDate,
    readonly atLeast: Position | undefined,
    /** Where the documents are read. */
    readonly reads: Reads,
  ) {
    super();
  }
}

export interface Diary {
  readonly position: Position;
  readonly pupil: { readonly id: string; readonly name: string; readonly className?: string };
  readonly timeZone: string;
  readonly days: readonly DiaryDay[];
}

export interface DiaryDay {
  readonly date: CivilDate;
  readonly lessons: readonly DiaryLesson[];
}

export interface DiaryLesson {
  readonly lessonId: string;
  readonly pageId: string;
  /** None where nothing but homework stands on the day. */
  readonly number?: number;
  readonly subject: { readonly id: string; readonly title: string };
  readonly teacher?: { readonly id: string; readonly name: string };
  readonly topic?: string;
  readonly cancelled: boolean;
  readonly homeworkDue: readonly DiaryHomework[];
  readonly homeworkSet: readonly DiaryHomework[];
  readonly grades: readonly DiaryGrade[];
  readonly absence?: { readonly code: AbsenceCode; readonly minutes?: number };
}

export interface DiaryHomework {
  readonly homeworkId: string;
  readonly text: string;
  readonly setOn: CivilDate;
  readonly dueOn: CivilDate;
}

export interface DiaryGrade {
  readonly gradeId: string;
  readonly value: string;
  readonly work: { readonly title: string; readonly abbreviation: string; readonly weight: number };
  readonly status: 'given' | 'corrected';
  readonly givenAt: string;
  readonly comment?: string;
  readonly changes: readonly {
    readonly from: string;
    readonly to: string;
    readonly reason: string;
    readonly at: string;
  }[];
}

@QueryHandler(DiaryOf)
export class DiaryOfHandler implements IQueryHandler<DiaryOf> {
  constructor(
    private readonly directory: Directory,
    private readonly vault: Vault,
  ) {}

  async execute({ pupilId, from, to, atLeast, reads }: DiaryOf): Promise<Diary> {
    const mine = await reads.get(pagesOf, pupilId, atLeast);
    const pageIds = [
      ...new Set(mine?.pages.filter((page) => touches(page, from, to)).map(({ pageId }) => pageId)),
    ];
    const weeks = weeksBetween(from, to);
    const [heads, groupWeeks, pupilWeeks] = await Promise.all([
      reads.getMany(pageHead, pageIds),
      reads.getMany(
        groupWeek,
        pageIds.flatMap((id) => weeks.map((week) => groupWeekId(id, week))),
        atLeast,
      ),
      reads.getMany(
        pupilWeek,
        weeks.map((week) => pupilWeekId(pupilId, week)),
        atLeast,
      ),
    ]);
    const schoolIds = new Set([...heads.values()].map(({ opened }) => opened.schoolId));
    const teacherIds = [...groupWeeks.values()].flatMap(({ lessons }) =>
      Object.values(lessons).flatMap(({ teacherId }) => teacherId ?? []),
    );
    const [schoolOf, nameOf, className] = await Promise.all([
      reads.getMany(schools, [...schoolIds]),
      this.directory.names([pupilId, ...teacherIds], reads),
      classNameOf(reads, pupilId, to),
    ]);
    const subjectOf = (head: PageHead) => ({
      id: head.opened.subjectId,
      title: schoolOf.get(head.opened.schoolId)?.subjects[head.opened.subjectId] ?? '',
    });
    const lessons = await Promise.all(
      [...heads.values()].flatMap((head) => {
        const group = weeks.flatMap((week) => groupWeeks.get(groupWeekId(head._id, week)) ?? []);
        return lessonsOf(head, subjectOf(head), group, nameOf).map(async ({ date, lesson }) => {
          const week = pupilWeeks.get(pupilWeekId(pupilId, weekOf(date)));
          return { date, lesson: week ? await this.withPupilsOwn(lesson, week) : lesson };
        });
      }),
    );
    const position = [mine, ...groupWeeks.values(), ...pupilWeeks.values()].reduce(
      (latest, document) => (document ? laterOf(latest, document.position) : latest),
      START,
    );
    return {
      position,
      pupil: { id: pupilId, name: nameOf(pupilId), ...(className === undefined ? {} : { className }) },
      timeZone: [...heads.values()][0]?.opened.timeZone ?? 'UTC',
      days: datesBetween(from, to).map((date) => ({
        date,
        lessons: lessons
          .filter((entry) => entry.date === date)
          .map(({ lesson }) => lesson)
          .sort(byPlaceInTheDay),
      })),
    };
  }

  private async withPupilsOwn(lesson: DiaryLesson, week: PupilWeek): Promise<DiaryLesson> {
    const own = Object.entries(week.grades).filter(([, grade]) => grade.lessonId === lesson.lessonId);
    const grades = await Promise.all(own.map(([field, grade]) => this.gradeOf(idOfField(field), grade)));
    const absence = Object.entries(week.absences).find(
      ([field]) => idOfField(field) === lesson.lessonId,
    )?.[1];
    return { ...lesson, grades, ...(absence ? { absence } : {}) };
  }

  private async gradeOf(gradeId: string, grade: WeekGrade): Promise<DiaryGrade> {
    const { value, work, givenAt, comment, changes } = grade;
    const open = async (sealed: Sealed) => (await this.vault.open(sealed)) ?? '—';
    return {
      gradeId,
      value,
      work: { title: work.title, abbreviation: work.abbreviation, weight: work.weight },
      status: changes.length > 0 ? 'corrected' : 'given',
      givenAt,
      ...(comment ? { comment: await open(comment) } : {}),
      changes: await Promise.all(
        changes.map(async ({ from, to, reason, at }) => ({ from, to, reason: await open(reason), at })),
      ),
    };
  }
}

/** Where a line without a lesson stands in the day. */
const AFTER_LESSONS = 100;

const byPlaceInTheDay = (a: DiaryLesson, b: DiaryLesson): number =>
  (a.number ?? AFTER_LESSONS) - (b.number ?? AFTER_LESSONS) ||
  a.subject.title.localeCompare(b.subject.title) ||
  (a.lessonId < b.lessonId ? -1 : 1);

const touches = (period: { from: CivilDate; until?: CivilDate }, from: CivilDate, to: CivilDate): boolean =>
  period.from <= to && (period.until === undefined || period.until >= from);

/** A group's lessons with their homework; a day on which only homework is due gets a line of its own. */
const lessonsOf = (
  head: PageHead,
  subject: DiaryLesson['subject'],
  weeks: readonly GroupWeek[],
  nameOf: (personId: string) => string,
): { date: CivilDate; lesson: DiaryLesson }[] => {
  const homework = new Map(weeks.flatMap((week) => Object.entries(week.homework)));
  const tasks = [...homework].map(([field, { lessonId, text, setOn, dueOn }]) => ({
    setIn: lessonId,
    task: { homeworkId: idOfField(field), text, setOn, dueOn },
  }));
  const dueOn = (date: CivilDate) => tasks.flatMap(({ task }) => (task.dueOn === date ? [task] : []));
  const held = weeks
    .flatMap((week) => Object.entries(week.lessons))
    .map(([field, lesson]) => ({ lessonId: idOfField(field), ...lesson }))
    .sort((a, b) => a.number - b.number);
  const recorded = held.map(({ lessonId, date, number, topic, teacherId }) => {
    // What is due on a day is due in its first lesson.
    const isFirst = held.find((lesson) => lesson.date === date)?.lessonId === lessonId;
    const lesson: DiaryLesson = {
      lessonId,
      pageId: head._id,
      number,
      subject,
      ...(teacherId === undefined ? {} : { teacher: { id: teacherId, name: nameOf(teacherId) } }),
      topic,
      cancelled: false,
      homeworkDue: isFirst ? dueOn(date) : [],
      homeworkSet: tasks.flatMap(({ setIn, task }) => (setIn === lessonId ? [task] : [])),
      grades: [],
    };
    return { date, lesson };
  });
  const lessonDays = new Set(held.map(({ date }) => date));
  const otherDays = new Set(tasks.map(({ task }) => task.dueOn).filter((date) => !lessonDays.has(date)));
  const dueOnly = [...otherDays].map((date) => ({
    date,
    lesson: {
      lessonId: `${head._id}.${date.replaceAll('-', '')}`,
      pageId: head._id,
      subject,
      cancelled: false,
      homeworkDue: dueOn(date),
      homeworkSet: [],
      grades: [],
    },
  }));
  return [...recorded, ...dueOnly];
};
