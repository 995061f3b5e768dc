import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '../../src/eventing/domain-error.js';
import { Directory } from '../../src/people/directory.js';
import { dateIn, type CivilDate } from '../../src/school/civil-date.values.js';
import { membersOn } from '../../src/school/membership.values.js';
import { own } from '../../src/school/plain-data.values.js';
import { figuresOf } from '../attendance-report/figures.js';
import type { PupilDay } from '../attendance-report/lessons.js';
import { pupilDaysIn } from '../attendance-report/reading.js';
import type { PageHead } from '../journal-page/read-model.js';
import { classes } from '../schools/class.projection.js';
import type { ClassReport, SheetGrade, SheetRow } from './answer.js';
import { dayWithin, pagesOfTerms, termAssessments, type Assessment } from './assessments.js';
import { figuresFrom, inSubject, listsOf } from './figures.js';
import { followingReads } from './following-reads.js';
import { pageAverage } from './page-average.js';
import { pageProgress } from './projection.js';
import { schoolIn, type Asked } from './queries.js';
import type { PageProgress } from './read-model.js';

/** A class's term on one sheet, as its class teacher reports it. */
export class ClassReportOf extends Query<ClassReport> {
  constructor(
    readonly classId: string,
    readonly termId: string,
    readonly asked: Asked,
  ) {
    super();
  }
}

@QueryHandler(ClassReportOf)
export class ClassReportOfHandler implements IQueryHandler<ClassReportOf> {
  constructor(private readonly directory: Directory) {}

  async execute({ classId, termId, asked }: ClassReportOf): Promise<ClassReport> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const found = await reads.get(classes, classId);
    if (!found) throw new DomainError('class-not-found', 'There is no such class.', 'not-found');
    const school = await schoolIn(reads, found.schoolId);
    const term = own(school.terms, termId);
    if (!term) throw new DomainError('term-not-found', 'The school has no such term.', 'not-found');
    const date = dayWithin(term.from, term.to, dateIn(school.timeZone, asked.at));
    const pupilIds = membersOn(found.pupils, date);
    const pages = await pagesOfTerms(reads, pupilIds, [termId]);
    const [progress, daysOf, nameOf] = await Promise.all([
      reads.getMany(
        pageProgress,
        pages.map(({ _id }) => _id),
      ),
      pupilDaysIn(reads, pupilIds, pupilIds, [school], term),
      this.directory.names(pupilIds, reads),
    ]);
    const classOf = new Map(pupilIds.map((id) => [id, classId]));
    const sheet = new Sheet(pages, progress, daysOf, classOf, date);
    const titleOf = (subjectId: string) => school.subjects[subjectId] ?? '';
    const pupilOf = (id: string) => ({ id, name: nameOf(id), class: found.title });
    return {
      asOf: { position: position(), at: asked.at, date },
      class: { id: classId, title: found.title },
      term: { id: termId, title: term.title },
      figures: figuresFrom(sheet.assessments),
      subjects: [...new Set(sheet.assessments.map(({ subjectId }) => subjectId))]
        .map((id) => ({ id, title: titleOf(id) }))
        .sort((a, b) => a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1)),
      pupils: pupilIds
        .map((id) => ({ id, name: nameOf(id), ...sheet.rowOf(id) }))
        .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)),
      lists: listsOf(new Map(pupilIds.map((id) => [id, sheet.gradesOf(id)])), pupilOf, titleOf),
    };
  }
}

/** The pages of a class's pupils in a term, read across. */
export class Sheet {
  /** Of the class's pupils alone: others of the school may learn with them. */
  readonly assessments: readonly Assessment[];
  private readonly byPupil = new Map<
    string,
    { readonly assessment: Assessment; readonly page: PageHead }[]
  >();

  constructor(
    pages: readonly PageHead[],
    private readonly progress: ReadonlyMap<string, PageProgress>,
    private readonly daysOf: (pupilId: string) => readonly PupilDay[],
    classOf: ReadonlyMap<string, string>,
    date: CivilDate,
  ) {
    for (const page of pages) {
      for (const assessment of termAssessments([page], classOf, date)) {
        const { pupilId } = assessment;
        if (!classOf.has(pupilId)) continue;
        this.byPupil.set(pupilId, [...(this.byPupil.get(pupilId) ?? []), { assessment, page }]);
      }
    }
    this.assessments = [...this.byPupil.values()].flat().map(({ assessment }) => assessment);
  }

  rowOf(pupilId: string): Pick<SheetRow, 'grades' | 'absences'> {
    const grades = this.of(pupilId).map(({ assessment, page }): SheetGrade => {
      const { subjectId, value, level } = assessment;
      return {
        subjectId,
        ...(value === undefined ? {} : { value }),
        ...(level === undefined ? {} : { level }),
        ...pageAverage(page, this.progress.get(page._id), pupilId),
      };
    });
    return { grades, absences: this.absencesOf(pupilId) };
  }

  gradesOf(pupilId: string) {
    return this.of(pupilId).map(({ assessment, page }) =>
      inSubject(assessment, pageAverage(page, this.progress.get(page._id), pupilId).proposed),
    );
  }

  /** On every day of the term, in pages that the pupil has left since too. */
  private absencesOf(pupilId: string): SheetRow['absences'] {
    const { lessons, reasons } = figuresOf(this.daysOf(pupilId));
    return { lessons: lessons.missed, withoutReason: reasons.absent };
  }

  private of(pupilId: string) {
    return this.byPupil.get(pupilId) ?? [];
  }
}
