import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '../../src/eventing/domain-error.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import { proposalOf } from '../../src/journal/year-sheet/final-grades.rules.js';
import { Directory } from '../../src/people/directory.js';
import { dateIn } from '../../src/school/civil-date.values.js';
import { isMemberOn } from '../../src/school/membership.values.js';
import { own } from '../../src/school/plain-data.values.js';
import type { Rounding } from '../../src/school/rounding.values.js';
import type { Scale } from '../../src/school/scale.values.js';
import type { PageHead } from '../journal-page/read-model.js';
import type { AsOf, Named } from '../performance/answer.js';
import { pagesOfTerms, periodNotFound } from '../performance/assessments.js';
import { followingReads } from '../performance/following-reads.js';
import { schoolIn, type Asked } from '../performance/queries.js';
import { classes } from '../schools/class.projection.js';
import { groupIdsOf } from '../schools/group-ids.js';
import { yearsTold } from '../schools/years-of-pupil.js';
import { finalGrades } from './projection.js';
import type { FinalGrades } from './read-model.js';

/** Who asks for the sheet, and as what. */
export interface SheetReader {
  readonly personId: string;
  readonly isDeputyHead: boolean;
  readonly isAdmin: boolean;
}

/** The final grades of a class's year, given and to be given. */
export class YearSheetOf extends Query<YearSheetAnswer> {
  constructor(
    readonly classId: string,
    readonly yearId: string,
    readonly reader: SheetReader,
    readonly asked: Asked,
  ) {
    super();
  }
}

export interface YearSheetAnswer {
  readonly asOf: AsOf;
  readonly schoolId: string;
  readonly class: Named;
  readonly year: Named;
  /** In the order of their dates. */
  readonly terms: readonly Named[];
  /** Whether the reader closes the year. */
  readonly mayClose: boolean;
  /** Whether the reader corrects final grades of a closed year too. */
  readonly mayCorrectClosed: boolean;
  /** What has to be closed before the year, for whoever closes it. */
  readonly openPages: readonly OpenPageTold[];
  /** What the class learns: all of it for its class teachers and the school's leaders, the own subjects for others. */
  readonly parts: readonly PartOfYear[];
  readonly pupils: readonly PupilOfYear[];
}

interface OpenPageTold {
  readonly pageId: string;
  readonly subject: string;
  readonly group: string;
  readonly term: string;
}

/** A subject in one teaching group. */
export interface PartOfYear {
  readonly subject: Named;
  readonly group: Named;
  readonly scale: Scale;
  readonly rounding: Rounding;
  /** Whether the reader gives the grades. */
  readonly mayGive: boolean;
}

export interface PupilOfYear {
  readonly id: string;
  readonly name: string;
  readonly grades: readonly GradeOfYear[];
}

export interface GradeOfYear {
  readonly subjectId: string;
  readonly groupId: string;
  readonly terms: readonly { readonly termId: string; readonly value: string }[];
  /** What the term grades come to now. */
  readonly average?: number;
  readonly proposed?: string;
  /** The final grade, once it is given. */
  readonly value?: string;
  /** Whether the pupil learned the subject until the year's end, so that the year isn't closed without the grade. */
  readonly needed: boolean;
}

@QueryHandler(YearSheetOf)
export class YearSheetOfHandler implements IQueryHandler<YearSheetOf> {
  constructor(private readonly directory: Directory) {}

  async execute({ classId, yearId, reader, asked }: YearSheetOf): Promise<YearSheetAnswer> {
    const { reads, position } = followingReads(asked.reads, asked.atLeast);
    const home = await reads.get(classes, classId);
    if (!home) throw new DomainError('class-not-found', 'There is no such class.', 'not-found');
    const { schoolId } = home;
    const school = await schoolIn(reads, schoolId);
    const year = yearsTold(school).find(({ id }) => id === yearId);
    if (!year) throw periodNotFound({ yearId });
    const date = dateIn(school.timeZone, asked.at);
    const groupIds = await groupIdsOf(classId, reads);
    const termIds = year.terms.map(({ id }) => id);
    const [groups, pages] = await Promise.all([
      reads.getMany(classes, groupIds),
      pagesOfTerms(reads, groupIds, termIds),
    ]);
    const isClassTeacher = isMemberOn(home.teachers, reader.personId, date);
    const leads = reader.isDeputyHead || reader.isAdmin || isClassTeacher;
    const mayClose = reader.isDeputyHead || isClassTeacher;
    const seen = lastPages(pages).filter((page) => leads || isTeacherOf(page, reader));
    const pupilIds = [...new Set(seen.flatMap(({ pupils }) => Object.keys(pupils)))];
    const [documents, nameOf] = await Promise.all([
      reads.getMany(finalGrades, pupilIds),
      this.directory.names(pupilIds, reads),
    ]);
    const subjectOf = (id: string) => ({ id, title: school.subjects[id] ?? '' });
    const groupOf = (id: string) => ({ id, title: groups.get(id)?.title ?? '' });
    return {
      asOf: { position: position(), at: asked.at, date },
      schoolId,
      class: { id: classId, title: home.title },
      year: { id: yearId, title: year.title },
      terms: year.terms.map(({ id, title }) => ({ id, title })),
      mayClose,
      mayCorrectClosed: reader.isDeputyHead,
      openPages: (mayClose ? pages : [])
        .filter(({ closed }) => !closed)
        .map(({ opened: { pageId, subjectId, groupId, termId } }) => ({
          pageId,
          subject: subjectOf(subjectId).title,
          group: groupOf(groupId).title,
          term: school.terms[termId]?.title ?? '',
        })),
      parts: seen
        .map((page) => ({
          subject: subjectOf(page.opened.subjectId),
          group: groupOf(page.opened.groupId),
          scale: page.opened.scale,
          rounding: page.opened.rounding,
          mayGive: reader.isDeputyHead || isTeacherOf(page, reader),
        }))
        .sort(
          (a, b) =>
            a.subject.title.localeCompare(b.subject.title) || a.group.title.localeCompare(b.group.title),
        ),
      pupils: pupilIds
        .map((id) => {
          const gradeIn = gradesOf({ classId, yearId, termIds }, id, documents.get(id));
          return { id, name: nameOf(id), grades: seen.flatMap(gradeIn) };
        })
        .filter(({ grades }) => grades.length > 0)
        .sort((a, b) => a.name.localeCompare(b.name)),
    };
  }
}

/** The last page of each group that is taught a subject. */
const lastPages = (pages: readonly PageHead[]): PageHead[] => [
  ...new Map(pages.map((page) => [`${page.opened.groupId}.${page.opened.subjectId}`, page])).values(),
];

/** Whoever has the last page of the year at its end gives the year's grades. */
const isTeacherOf = ({ teachers, opened }: PageHead, { personId }: SheetReader): boolean =>
  isMemberOn(teachers, personId, opened.to);

interface Sheet {
  readonly classId: string;
  readonly yearId: string;
  readonly termIds: readonly string[];
}

/** What a pupil has in the subject of a page: nothing where it was left before it was graded. */
const gradesOf =
  ({ classId, yearId, termIds }: Sheet, pupilId: string, known: FinalGrades | undefined) =>
  ({ opened, pupils }: PageHead): GradeOfYear[] => {
    const { subjectId, groupId, scale, rounding, to } = opened;
    const value = known?.finals[fieldOf([classId, yearId, subjectId].join('.'))]?.value;
    const needed = isMemberOn(pupils, pupilId, to);
    if (own(pupils, pupilId) === undefined || (value === undefined && !needed)) return [];
    const terms = Object.values(known?.terms ?? {})
      .filter((term) => term.subjectId === subjectId && termIds.includes(term.termId))
      .sort((a, b) => termIds.indexOf(a.termId) - termIds.indexOf(b.termId))
      .map((term) => ({ termId: term.termId, value: term.value }));
    const counted = proposalOf(terms, scale, rounding);
    return [{ subjectId, groupId, terms, ...counted, ...(value === undefined ? {} : { value }), needed }];
  };
