import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Reads } from '../../src/eventing/fresh-reader.js';
import { laterOf, parsePosition, START, type Position } from '../../src/eventing/position.js';
import { Directory } from '../../src/people/directory.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import { Vault } from '../../src/people/vault.js';
import {
  datesBetween,
  daysOfWeek,
  weekOf,
  weeksBetween,
  type CivilDate,
  type IsoWeek,
} from '../../src/school/civil-date.values.js';
import { dayOffOn, ORDINARY_DAYS, specialDay } from '../../src/timetable/school-days.values.js';
import { attendance } from '../attendance/projection.js';
import { changesBetween, dayAbsenceOn } from '../attendance/queries.js';
import { exemptionsOfPupil } from '../exemptions/projection.js';
import { exemptIn, exemptionChanges, exemptOn } from '../exemptions/queries.js';
import { pageHead } from '../journal-page/page-head.projection.js';
import { testsOfPage } from '../planned-tests/projection.js';
import { pagesOf } from '../pages-of/projection.js';
import type { PageRef } from '../pages-of/read-model.js';
import { homeClassOf } from '../schools/queries.js';
import { schools } from '../schools/school.projection.js';
import { holdsWithin, plannedBetween, teachersIn, timeIn } from '../timetable/planned-lessons.js';
import { pageTimetable } from '../timetable/projection.js';
import { acknowledgementOf } from './acknowledgement.js';
import type { Diary, DiaryAudience, DiaryDay, DiaryLesson } from './answer.js';
import { groupWeek, groupWeekId } from './group-week.projection.js';
import { lessonsOfGroup, peopleTaught } from './lessons-of-group.js';
import { pupilWeek, pupilWeekId } from './pupil-week.projection.js';
import { hasOwn, peopleIn, withPupilsOwn, type Telling } from './pupils-own.js';

/** A pupil's diary from one day to another, as the paper one: by day and lesson. */
export class DiaryOf extends Query<Diary> {
  constructor(
    readonly pupilId: string,
    readonly from: CivilDate,
    readonly to: CivilDate,
    readonly audience: DiaryAudience,
    readonly atLeast: Position | undefined,
    /** Where the documents are read. */
    readonly reads: Reads,
  ) {
    super();
  }
}

@QueryHandler(DiaryOf)
export class DiaryOfHandler implements IQueryHandler<DiaryOf> {
  constructor(
    private readonly directory: Directory,
    private readonly vault: Vault,
  ) {}

  async execute({ pupilId, from, to, audience, atLeast, reads }: DiaryOf): Promise<Diary> {
    const mine = await reads.get(pagesOf, pupilId, atLeast);
    const stays = mine?.pages.filter((page) => touches(page, from, to)) ?? [];
    const pageIds = [...new Set(stays.map(({ pageId }) => pageId))];
    const weeks = weeksBetween(from, to);
    const [groupWeeks, pupilWeeks, filed, exemptions, timetables, tests] = await Promise.all([
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
      reads.get(attendance, pupilId, atLeast),
      reads.get(exemptionsOfPupil, pupilId, atLeast),
      reads.getMany(pageTimetable, pageIds, atLeast),
      reads.getMany(testsOfPage, pageIds, atLeast),
    ]);
    // A page on which nothing stands in these weeks is not shown; the first one tells the time zone all the same.
    const written = [...groupWeeks.values()].map(({ pageId }) => pageId);
    const tested = pageIds.filter((id) => Object.keys(tests.get(id)?.tests ?? {}).length > 0);
    const held = pageIds.filter((id) => holdsWithin(timetables.get(id), from, to));
    const isShown = new Set([...written, ...tested, ...held, ...pageIds.slice(0, 1)]);
    const [heads, home] = await Promise.all([
      reads.getMany(
        pageHead,
        pageIds.filter((id) => isShown.has(id)),
      ),
      homeClassOf(reads, pupilId, to),
    ]);
    const teacherIds = [...groupWeeks.values()].flatMap(peopleTaught);
    const plannedFor = held.flatMap((id) => teachersIn(timetables.get(id)));
    const named = [pupilId, ...teacherIds, ...plannedFor, ...[...pupilWeeks.values()].flatMap(peopleIn)];
    const ofPages = [...heads.values()].map(({ opened }) => opened.schoolId);
    const [schoolOf, nameOf] = await Promise.all([
      reads.getMany(schools, [...new Set([...ofPages, ...(home ? [home.schoolId] : [])])], atLeast),
      this.directory.names(named, reads),
    ]);
    const open = async (sealed: Sealed) => (await this.vault.open(sealed)) ?? '—';
    const lessons = await Promise.all(
      [...heads.values()]
        .flatMap(({ _id: pageId, opened }) => {
          const school = schoolOf.get(opened.schoolId);
          const subject = { id: opened.subjectId, title: school?.subjects[opened.subjectId] ?? '' };
          const telling: Telling = { school, attendance: filed, audience, open, nameOf };
          const group = weeks.flatMap((week) => groupWeeks.get(groupWeekId(pageId, week)) ?? []);
          const timetable = timetables.get(pageId);
          const schoolDays = school?.days ?? ORDINARY_DAYS;
          const page = {
            ...{ pageId, subject, nameOf, planned: plannedBetween(timetable, from, to, schoolDays) },
            tests: tests.get(pageId)?.tests ?? {},
            timeOf: (date: CivilDate, number: number) => timeIn(timetable, date, number, schoolDays),
            isOff: (date: CivilDate) => dayOffOn(schoolDays, date) !== undefined,
          };
          const exempt = exemptIn(exemptions, subject.id, from, to);
          return lessonsOfGroup(page, group, pupilId).flatMap(({ date, lesson: ofGroup }) => {
            const days = exemptOn(exempt, date);
            const lesson = days ? { ...ofGroup, exempt: days } : ofGroup;
            const own = pupilWeeks.get(pupilWeekId(pupilId, weekOf(date)));
            const wasThere = stays.some((stay) => stay.pageId === pageId && touches(stay, date, date));
            if (!wasThere && !(own && hasOwn(own, lesson.lessonId))) return [];
            return [
              { date, told: own ? withPupilsOwn(lesson, date, own, telling) : Promise.resolve(lesson) },
            ];
          });
        })
        .map(async ({ date, told }) => ({ date, lesson: await told })),
    );
    const documents = [
      mine,
      filed,
      exemptions,
      ...groupWeeks.values(),
      ...pupilWeeks.values(),
      ...timetables.values(),
      ...tests.values(),
      ...schoolOf.values(),
    ];
    const position = documents.reduce(
      (latest, document) => (document ? laterOf(latest, document.position) : latest),
      START,
    );
    const week = onlyWeekOf(from, to);
    const own = week === undefined ? undefined : pupilWeeks.get(pupilWeekId(pupilId, week));
    const ownChanges = own?.changedAt === undefined ? [] : [own.changedAt];
    const changes = [
      ...[...groupWeeks.values()].map((document) => document.position),
      ...[
        ...changesBetween(filed, from, to),
        ...exemptionChanges(exemptions, from, to),
        ...ownChanges,
      ].flatMap((text) => parsePosition(text) ?? []),
    ];
    const acknowledgement = own && acknowledgementOf(own, changes, nameOf);
    const schoolDays = schoolOf.get(home?.schoolId ?? ofPages[0] ?? '')?.days ?? ORDINARY_DAYS;
    return {
      position,
      pupil: { id: pupilId, name: nameOf(pupilId), ...(home ? { className: home.title } : {}) },
      timeZone: [...heads.values()][0]?.opened.timeZone ?? 'UTC',
      ...(acknowledgement ? { acknowledgement } : {}),
      days: datesBetween(from, to).map((date): DiaryDay => {
        const absence = dayAbsenceOn(filed, date);
        return {
          date,
          ...specialDay(schoolDays, date),
          ...(absence === undefined ? {} : { absence }),
          lessons: lessons
            .filter((entry) => entry.date === date)
            .map(({ lesson }) => lesson)
            .sort(byPlaceInTheDay),
        };
      }),
    };
  }
}

/** The week that the days are, where they are exactly one. */
const onlyWeekOf = (from: CivilDate, to: CivilDate): IsoWeek | undefined => {
  const week = weekOf(from);
  const days = daysOfWeek(week);
  return days?.from === from && days.to === to ? week : undefined;
};

/** Where a line without a lesson stands in the day. */
const AFTER_LESSONS = 100;

const byPlaceInTheDay = (a: DiaryLesson, b: DiaryLesson): number =>
  (a.number ?? AFTER_LESSONS) - (b.number ?? AFTER_LESSONS) ||
  a.subject.title.localeCompare(b.subject.title) ||
  (a.lessonId < b.lessonId ? -1 : 1);

const touches = (period: Pick<PageRef, 'from' | 'until'>, from: CivilDate, to: CivilDate): boolean =>
  period.from <= to && (period.until === undefined || period.until >= from);
