import { Body, Controller, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NoticesOf } from '../../../projections/recipients/queries.js';
import { Needs } from '../../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../../access/viewer.js';
import { DomainError } from '../../eventing/domain-error.js';
import { formatPosition } from '../../eventing/position.js';
import { sendRead, wantedPosition } from '../../http/answer.js';
import { TakesIdempotencyKey } from '../../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../../http/write-request.js';
import { written } from '../../http/written.js';
import { CHANNELS, type Channel } from '../notice-kinds.values.js';
import { IssueContactCode, SetNoticePreferences, VerifyContact } from './preferences.commands.js';
import { CodeBody, PreferencesBody, preferencesIn } from './preferences.dto.js';

@ApiTags('notices')
@ApiCookieAuth()
@Needs('account.own')
@Controller('me')
export class PreferencesController {
  constructor(
    private readonly queries: QueryBus,
    private readonly commands: CommandBus,
  ) {}

  @Get('notices')
  @ApiOperation({ summary: 'How whoever is signed in is told of what: the usual way and the own choice' })
  async read(
    @Asking() { personId }: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { position, ...told } = await this.queries.execute(
      new NoticesOf(personId, wantedPosition(request)),
    );
    sendRead(request, reply, { position: formatPosition(position), ...told }, position);
  }

  @Put('notices')
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Choose how to be told; what is left out is as usual from now on' })
  async choose(
    @Body() body: PreferencesBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const preferences = preferencesIn(body);
    await written(this.commands, new SetNoticePreferences(preferences, request), reply);
    return preferences;
  }

  @Post('contacts/:channel/code')
  @HttpCode(202)
  @TakesIdempotencyKey()
  @ApiParam({ name: 'channel', enum: CHANNELS })
  @ApiOperation({ summary: 'Have a code sent to the own contact, to prove that it is one’s own' })
  async sendCode(
    @Param('channel') channel: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const command = new IssueContactCode(channelCalled(channel), request);
    const [issued] = await written(this.commands, command, reply);
    return { channel, ...(issued?.type === 'ContactCodeIssued' ? { until: issued.data.until } : {}) };
  }

  @Post('contacts/:channel/verification')
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiParam({ name: 'channel', enum: CHANNELS })
  @ApiOperation({ summary: 'Prove by the code that was sent that the contact is one’s own' })
  async verify(
    @Param('channel') channel: string,
    @Body() { code }: CodeBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new VerifyContact(channelCalled(channel), code, request), reply);
  }
}

/** @throws DomainError `contact-not-found`. */
export const channelCalled = (name: string): Channel => {
  const channel = CHANNELS.find((known) => known === name);
  if (channel === undefined) {
    const message = `Contacts are: ${CHANNELS.join(', ')}.`;
    throw new DomainError('contact-not-found', message, 'not-found');
  }
  return channel;
};
