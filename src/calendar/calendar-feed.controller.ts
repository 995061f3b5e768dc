import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CalendarFeed } from '../../projections/calendar-feed/answer.js';
import { CalendarOfPupil, CalendarOfTeacher } from '../../projections/calendar-feed/queries.js';
import type { Asked } from '../../projections/performance/queries.js';
import { Public } from '../access/viewer.js';
import { ReadLog } from '../audit/read-log/read-log.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { renderText, sendRendered, wantedPosition } from '../http/answer.js';
import { languageOf } from '../notices/preferences/language-of.js';
import { Directory } from '../people/directory.js';
import { todayIn, todayOfPupil } from '../reports/today.js';
import type { CivilDate } from '../school/civil-date.values.js';
import { calendarAt, type OpenCalendar } from './calendar.rights.js';
import { CALENDAR_WORDS } from './calendar-words.js';
import { entriesOf } from './entries.js';
import { icalendarOf } from './icalendar.js';

/** What calendars fetch from the addresses that were issued: without a cookie, by a secret in the address. */
@ApiTags('calendars')
@Public()
@Controller('calendar')
export class CalendarFeedController {
  constructor(
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly readLog: ReadLog,
  ) {}

  @Get(':token.ics')
  @ApiOperation({
    summary: 'A calendar (RFC 5545) of lessons, homework, meetings, activities and booked consultations',
  })
  @ApiProduces('text/calendar')
  async read(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const atLeast = wantedPosition(request);
    const calendar = await calendarAt(token, this.reader, atLeast);
    const { of, personId, viewer } = calendar;
    const at = new Date().toISOString();
    const today = await this.todayOf(calendar, at);
    const language = await languageOf(viewer.personId, this.reader, this.directory);
    const rendered = await this.reader.remembered(
      `calendar ${JSON.stringify([of, personId, viewer.personId, viewer.roles, today, language])}`,
      atLeast,
      async (reads) => {
        const feed = await this.feedOf(calendar, today, { reads, atLeast, at });
        const entries = entriesOf(feed, of, CALENDAR_WORDS[language]);
        return renderText(icalendarOf(titleOf(feed), entries), feed.asOf.position);
      },
      ({ content }) => content.length,
    );
    // Nobody is signed in: it is the account that the address was given to which reads.
    this.readLog.note({ whose: of, what: 'calendar', id: personId, viewer, address: request.ip }, Date.now());
    sendRendered(request, reply, rendered, 'text/calendar; charset=utf-8');
  }

  private async todayOf({ of, personId, viewer }: OpenCalendar, at: string): Promise<CivilDate> {
    if (of === 'pupil') return todayOfPupil(personId, at, this.reader);
    return todayIn(schoolsTaughtIn(viewer)[0] ?? '', at, this.reader);
  }

  private feedOf(
    { of, personId, viewer }: OpenCalendar,
    today: CivilDate,
    asked: Asked,
  ): Promise<CalendarFeed> {
    return of === 'pupil'
      ? this.queries.execute(new CalendarOfPupil(personId, viewer.personId, today, asked))
      : this.queries.execute(new CalendarOfTeacher(personId, schoolsTaughtIn(viewer), today, asked));
  }
}

const schoolsTaughtIn = ({ roles }: OpenCalendar['viewer']): readonly string[] =>
  roles.filter(({ role }) => role === 'teacher').map(({ schoolId }) => schoolId);

/** As `Anna Silva, 7B · Hill School`. */
const titleOf = ({ name, className, schools }: CalendarFeed): string =>
  [className === undefined ? name : `${name}, ${className}`, ...schools].join(' · ');
