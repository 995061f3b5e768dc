import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Needs } from '../access/rights/right.decorator.js';
import { TakesIdempotencyKey } from '../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../http/write-request.js';
import { written } from '../http/written.js';
import { BallotBody, VoteBody } from './assembly.dto.js';
import { markOf } from './ballot-marks.js';
import { USUAL_QUORUM } from './vote.decider.js';
import { CastBallot, CloseVote, OpenVote } from './votes.handlers.js';

/** What is decided in a meeting: each child of the class has one ballot. */
@ApiTags('meetings')
@ApiCookieAuth()
@Controller('meetings/:meetingId/votes')
export class VotesController {
  constructor(private readonly commands: CommandBus) {}

  @Needs('meeting.chair')
  @Post()
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Put a question to the vote, once the meeting has begun' })
  async open(
    @Param('meetingId') meetingId: string,
    @Body() { question, options, secret, quorum = USUAL_QUORUM }: VoteBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const asked = { question, options, secret, quorum };
    const [opened] = await written(this.commands, new OpenVote(meetingId, asked, request), reply);
    return { voteId: opened?.data.voteId };
  }

  @Needs('meeting.attend')
  @Post(':voteId/ballots')
  @TakesIdempotencyKey()
  @ApiOperation({
    summary: 'Cast the ballot of a child, as a guardian or by proxy; by the mark it is found in the result',
  })
  async cast(
    @Param('meetingId') meetingId: string,
    @Param('voteId') voteId: string,
    @Body() { pupilId, option, code }: BallotBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const ballot = { pupilId, option, code };
    await written(this.commands, new CastBallot(meetingId, voteId, ballot, request), reply);
    return { voteId, mark: markOf(voteId, option, code) };
  }

  @Needs('meeting.chair')
  @Post(':voteId/closing')
  @HttpCode(200)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Take no more ballots: they are counted a moment later' })
  async close(
    @Param('meetingId') meetingId: string,
    @Param('voteId') voteId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await written(this.commands, new CloseVote(meetingId, voteId, request), reply);
    return { voteId };
  }
}
