import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { schoolsOfPupil } from '../../projections/all-grades/span.js';
import { pageHead } from '../../projections/journal-page/page-head.projection.js';
import { pagesOf } from '../../projections/pages-of/projection.js';
import { Doorkeeper } from '../access/doorkeeper.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Relations } from '../access/rights/relations.js';
import { RIGHTS, type RightName } from '../access/rights/rights.table.js';
import { viewerOf, type SignedIn } from '../access/viewer.js';
import { DomainError } from '../eventing/domain-error.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { LogTail } from '../eventing/log-tail.js';
import { EventStreams } from '../http/event-streams.js';
import { dateIn } from '../school/civil-date.values.js';
import { changes } from './changes.js';
import { topicsOfDiary, topicsOfPage, topicsOfSchools, type Topic } from './topics.js';
import { Watchers } from './watchers.js';

const STREAM = 'text/event-stream';

interface Looked {
  readonly right: RightName;
  readonly id: string;
  readonly topics: () => Promise<readonly Topic[]>;
}

/** Tells open pages that what they show has changed. What has, they ask for as always. */
@ApiTags('live')
@ApiCookieAuth()
@ApiProduces(STREAM)
@Controller()
export class LiveController {
  constructor(
    private readonly watchers: Watchers,
    private readonly streams: EventStreams,
    private readonly tail: LogTail,
    private readonly reader: FreshReader,
    private readonly doorkeeper: Doorkeeper,
    private readonly relations: Relations,
  ) {}

  @Needs('diary.read')
  @Get('pupils/:pupilId/live')
  @ApiOperation({
    summary: 'That something in a pupil’s diary changed, as Server-Sent Events without content',
  })
  diary(@Param('pupilId') pupilId: string, @Req() request: SignedIn, @Res() reply: FastifyReply): void {
    this.answer(request, reply, {
      ...{ right: 'diary.read', id: pupilId },
      topics: async () => {
        const pages = (await this.reader.get(pagesOf, pupilId))?.pages ?? [];
        const attended = await schoolsOfPupil(this.reader, pupilId);
        return topicsOfDiary(pupilId, attended.keys(), pages, dateIn('UTC', new Date().toISOString()));
      },
    });
  }

  @Needs('page.read')
  @Get('journal/pages/:pageId/live')
  @ApiOperation({
    summary: 'That something on a journal page changed, as Server-Sent Events without content',
  })
  page(@Param('pageId') pageId: string, @Req() request: SignedIn, @Res() reply: FastifyReply): void {
    this.answer(request, reply, {
      ...{ right: 'page.read', id: pageId },
      topics: async () => {
        const head = await this.reader.get(pageHead, pageId);
        return topicsOfPage(pageId, head ? [head.opened.schoolId] : [], Object.keys(head?.pupils ?? {}));
      },
    });
  }

  @Needs('calendar.read')
  @Get('schools/:schoolId/calendar/live')
  @ApiOperation({
    summary: 'That days off or shifted days of a school changed, as Server-Sent Events without content',
  })
  calendar(@Param('schoolId') schoolId: string, @Req() request: SignedIn, @Res() reply: FastifyReply): void {
    this.answer(request, reply, {
      ...{ right: 'calendar.read', id: schoolId },
      topics: () => Promise.resolve(topicsOfSchools([schoolId])),
    });
  }

  /** @throws DomainError `events-only`, `too-many-streams` */
  private answer(request: SignedIn, reply: FastifyReply, { right, id, topics }: Looked): void {
    if (request.headers.accept?.includes(STREAM) !== true) {
      throw new DomainError('events-only', `This is answered as ${STREAM}: accept it.`, 'bad-input');
    }
    const mayStill = async () => {
      const viewer = await this.doorkeeper.stillIn(request);
      if (!viewer) return false;
      const asked = { viewer, id, at: new Date().toISOString(), atLeast: undefined };
      return this.relations.has(RIGHTS[right], asked);
    };
    this.streams.answer(reply, viewerOf(request).accountId, (signal) =>
      changes({
        ...{ topics, mayStill, signal },
        watching: this.watchers.begin(),
        newest: () => this.tail.newest,
      }),
    );
  }
}
