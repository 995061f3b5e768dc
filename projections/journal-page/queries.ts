import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Reads } from '../../src/eventing/fresh-reader.js';
import { laterOf, type Position } from '../../src/eventing/position.js';
import { fieldOf, idOfField } from '../../src/journal/page/page-ids.values.js';
import { Directory } from '../../src/people/directory.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import { Vault } from '../../src/people/vault.js';
import { dateIn, weekOf, type CivilDate } from '../../src/school/civil-date.values.js';
import type { WorkKind } from '../../src/school/scale.values.js';
import { dayOffOn, ORDINARY_DAYS } from '../../src/timetable/school-days.values.js';
import { attendance } from '../attendance/projection.js';
import { countedAbsence } from '../attendance/queries.js';
import { pupilWeek, pupilWeekId } from '../diary-week/pupil-week.projection.js';
import { exemptionsOfPupil } from '../exemptions/projection.js';
import { exemptIn } from '../exemptions/queries.js';
import type { ExemptionsOfPupil } from '../exemptions/read-model.js';
import type { LateRequestTold } from '../late-requests/answer.js';
import { lateRequestsOfPage } from '../late-requests/projection.js';
import type { LateRequestsOfPage } from '../late-requests/read-model.js';
import { lateRequestTold, namedIn } from '../late-requests/telling.js';
import { testsOfPage } from '../planned-tests/projection.js';
import { reasonTold } from '../reason-told.js';
import type { SchoolDocument } from '../schools/read-model.js';
import { classes } from '../schools/class.projection.js';
import { schools } from '../schools/school.projection.js';
import { pageTimetable } from '../timetable/projection.js';
import { withoutTermGrade } from '../../src/journal/page/term-grades.values.js';
import type { JournalPage, PageAbsence, PageLesson, PageRemark, PageTermGrade } from './answer.js';
import { averageNow, exemptionNow } from './averages.js';
import { lessonColumn } from './lesson-column.projection.js';
import { pageHead } from './page-head.projection.js';
import { withPlanned } from './planned.js';
import type { LessonColumn, PageHead } from './read-model.js';

/** A journal page as a grid: its pupils, its lessons, and what stands where they cross. */
export class JournalPageOf extends Query<JournalPage | undefined> {
  constructor(
    readonly pageId: string,
    readonly atLeast: Position | undefined,
    /** Where the documents are read. */
    readonly reads: Reads,
    /** Instant whose day is today. */
    readonly at: string = new Date().toISOString(),
  ) {
    super();
  }
}

type NameOf = (personId: string) => string;

@QueryHandler(JournalPageOf)
export class JournalPageOfHandler implements IQueryHandler<JournalPageOf> {
  constructor(
    private readonly directory: Directory,
    private readonly vault: Vault,
  ) {}

  async execute({ pageId, atLeast, reads, at }: JournalPageOf): Promise<JournalPage | undefined> {
    const head = await reads.get(pageHead, pageId, atLeast);
    if (!head) return undefined;
    const { opened } = head;
    const [found, school, group, filed, exemptions, timetable, planned, asked, nameOf] = await Promise.all([
      reads.getMany(lessonColumn, head.lessonIds, atLeast),
      reads.get(schools, opened.schoolId, atLeast),
      reads.get(classes, opened.groupId),
      reads.getMany(attendance, Object.keys(head.pupils), atLeast),
      reads.getMany(exemptionsOfPupil, Object.keys(head.pupils), atLeast),
      reads.get(pageTimetable, pageId, atLeast),
      reads.get(testsOfPage, pageId, atLeast),
      reads.get(lateRequestsOfPage, pageId, atLeast),
      this.directory.names([head.pupils, head.teachers, head.substitutes].flatMap(Object.keys), reads),
    ]);
    const days = school?.days ?? ORDINARY_DAYS;
    const columns = [...found.values()]
      .filter((column) => isKnown(column) && !(column.stage === 'expected' && dayOffOn(days, column.date)))
      .sort((a, b) => a.date.localeCompare(b.date) || a.number - b.number);
    const { schoolId, timeZone, from, to, termId, subjectId, groupId } = opened;
    const { scale, rounding, editWindowDays } = opened;
    const today = dateIn(timeZone, at);
    const [absences, remarks, termGrades, lateRequests] = await Promise.all([
      Promise.all(
        columns.flatMap(({ _id: lessonId, date, absences: recorded }) =>
          Object.entries(recorded).map(async ([pupilId, absence]): Promise<PageAbsence> => {
            const { note: _filedToo, ...counted } = countedAbsence(absence, filed.get(pupilId), date);
            const note = absence.reason?.note;
            const reason = note === undefined ? {} : { reason: await this.open(note) };
            return { pupilId, lessonId, ...counted, ...reason };
          }),
        ),
      ),
      this.remarksOf(columns, reads, atLeast),
      this.termGradesOf(head, school),
      this.lateRequestsIn(asked, school, reads),
    ]);
    return {
      position: [
        ...filed.values(),
        ...exemptions.values(),
        ...columns,
        ...[school, timetable, planned, asked].flatMap((each) => each ?? []),
      ].reduce((latest, document) => laterOf(latest, document.position), head.position),
      head,
      ...{ pageId, schoolId, timeZone },
      subject: { id: subjectId, title: school?.subjects[subjectId] ?? '' },
      group: { id: groupId, title: group?.title ?? '' },
      term: { id: termId, title: school?.terms[termId]?.title ?? '', from, to },
      closed: head.closed,
      ...(head.windowExtendedUntil === undefined ? {} : { windowExtendedUntil: head.windowExtendedUntil }),
      editWindowDays,
      scale,
      rounding,
      works: worksOn(head, today),
      teachers: Object.keys(head.teachers).map((id) => ({ id, name: nameOf(id) })),
      pupils: pupilsOf(head, columns, exemptions, nameOf),
      lessons: withPlanned(
        pageId,
        columns.map((column) => lessonTold(column, nameOf)),
        timetable,
        today,
        days,
      ),
      tests: Object.entries(planned?.tests ?? {})
        .map(([field, test]) => ({ testId: idOfField(field), ...test }))
        .sort((a, b) => a.date.localeCompare(b.date) || a.number - b.number),
      grades: columns.flatMap(({ _id: lessonId, grades }) =>
        grades.map(({ at: _inItsHistory, ...grade }) => ({ ...grade, lessonId })),
      ),
      debts: columns.flatMap(({ _id: lessonId, debts }) => debts.map((debt) => ({ ...debt, lessonId }))),
      lateRequests,
      absences,
      remarks,
      takenOver: head.takenOver.flatMap(({ pupilId, fromPageId, grades }) =>
        grades.map((grade) => ({ ...grade, pupilId, fromPageId })),
      ),
      termGrades,
      withoutTermGrade: withoutTermGrade(head.pupils, head.termGrades, to),
    };
  }

  /** Remarks with what guardians made of them, which stands in the pupils' weeks. */
  private async remarksOf(
    columns: readonly LessonColumn[],
    reads: Reads,
    atLeast: Position | undefined,
  ): Promise<PageRemark[]> {
    const made = columns.flatMap(({ _id: lessonId, date, remarks }) =>
      remarks.map((remark) => ({ lessonId, weekId: pupilWeekId(remark.pupilId, weekOf(date)), remark })),
    );
    const weeks = await reads.getMany(
      pupilWeek,
      made.map(({ weekId }) => weekId),
      atLeast,
    );
    const answered = made.map(({ lessonId, weekId, remark }) => {
      const known = weeks.get(weekId)?.remarks[fieldOf(remark.remarkId)];
      const signed = Object.entries(known?.acknowledgements ?? {});
      return { lessonId, remark, answers: known?.answers ?? [], signed };
    });
    const nameOf = await this.directory.names(
      answered.flatMap(({ answers, signed }) => [
        ...answers.map(({ guardianId }) => guardianId),
        ...signed.map(([field]) => idOfField(field)),
      ]),
      reads,
    );
    const personOf = (id: string) => ({ id, name: nameOf(id) });
    return Promise.all(
      answered.map(async ({ lessonId, remark, answers, signed }) => ({
        ...remark,
        lessonId,
        text: await this.open(remark.text),
        acknowledgements: signed.map(([field, { at }]) => ({ guardian: personOf(idOfField(field)), at })),
        answers: await Promise.all(
          answers.map(async ({ guardianId, text, at }) => ({
            guardian: personOf(guardianId),
            text: await this.open(text),
            at,
          })),
        ),
      })),
    );
  }

  private termGradesOf(
    { termGrades }: PageHead,
    school: SchoolDocument | undefined,
  ): Promise<PageTermGrade[]> {
    return Promise.all(
      Object.entries(termGrades).map(async ([pupilId, { changes, ...termGrade }]) => ({
        pupilId,
        ...termGrade,
        changes: await Promise.all(
          changes.map(async ({ reason, ...change }) => ({
            ...change,
            reason: await reasonTold(reason, school, (sealed) => this.open(sealed)),
          })),
        ),
      })),
    );
  }

  /** Those that wait. */
  private async lateRequestsIn(
    asked: LateRequestsOfPage | undefined,
    school: SchoolDocument | undefined,
    reads: Reads,
  ): Promise<LateRequestTold[]> {
    const open = Object.entries(asked?.requests ?? {}).filter(([, { decision }]) => !decision);
    const nameOf = await this.directory.names(
      open.flatMap(([, request]) => namedIn(request)),
      reads,
    );
    const telling = { nameOf, school, open: (sealed: Sealed) => this.open(sealed) };
    const told = open.map(([field, request]) => lateRequestTold(idOfField(field), request, telling));
    return (await Promise.all(told)).sort((a, b) => a.askedAt.localeCompare(b.askedAt));
  }

  private async open(sealed: Sealed): Promise<string> {
    return (await this.vault.open(sealed)) ?? '—';
  }
}

/** Nothing is known any more of a lesson that was only expected, once its substitute is released or it is reinstated. */
const isKnown = ({ stage, cancelled, substitutes }: LessonColumn): boolean =>
  stage !== 'expected' || cancelled !== undefined || substitutes.length > 0;

/** The kinds of work as they are on a day; before the term as they are when it begins. */
const worksOn = ({ works, opened }: PageHead, today: CivilDate): WorkKind[] => {
  const date = today < opened.from ? opened.from : today;
  const current = new Map<string, WorkKind>();
  for (const { from, work } of works) if (from <= date) current.set(work.code, work);
  return [...current.values()];
};

const pupilsOf = (
  head: PageHead,
  columns: readonly LessonColumn[],
  exemptions: ReadonlyMap<string, ExemptionsOfPupil>,
  nameOf: NameOf,
): JournalPage['pupils'] =>
  Object.entries(head.pupils)
    .flatMap(([id, periods]) => {
      const last = periods.at(-1);
      if (!last) return [];
      const { from, until } = last;
      const stay = { from, ...(until === undefined ? {} : { to: until }) };
      const { subjectId, from: begins, to: ends } = head.opened;
      const exempt = exemptIn(exemptions.get(id), subjectId, begins, ends);
      const counted = { ...exemptionNow(head, columns, id, exempt), ...averageNow(head, columns, id) };
      return [{ id, name: nameOf(id), ...stay, ...counted, ...(exempt.length > 0 ? { exempt } : {}) }];
    })
    .sort((a, b) => a.name.localeCompare(b.name));

const lessonTold = (
  { _id: lessonId, date, number, topic, stage, cancelled, substitutes, homework }: LessonColumn,
  nameOf: NameOf,
): PageLesson => ({
  ...{ lessonId, date, number, topic },
  planned: stage !== 'held',
  cancelled: cancelled !== undefined,
  ...(cancelled?.reason === undefined ? {} : { cancelReason: cancelled.reason }),
  substitutes: substitutes.map((id) => ({ id, name: nameOf(id) })),
  homeworkSet: homework,
});
