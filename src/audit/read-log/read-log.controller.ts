import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../../access/rights/right.decorator.js';
import { schoolingOf } from '../../attendance/schooling.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { Directory } from '../../people/directory.js';
import { timeZoneOf, todayOfPupil } from '../../reports/today.js';
import { OpensDataOf } from './opens-data-of.js';
import type { ReadEntry } from './read-entry.js';
import { daysIn, partOf, ReadersQuery, ReadsQuery } from './read-log.dto.js';
import { formatReadCursor, ReadSearch, type FoundReads } from './read-search.js';
import { spansOfPupil, within } from './whose-spans.js';

interface ToldReader {
  readonly reader: { readonly id: string; readonly name: string };
  readonly role?: string;
  readonly what: string;
  /** Whether the pupil's data were opened alone, or those of a page, class or school. */
  readonly whose: string;
  readonly first: string;
  readonly last: string;
  readonly count: number;
}

interface ToldRead extends ToldReader {
  readonly accountId: string;
  /** The id of what was opened; with a name, where that is a person. */
  readonly of: { readonly id: string; readonly name?: string };
  readonly network: string;
}

interface Told<Row> {
  readonly reads: readonly Row[];
  readonly next?: string;
}

/** Who opened whose data. */
@ApiTags('audit')
@ApiCookieAuth()
@Controller()
export class ReadLogController {
  constructor(
    private readonly search: ReadSearch,
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {}

  @Needs('school.audit')
  @Get('audit/reads')
  @OpensDataOf('school', 'reads', 'school')
  @ApiOperation({ summary: 'Who opened whose data, newest first: for whoever leads the school' })
  async reads(@Query() query: ReadsQuery): Promise<Told<ToldRead>> {
    const { school: schoolId, pupil, reader: personId } = query;
    const days = daysIn(await timeZoneOf(schoolId, this.reader), query);
    const whose = pupil === undefined ? [{}] : await spansOfPupil(this.reader, pupil);
    const found = await this.search.page(
      { schoolId, ...(personId === undefined ? {} : { personId }) },
      whose.flatMap((span) => within(span, days)),
      partOf(query),
    );
    const people = found.reads.flatMap(({ personId: id, of, about }) => [
      id,
      ...(isOne(of.whose) ? [about] : []),
    ]);
    const nameOf = await this.directory.names(new Set(people));
    return told(found, (entry) => {
      const { accountId, of, about, network } = entry;
      const name = isOne(of.whose) ? { name: nameOf(about) } : {};
      return { ...readerTold(entry, nameOf), accountId, of: { id: of.id, ...name }, network };
    });
  }

  @Needs('diary.read')
  @Get('pupils/:pupilId/readers')
  @OpensDataOf('pupil', 'readers')
  @ApiOperation({
    summary: 'Who of the staff opened a pupil’s data, newest first: for whoever reads the diary',
  })
  async readers(@Param('pupilId') pupilId: string, @Query() query: ReadersQuery): Promise<Told<ToldReader>> {
    const today = await todayOfPupil(pupilId, new Date().toISOString(), this.reader);
    const schooling = await schoolingOf(this.reader, pupilId, today);
    const days = daysIn(schooling?.timeZone ?? 'UTC', query);
    const spans = (await spansOfPupil(this.reader, pupilId)).flatMap((span) => within(span, days));
    const found = await this.search.page({ byStaff: true }, spans, partOf(query));
    const nameOf = await this.directory.names(new Set(found.reads.map(({ personId }) => personId)));
    return told(found, (entry) => readerTold(entry, nameOf));
  }
}

/** Whether somebody's data were opened alone. */
const isOne = (whose: ReadEntry['of']['whose']): boolean =>
  ['pupil', 'grade', 'teacher', 'person', 'notice'].includes(whose);

const told = <Row>({ reads, next }: FoundReads, tell: (entry: ReadEntry) => Row): Told<Row> => ({
  reads: reads.map(tell),
  ...(next ? { next: formatReadCursor(next) } : {}),
});

const readerTold = (
  { personId, role, what, of, first, last, count }: ReadEntry,
  nameOf: (id: string) => string,
): ToldReader => ({
  reader: { id: personId, name: nameOf(personId) },
  ...(role === undefined ? {} : { role }),
  ...{ what, whose: of.whose, first: first.toISOString(), last: last.toISOString(), count },
});
