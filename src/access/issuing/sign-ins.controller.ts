import { NeedsConfirmation, NeedsSecondFactor } from '../viewer.js';
import { Body, Controller, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OpensDataOf } from '../../audit/read-log/opens-data-of.js';
import type { Config } from '../../config.js';
import { formatPosition } from '../../eventing/position.js';
import { CONFIG } from '../../foundation.module.js';
import { sendRead, wantedPosition, wroteAt } from '../../http/answer.js';
import { askedLanguage } from '../../http/asked-language.js';
import { TakesIdempotencyKey } from '../../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../../http/write-request.js';
import { pdfOf } from '../../pdf/pdf.js';
import { LanguageQuery, SignInsBody } from './sign-ins.dto.js';
import { IssueSignIns } from './sign-ins.handlers.js';
import { SignInsOf } from './sign-ins.queries.js';
import { slipsDocument } from './slips.js';
import { Needs } from '../rights/right.decorator.js';

const PDF = 'application/pdf';

@ApiTags('access')
@ApiCookieAuth()
@Needs('class.signIns')
@Controller('classes/:classId/sign-ins')
export class SignInsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  @Get()
  @OpensDataOf('class', 'signIns')
  @ApiOperation({
    summary:
      'The pupils of a class and their guardians, and whether each has a sign-in: for class teachers and the office',
  })
  async list(
    @Param('classId') classId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { position, ...found } = await this.queries.execute(
      new SignInsOf(classId, new Date().toISOString(), wantedPosition(request)),
    );
    sendRead(request, reply, { ...found, position: formatPosition(position) }, position);
  }

  @NeedsSecondFactor()
  @NeedsConfirmation()
  @Post()
  @TakesIdempotencyKey()
  @ApiProduces('application/json', PDF)
  @ApiOperation({
    summary:
      'Issue sign-ins with activation codes to pupils of a class and their guardians: told this once, and printed where a PDF is accepted. Codes that were issued before are void',
  })
  async issue(
    @Param('classId') classId: string,
    @Body() { pupilIds, whose }: SignInsBody,
    @Query() { language }: LanguageQuery,
    @Writing() writing: WriteRequest,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { position, timeZone, ...issued } = await this.commands.execute(
      new IssueSignIns(classId, pupilIds, whose, writing),
    );
    wroteAt(reply, position);
    void reply.header('Cache-Control', 'no-store').header('Vary', 'Accept, Accept-Language');
    const address = `${this.config.publicUrl}/activation`;
    if (request.headers.accept?.includes(PDF) !== true) {
      await reply.send({ classId, ...issued, address });
      return;
    }
    const sheet = { ...issued, timeZone, address, language: language ?? askedLanguage(request) };
    await reply.type(PDF).send(await pdfOf(slipsDocument(sheet), new Date(writing.at)));
  }
}
