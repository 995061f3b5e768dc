import { Body, Controller, Get, HttpCode, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PortfolioOf } from '../../projections/portfolio/queries.js';
import { Needs } from '../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../access/viewer.js';
import { OpensDataOf } from '../audit/read-log/opens-data-of.js';
import { formatPosition } from '../eventing/position.js';
import { sendRead, wantedPosition } from '../http/answer.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { PortfolioReaders } from './portfolio-readers.js';
import {
  BringInAchievement,
  ConfirmAchievement,
  CorrectAchievement,
  EndAchievement,
  WithdrawProposal,
} from './portfolio.commands.js';
import { AchievementBody, AchievementCorrectionBody, PortfolioReasonBody } from './portfolio.dto.js';

@ApiTags('portfolio')
@ApiCookieAuth()
@Controller('pupils/:pupilId/portfolio')
export class PortfolioController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly readers: PortfolioReaders,
  ) {}

  @Needs('pupil.portfolio.read')
  @Get()
  @OpensDataOf('pupil', 'portfolio')
  @ApiOperation({ summary: 'What a pupil achieved and was thanked for' })
  async read(
    @Param('pupilId') pupilId: string,
    @Asking() viewer: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reader = await this.readers.of(viewer, pupilId, new Date().toISOString());
    const asked = new PortfolioOf(pupilId, reader, wantedPosition(request));
    const { position, ...portfolio } = await this.queries.execute(asked);
    sendRead(request, reply, { position: formatPosition(position), ...portfolio }, position);
  }

  @Needs('pupil.portfolio.write')
  @Post('achievements')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Record what a pupil achieved: for the pupil’s teachers and deputy heads' })
  record(
    @Param('pupilId') pupilId: string,
    @Body() body: AchievementBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.broughtIn(new BringInAchievement('RecordAchievement', pupilId, body, request), reply);
  }

  @Needs('pupil.achievements.propose')
  @Post('proposals')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Propose to record what a pupil achieved: for the pupil and the guardians' })
  propose(
    @Param('pupilId') pupilId: string,
    @Body() body: AchievementBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.broughtIn(new BringInAchievement('ProposeAchievement', pupilId, body, request), reply);
  }

  @Needs('pupil.achievements.propose')
  @Post('proposals/:achievementId/withdrawal')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Take back what one proposed, while nobody has decided on it' })
  async withdraw(
    @Param('pupilId') pupilId: string,
    @Param('achievementId') achievementId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new WithdrawProposal(pupilId, achievementId, request), reply);
    return { achievementId };
  }

  @Needs('pupil.achievements.decide')
  @Post('achievements/:achievementId/confirmation')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Confirm what was proposed: for class teachers and deputy heads' })
  async confirm(
    @Param('pupilId') pupilId: string,
    @Param('achievementId') achievementId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new ConfirmAchievement(pupilId, achievementId, request), reply);
    return { achievementId };
  }

  @Needs('pupil.achievements.decide')
  @Post('achievements/:achievementId/refusal')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Refuse what was proposed, with a reason: for class teachers and deputy heads' })
  refuse(
    @Param('pupilId') pupilId: string,
    @Param('achievementId') achievementId: string,
    @Body() { reason }: PortfolioReasonBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.ended(
      new EndAchievement('RefuseAchievement', pupilId, achievementId, reason, request),
      reply,
    );
  }

  @Needs('pupil.portfolio.write')
  @Patch('achievements/:achievementId')
  @TakesIdempotencyKey()
  @ApiOperation({
    summary:
      'Correct an achievement, with a reason: for whoever recorded it, class teachers and deputy heads',
  })
  async correct(
    @Param('pupilId') pupilId: string,
    @Param('achievementId') achievementId: string,
    @Body() body: AchievementCorrectionBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new CorrectAchievement(pupilId, achievementId, body, request), reply);
    return { achievementId };
  }

  @Needs('pupil.portfolio.write')
  @Post('achievements/:achievementId/annulment')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Annul an achievement, with a reason: for whoever recorded it, class teachers and deputy heads',
  })
  annul(
    @Param('pupilId') pupilId: string,
    @Param('achievementId') achievementId: string,
    @Body() { reason }: PortfolioReasonBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.ended(new EndAchievement('AnnulAchievement', pupilId, achievementId, reason, request), reply);
  }

  private async broughtIn(command: BringInAchievement, reply: FastifyReply) {
    const [event] = await written(this.commands, command, reply);
    if (!event || !('achievementId' in event.data)) throw new Error('No achievement was brought in.');
    return { achievementId: event.data.achievementId };
  }

  private async ended(command: EndAchievement, reply: FastifyReply) {
    await written(this.commands, command, reply);
    return { achievementId: command.achievementId };
  }
}
