import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../access/rights/right.decorator.js';
import { wroteAt } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { AdmissionBody, TransferBody } from './moves.dto.js';
import { Moves } from './moves.js';

@ApiTags('classes')
@ApiCookieAuth()
@TakesIdempotencyKey()
@Controller('classes/:classId')
export class MovesController {
  constructor(private readonly moves: Moves) {}

  @Needs('class.move')
  @Post('transfers')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Transfer a pupil to another class; groups, pages and the grades that count there follow',
  })
  async transfer(
    @Param('classId') classId: string,
    @Body() body: TransferBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { position } = await this.moves.transfer(classId, body, request);
    wroteAt(reply, position);
    return { pupilId: body.pupilId, until: body.until, toClassId: body.toClassId };
  }

  @Needs('class.move')
  @Post('admissions')
  @HttpCode(200)
  @ApiOperation({ summary: 'Admit a pupil whom a class of another school transferred to this one' })
  async admit(
    @Param('classId') classId: string,
    @Body() body: AdmissionBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { position } = await this.moves.admit(classId, body, request);
    wroteAt(reply, position);
    return { pupilId: body.pupilId, classId, from: body.from };
  }
}
