import { Body, Controller, Delete, HttpCode, Param, Put, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { TakesIdempotencyKey } from '../../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../../http/write-request.js';
import { written } from '../../http/written.js';
import { ChildNameBody } from './children.dto.js';
import { NameChild } from './children.handlers.js';
import { Needs } from '../rights/right.decorator.js';

@ApiTags('access')
@ApiCookieAuth()
@Needs('child.name')
@Controller('me/children/:pupilId/name')
export class ChildrenController {
  constructor(private readonly commands: CommandBus) {}

  @Put()
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Call a child of the own by a name that only the guardian sees' })
  async name(
    @Param('pupilId') pupilId: string,
    @Body() { name }: ChildNameBody,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new NameChild(pupilId, name, request), reply);
  }

  @Delete()
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Call a child by its own name again' })
  async unname(
    @Param('pupilId') pupilId: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new NameChild(pupilId, undefined, request), reply);
  }
}
