import { lessonColumn } from '../../../projections/journal-page/lesson-column.projection.js';
import { pageHead } from '../../../projections/journal-page/page-head.projection.js';
import type { PageHead } from '../../../projections/journal-page/read-model.js';
import { lastChanged } from '../../../projections/last-changed/projection.js';
import { pagesOf } from '../../../projections/pages-of/projection.js';
import { schools } from '../../../projections/schools/school.projection.js';
import { isWithin } from '../../consumers/grant.values.js';
import type { Consumer } from '../../consumers/consumer.guard.js';
import type { FreshReader } from '../../eventing/fresh-reader.js';
import type { Position } from '../../eventing/position.js';
import { dateIn } from '../../school/civil-date.values.js';
import { lessonOf, pageOf } from '../../journal/page/page-ids.values.js';
import { lineItemPlaceOf } from './gradebook.ids.js';
import {
  categoriesOf,
  lineItemOf,
  lineItemRowsOf,
  resultOf,
  resultRowsOf,
  scoreScaleOf,
  type PageBook,
  type ResultRow,
} from './gradebook.mapping.js';
import type { Names, PlatformNames } from './platform-names.js';
import type { RosterReader } from './roster-reader.js';
import type { Row, Wired } from './selection.js';
import type { RefTo } from './wire.js';

/** Who asks, and how what is answered is referred to. */
export interface Asked {
  readonly consumer: Consumer;
  readonly to: RefTo;
}

/** So many pages are read at once, with all of their lessons. */
const PAGES_AT_ONCE = 50;

/** Reads the grade books of schools from the read models. */
export class GradebookReader {
  constructor(
    private readonly reader: Pick<FreshReader, 'get' | 'getMany'>,
    private readonly rosters: Pick<RosterReader, 'schoolsOf'>,
    private readonly names: Pick<PlatformNames, 'all' | 'find'>,
  ) {}

  async categories({ consumer }: Asked, schoolId?: string): Promise<readonly Wired[]> {
    const ids = await this.schoolsOf(consumer, schoolId);
    const [found, changed] = await Promise.all([
      this.reader.getMany(schools, ids),
      this.reader.getMany(lastChanged, ids),
    ]);
    const now = new Date().toISOString();
    return [...found.values()].flatMap((school) =>
      categoriesOf(school, changed, dateIn(school.timeZone, now)),
    );
  }

  /** The scales of all pages, or of a school's or a group's. */
  async scoreScales({ consumer, to }: Asked, of?: string): Promise<readonly Wired[]> {
    const heads = [...(await this.reader.getMany(pageHead, await this.pageIds(consumer, of))).values()];
    const changed = await this.reader.getMany(
      lastChanged,
      heads.map(({ _id }) => _id),
    );
    return heads.map((head) => scoreScaleOf(head, changed, to));
  }

  /** All line items, or those of a school's or a group's pages. */
  async lineItems({ consumer, to }: Asked, of?: string): Promise<Row[]> {
    const names = await this.names.all(consumer.consumerId, 'lineItem');
    const announced = worksByLesson(names);
    const rows: Row[] = [];
    for await (const book of this.books(await this.pageIds(consumer, of))) {
      for (const item of lineItemRowsOf(book, announced, names.nameOf)) {
        rows.push({ sourcedId: item.sourcedId, make: () => lineItemOf(item, to) });
      }
    }
    return rows;
  }

  /** All results, or those of a school's or a group's pages, or of one pupil there. */
  async results(asked: Asked, of?: string, pupilId?: string): Promise<Row[]> {
    const names = await this.names.all(asked.consumer.consumerId, 'result');
    const make = await this.resultsMade(asked);
    const rows: Row[] = [];
    for await (const book of this.books(await this.pageIds(asked.consumer, of))) {
      for (const result of resultRowsOf(book, names.nameOf)) {
        if (pupilId !== undefined && result.grade.pupilId !== pupilId) continue;
        rows.push({ sourcedId: result.sourcedId, make: () => make(result) });
      }
    }
    return rows;
  }

  /** A line item by its id, the platform's own or the journal's. @param atLeast the position that it is read at. */
  async lineItem({ consumer, to }: Asked, sourcedId: string, atLeast?: Position): Promise<Wired | undefined> {
    const names = await this.names.all(consumer.consumerId, 'lineItem');
    const id = (await this.names.find(consumer.consumerId, 'lineItem', sourcedId)) ?? sourcedId;
    const book = await this.bookOf(consumer, lineItemPlaceOf(id)?.lessonId, atLeast);
    const row = book && lineItemRowsOf(book, worksByLesson(names), names.nameOf).find((one) => one.id === id);
    return row && lineItemOf(row, to);
  }

  /** A result by its id, the platform's own or the journal's. */
  async result(asked: Asked, sourcedId: string, atLeast?: Position): Promise<Wired | undefined> {
    const { consumer } = asked;
    const names = await this.names.all(consumer.consumerId, 'result');
    const id = (await this.names.find(consumer.consumerId, 'result', sourcedId)) ?? sourcedId;
    const book = await this.bookOf(consumer, lessonOf(id), atLeast);
    const row = book && resultRowsOf(book, names.nameOf).find(({ grade }) => grade.gradeId === id);
    return row && (await this.resultsMade(asked))(row);
  }

  /** The results of a line item, and the class that they are of; undefined where there is no such line item. */
  async resultsOfLineItem(
    asked: Asked,
    sourcedId: string,
  ): Promise<{ readonly classId: string; readonly rows: Row[] } | undefined> {
    const { consumer } = asked;
    const [items, names] = await Promise.all([
      this.names.all(consumer.consumerId, 'lineItem'),
      this.names.all(consumer.consumerId, 'result'),
    ]);
    const id = (await this.names.find(consumer.consumerId, 'lineItem', sourcedId)) ?? sourcedId;
    const book = await this.bookOf(consumer, lineItemPlaceOf(id)?.lessonId);
    const item =
      book && lineItemRowsOf(book, worksByLesson(items), items.nameOf).find((row) => row.id === id);
    if (!item) return undefined;
    const make = await this.resultsMade(asked);
    const results = resultRowsOf(book, names.nameOf).filter(({ grade }) => grade.work.code === item.work);
    return {
      classId: item.head.opened.groupId,
      rows: results.map((row) => ({ sourcedId: row.sourcedId, make: () => make(row) })),
    };
  }

  private async resultsMade({ consumer, to }: Asked): Promise<(row: ResultRow) => Wired> {
    const { nameOf } = await this.names.all(consumer.consumerId, 'lineItem');
    return (row) => resultOf(row, nameOf, to);
  }

  /** One lesson, with the page that it is on; undefined where the consumer is not to know of it. */
  private async bookOf(
    { grant }: Consumer,
    lessonId: string | undefined,
    atLeast?: Position,
  ): Promise<PageBook | undefined> {
    const pageId = lessonId === undefined ? undefined : pageOf(lessonId);
    if (lessonId === undefined || pageId === undefined) return undefined;
    const head = await this.reader.get(pageHead, pageId, atLeast);
    if (!head || !isWithin(grant.schools, head.opened.schoolId)) return undefined;
    const column = await this.reader.get(lessonColumn, lessonId, atLeast);
    return { head, columns: column ? [column] : [] };
  }

  private async *books(pageIds: readonly string[]): AsyncGenerator<PageBook> {
    for (let at = 0; at < pageIds.length; at += PAGES_AT_ONCE) {
      const found = await this.reader.getMany(pageHead, pageIds.slice(at, at + PAGES_AT_ONCE));
      const heads: PageHead[] = [...found.values()];
      const columns = await this.reader.getMany(
        lessonColumn,
        heads.flatMap(({ lessonIds }) => lessonIds),
      );
      for (const head of heads) {
        yield { head, columns: head.lessonIds.flatMap((id) => columns.get(id) ?? []) };
      }
    }
  }

  /** The pages of the schools that are granted, or of one school or group among them. */
  private async pageIds({ grant }: Consumer, of?: string): Promise<readonly string[]> {
    const ids = of === undefined ? await this.rosters.schoolsOf(grant) : [of];
    const found = await this.reader.getMany(pagesOf, ids);
    return [...found.values()].flatMap(({ pages }) => pages.map(({ pageId }) => pageId));
  }

  private async schoolsOf({ grant }: Consumer, schoolId: string | undefined): Promise<readonly string[]> {
    const ids = await this.rosters.schoolsOf(grant);
    return schoolId === undefined ? ids : ids.filter((id) => id === schoolId);
  }
}

/** The works that a platform has put, by lesson. */
const worksByLesson = ({ ids }: Names): Map<string, string[]> => {
  const works = new Map<string, string[]>();
  for (const id of ids) {
    const place = lineItemPlaceOf(id);
    if (place) works.set(place.lessonId, [...(works.get(place.lessonId) ?? []), place.work]);
  }
  return works;
};
