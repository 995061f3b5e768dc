import { classes } from '../../projections/schools/class.projection.js';
import { hasRole } from '../access/viewer.js';
import type { Outcome } from '../eventing/command-runner.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { WriteRequest } from '../http/write-request.js';
import type { Ids } from '../people/ids.js';
import type { Runners } from '../runners.js';
import { dateIn } from '../school/civil-date.values.js';
import { isMemberOn } from '../school/membership.values.js';
import { contextOf } from '../http/command-context.js';
import { inTheStrongest, type Capacity } from './capacity.js';
import { ClassYear } from './class-year.js';
import type { OpenPage } from './page/page.state.js';
import { own } from '../school/plain-data.values.js';
import type { Writer } from './page/page.command.js';
import type { YearSheetCommand } from './year-sheet/year-sheet.command.js';
import type { YearSheetEvent } from './year-sheet/year-sheet.events.js';
import type { YearOfClass } from './year-sheets.commands.js';

/** A class's year that somebody may know of. */
export interface SheetAtHand {
  readonly schoolId: string;
  readonly sheet: YearOfClass;
  readonly year: ClassYear;
  /**
   * @param subject the pages that make somebody a teacher of what it is about.
   * @throws DomainError `not-for-your-role`, or whatever the rules of the sheet refuse.
   */
  readonly write: (
    commandOf: (by: Writer) => YearSheetCommand,
    subject?: readonly OpenPage[],
  ) => Promise<Outcome<YearSheetEvent>>;
}

/** Carries out what people ask to have written in the sheets of final grades. */
export class YearSheetWriter {
  constructor(
    private readonly runners: Pick<Runners, 'classes' | 'pages' | 'schools' | 'yearSheets'>,
    private readonly reader: FreshReader,
    private readonly ids: Ids,
  ) {}

  /**
   * @param asked the class may be named by one of its teaching groups.
   * @throws DomainError `year-not-found` where there is no such class or year, or it is not to be known.
   */
  async take(asked: YearOfClass, request: WriteRequest): Promise<SheetAtHand> {
    const { viewer } = request;
    const { yearId } = asked;
    const { schoolId = '', partOf } = (await this.reader.get(classes, asked.classId)) ?? {};
    const classId = partOf ?? asked.classId;
    const school = await this.runners.schools.known(schoolId);
    const isStaff = STAFF.some((role) => hasRole(viewer, role, schoolId));
    if (!school.connected || !own(school.years, yearId) || !isStaff) {
      throw new DomainError('year-not-found', 'There is no such class in such a year.', 'not-found');
    }
    const today = dateIn(school.connected.timeZone, request.at);
    const isOfYear = (termId: string) => own(school.terms, termId)?.yearId === yearId;
    const { teachers: classTeachers } = await this.runners.classes.load(classId);
    const holds: Readonly<Record<Capacity, (subject: readonly OpenPage[]) => boolean>> = {
      deputyHead: () => hasRole(viewer, 'deputyHead', schoolId),
      teacher: (subject) =>
        hasRole(viewer, 'teacher', schoolId) &&
        subject.some(({ teachers, opened: { to } }) => isMemberOn(teachers, viewer.personId, to)),
      classTeacher: () =>
        hasRole(viewer, 'teacher', schoolId) && isMemberOn(classTeachers, viewer.personId, today),
      healthWorker: () => false,
      admin: () => hasRole(viewer, 'admin', schoolId),
    };
    const sheetId = `${classId}.${yearId}`;
    return {
      schoolId,
      sheet: { classId, yearId },
      year: await ClassYear.of(classId, isOfYear, this.reader, this.runners.pages),
      write: (commandOf, subject = []) =>
        inTheStrongest(
          BY_STRENGTH.filter((capacity) => holds[capacity](subject)),
          (role) => {
            const by = { personId: viewer.personId, role };
            const context = contextOf(request, sheetId, schoolId, by, this.ids);
            return this.runners.yearSheets.handle(sheetId, commandOf(by), context);
          },
        ),
    };
  }
}

const STAFF = ['deputyHead', 'teacher', 'admin'] as const;
const BY_STRENGTH: readonly Capacity[] = ['deputyHead', 'teacher', 'classTeacher', 'admin'];
