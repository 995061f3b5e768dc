import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Reads } from '../../src/eventing/fresh-reader.js';
import { comparePositions, type Position } from '../../src/eventing/position.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import { Vault } from '../../src/people/vault.js';
import { dateIn, weeksBetween, type CivilDate } from '../../src/school/civil-date.values.js';
import { schoolsOfPupil } from '../all-grades/span.js';
import { pageHead } from '../journal-page/page-head.projection.js';
import { reasonTold } from '../reason-told.js';
import type { SchoolDocument } from '../schools/read-model.js';
import type { DiaryGrade } from './answer.js';
import { newestIn, newsAfter, type GradeNews } from './news.js';
import { pupilWeek, pupilWeekId } from './pupil-week.projection.js';

/** What is new in a diary, in whatever week of the running year. */
export interface DiaryNews {
  /** Up to where it tells of everything. */
  readonly position: Position;
  /** Newest first. */
  readonly news: readonly NewsTold[];
}

export interface NewsTold extends Omit<GradeNews, 'pageId' | 'work' | 'reason' | 'position'> {
  readonly subject: string;
  readonly work: DiaryGrade['work'];
  readonly reason?: string;
}

interface Asked {
  /** What happened up to there is in the answer. */
  readonly upTo: Position;
  readonly reads: Reads;
  /** The instant at which it is asked: its year is the running one. */
  readonly at: string;
}

/** What happened to a pupil's grades after a position; nothing is new where there is none. */
export class DiaryNewsOf extends Query<DiaryNews> {
  constructor(
    readonly pupilId: string,
    readonly since: Position | undefined,
    readonly asked: Asked,
  ) {
    super();
  }
}

@QueryHandler(DiaryNewsOf)
export class DiaryNewsOfHandler implements IQueryHandler<DiaryNewsOf> {
  constructor(private readonly vault: Vault) {}

  async execute({ pupilId, since, asked: { upTo, reads, at } }: DiaryNewsOf): Promise<DiaryNews> {
    const schools = await schoolsOfPupil(reads, pupilId);
    const ids = weeksOfYear(schools.values(), at).map((week) => pupilWeekId(pupilId, week));
    const weeks = [...(await reads.getMany(pupilWeek, ids, upTo)).values()];
    const newest = newestIn(weeks);
    // What came while this was read may be there in part: the next visit tells all of it.
    const position = comparePositions(newest, upTo) > 0 ? upTo : newest;
    const news = since ? newsAfter(weeks, since) : [];
    const heads = await reads.getMany(pageHead, [...new Set(news.map(({ pageId }) => pageId))]);
    const open = async (sealed: Sealed) => (await this.vault.open(sealed)) ?? '—';
    const told = async ({ pageId, work, reason, position: _at, ...one }: GradeNews): Promise<NewsTold> => {
      const opened = heads.get(pageId)?.opened;
      const school = opened && schools.get(opened.schoolId);
      const { title, abbreviation, weight } = work;
      return {
        ...one,
        subject: school?.subjects[opened?.subjectId ?? ''] ?? '',
        work: { title, abbreviation, weight },
        ...(reason ? { reason: await reasonTold(reason, school, open) } : {}),
      };
    };
    return { position, news: await Promise.all(news.map(told)) };
  }
}

/** The weeks of the year that runs in some schools up to today; of the last one that began, between two. */
const weeksOfYear = (schools: Iterable<Pick<SchoolDocument, 'years' | 'timeZone'>>, at: string): string[] => {
  const weeks = [...schools].flatMap(({ years, timeZone }) => {
    const today: CivilDate = dateIn(timeZone, at);
    const begun = Object.values(years).filter(({ from }) => from <= today);
    const from = begun
      .map((year) => year.from)
      .sort()
      .at(-1);
    return from === undefined ? [] : weeksBetween(from, today);
  });
  return [...new Set(weeks)];
};
