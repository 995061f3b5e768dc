import { Body, Controller, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ConsultationsFor, ConsultationsIn } from '../../projections/consultations/queries.js';
import { leads } from '../access/permissions.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { BookSlot, CallOffConsultation, CancelBooking, OfferConsultation } from './consultations.commands.js';
import { BookingBody, ConsultationBody, ConsultationCallingOffBody } from './consultations.dto.js';
import { teachersOf } from './consultations.rights.js';

@ApiTags('consultations')
@ApiCookieAuth()
@Controller()
export class ConsultationsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly reader: FreshReader,
  ) {}

  @Needs('school.consultations.offer')
  @Post('schools/:schoolId/consultations')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Offer guardians of the own pupils a row of times to talk: for teachers' })
  async offer(
    @Param('schoolId') schoolId: string,
    @Body() body: ConsultationBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const [offered] = await written(this.commands, new OfferConsultation(schoolId, body, request), reply);
    return { consultationId: offered?.data.consultationId };
  }

  @Needs('school.consultations.read')
  @Get('schools/:schoolId/consultations')
  @OpensDataOf('school', 'consultations')
  @ApiOperation({
    summary:
      'Consultations with who booked them: a teacher’s own, and all of them for whoever leads the school',
  })
  async ofSchool(
    @Param('schoolId') schoolId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const teacherId = leads(viewer, schoolId) ? undefined : viewer.personId;
    const asked = new ConsultationsIn(schoolId, teacherId, wantedPosition(request));
    const { position, consultations } = await this.queries.execute(asked);
    const answer = { schoolId, position: formatPosition(position), consultations };
    sendRead(request, reply, answer, position);
  }

  @Needs('school.consultations.callOff')
  @Post('schools/:schoolId/consultations/:consultationId/calling-off')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Call off what has not begun of a consultation, with a reason: for its teacher and leaders',
  })
  async callOff(
    @Param('schoolId') schoolId: string,
    @Param('consultationId') consultationId: string,
    @Body() body: ConsultationCallingOffBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new CallOffConsultation(schoolId, consultationId, body, request), reply);
    return { consultationId };
  }

  @Needs('pupil.consultations')
  @Get('pupils/:pupilId/consultations')
  @OpensDataOf('pupil', 'consultations')
  @ApiOperation({
    summary:
      'Times to talk to those who teach a pupil, which of them are free, and which is booked: for guardians',
  })
  async ofPupil(
    @Param('pupilId') pupilId: string,
    @Asking() { personId: guardianId }: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const at = new Date().toISOString();
    const teachers = await teachersOf(pupilId, at, this.reader);
    const asked = { pupilId, guardianId, teachers, at, atLeast: wantedPosition(request) };
    const { position, consultations } = await this.queries.execute(new ConsultationsFor(asked));
    const answer = { pupilId, position: formatPosition(position), consultations };
    sendRead(request, reply, answer, position);
  }

  @Needs('pupil.consultations')
  @Post('pupils/:pupilId/consultations/:consultationId/booking')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Book a time to talk about a pupil; one for each pupil and consultation' })
  async book(
    @Param('pupilId') pupilId: string,
    @Param('consultationId') consultationId: string,
    @Body() body: BookingBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new BookSlot(pupilId, consultationId, body, request), reply);
    return { consultationId, slot: body.slot };
  }

  @Needs('pupil.consultations')
  @Post('pupils/:pupilId/consultations/:consultationId/booking/cancellation')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Give back the time that is booked, before it begins' })
  async cancel(
    @Param('pupilId') pupilId: string,
    @Param('consultationId') consultationId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new CancelBooking(pupilId, consultationId, request), reply);
    return { consultationId };
  }
}
