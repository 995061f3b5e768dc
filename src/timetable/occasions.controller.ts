import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { groupIdsOfAll } from '../../projections/schools/group-ids.js';
import { Needs } from '../access/rights/right.decorator.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { Ids } from '../people/ids.js';
import { RUNNERS, type Runners } from '../runners.js';
import { own } from '../school/plain-data.values.js';
import { DaysInTurn } from './days-in-turn.js';
import { allMustFitBackIn } from './free-on-day.js';
import { OccasionBody } from './timetable.dto.js';
import { ChangeTimetable } from './timetable.handlers.js';
import { timetableIdOf } from './timetable.values.js';

@ApiTags('timetable')
@ApiCookieAuth()
@TakesIdempotencyKey()
@Controller('schools/:schoolId/terms/:termId/timetable/occasions')
export class OccasionsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: FreshReader,
    private readonly ids: Ids,
    private readonly days: DaysInTurn,
    @Inject(RUNNERS) private readonly runners: Runners,
  ) {}

  @Needs('school.timetable.plan')
  @Post()
  @ApiOperation({ summary: 'Something takes place instead of lessons of a day, which are cancelled' })
  async set(
    @Param('schoolId') schoolId: string,
    @Param('termId') termId: string,
    @Body() { date, from, to, title, classIds }: OccasionBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    // The same when it is sent twice.
    const occasionId = this.ids.of('occasion', timetableIdOf({ schoolId, termId }), request.commandId);
    const groupIds = classIds && (await groupIdsOfAll(classIds, this.reader));
    await written(
      this.commands,
      new ChangeTimetable(
        { schoolId, termId },
        ({ of, today, days }) => ({
          kind: 'SetOccasion',
          ...{ of, today, days, groupIds },
          occasion: { occasionId, date, from, to, title },
        }),
        request,
      ),
      reply,
    );
    return { occasionId };
  }

  @Needs('school.timetable.plan')
  @Post(':occasionId/calling-off')
  @HttpCode(200)
  @ApiOperation({ summary: 'It does not take place after all, and the lessons that gave way do' })
  async callOff(
    @Param('schoolId') schoolId: string,
    @Param('termId') termId: string,
    @Param('occasionId') occasionId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const of = { schoolId, termId };
    const callOff = () =>
      written(
        this.commands,
        new ChangeTimetable(
          of,
          ({ of, today }) => ({ kind: 'CallOffOccasion', of, occasionId, today }),
          request,
        ),
        reply,
      );
    const occasion = own((await this.runners.timetables.load(timetableIdOf(of))).occasions, occasionId);
    if (!occasion) await callOff();
    else
      await this.days.change({ schoolId, date: occasion.date }, async (tools) => {
        await allMustFitBackIn(schoolId, occasion, tools);
        return callOff();
      });
    return { occasionId };
  }
}
