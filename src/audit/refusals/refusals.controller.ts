import { Controller, Get, Query } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../../access/rights/right.decorator.js';
import { DocumentStore, type Collection } from '../../eventing/document-store.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { IsId, MayBeId } from '../../http/fields.dto.js';
import { Directory } from '../../people/directory.js';
import { timeZoneOf } from '../../reports/today.js';
import { OpensDataOf } from '../read-log/opens-data-of.js';
import { daysIn, partOf, ReadersQuery } from '../read-log/read-log.dto.js';
import { firstWithin, formatReadCursor, NEWEST_FIRST, newestOf } from '../read-log/read-search.js';
import type { RefusalEntry } from './refusal-entry.js';
import { REFUSALS } from './refusal-log.js';

export class RefusalsQuery extends ReadersQuery {
  @IsId('a school')
  school!: string;

  /** To whom it was refused. */
  @MayBeId('a person')
  person?: string;
}

interface ToldRefusal extends Pick<
  RefusalEntry,
  'accountId' | 'method' | 'route' | 'ids' | 'code' | 'network' | 'count'
> {
  readonly person: { readonly id: string; readonly name: string };
  readonly first: string;
  readonly last: string;
}

/** What was refused to whom. */
@ApiTags('audit')
@ApiCookieAuth()
@Controller('audit/refusals')
export class RefusalsController {
  private readonly entries: Collection<RefusalEntry>;

  constructor(
    { vault }: DocumentStore,
    private readonly reader: FreshReader,
    private readonly directory: Directory,
  ) {
    this.entries = vault.collection(REFUSALS);
  }

  @Needs('school.audit')
  @Get()
  @OpensDataOf('school', 'refusals', 'school')
  @ApiOperation({ summary: 'What was refused to people of a school who were signed in, newest first' })
  async refusals(
    @Query() query: RefusalsQuery,
  ): Promise<{ readonly refusals: readonly ToldRefusal[]; readonly next?: string }> {
    const { school: schoolId, person: personId } = query;
    const days = daysIn(await timeZoneOf(schoolId, this.reader), query);
    const { cursor, limit } = partOf(query);
    const filter = {
      schoolId,
      ...(personId === undefined ? {} : { personId }),
      ...firstWithin(days, cursor),
    };
    const found = await this.entries
      .find(filter)
      .sort(NEWEST_FIRST)
      .limit(limit + 1)
      .toArray();
    const { entries, next } = newestOf(found, limit);
    const nameOf = await this.directory.names(new Set(entries.map((entry) => entry.personId)));
    return {
      refusals: entries.map(({ _id, schoolId: _, personId: id, first, last, ...facts }) => ({
        person: { id, name: nameOf(id) },
        ...facts,
        ...{ first: first.toISOString(), last: last.toISOString() },
      })),
      ...(next ? { next: formatReadCursor(next) } : {}),
    };
  }
}
