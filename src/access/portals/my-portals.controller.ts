import { Controller, Delete, Get, HttpCode, Inject, Param, Req, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { portalsOfAccount } from '../../../projections/portals/projection.js';
import type { Config } from '../../config.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { formatPosition, START } from '../../eventing/position.js';
import { CONFIG } from '../../foundation.module.js';
import { sendRead, wantedPosition } from '../../http/answer.js';
import { TakesIdempotencyKey } from '../../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../../http/write-request.js';
import { written } from '../../http/written.js';
import { own } from '../../school/plain-data.values.js';
import { Needs } from '../rights/right.decorator.js';
import { Asking, type Viewer } from '../viewer.js';
import { UnlinkPortal } from './portals.commands.js';

/** The portals by which whoever is signed in comes in. */
@ApiTags('access')
@ApiCookieAuth()
@Needs('account.own')
@Controller('me/portals')
export class MyPortalsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly reader: FreshReader,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'The portals that there are, and since when which of them sign in to this account',
  })
  async list(
    @Asking() { accountId }: Viewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const known = await this.reader.get(portalsOfAccount, accountId, wantedPosition(request));
    const linked = known?.portals ?? {};
    const open = this.config.portals.map(({ id, title }) => ({ id, title, ...own(linked, id) }));
    // Still linked, though nobody comes in by it any more: it can be unlinked.
    const closed = Object.entries(linked)
      .filter(([id]) => !open.some((portal) => portal.id === id))
      .map(([id, { linkedAt }]) => ({ id, title: { en: id, ru: id }, linkedAt }));
    const position = known?.position ?? START;
    const portals = [...open, ...closed];
    sendRead(request, reply, { position: formatPosition(position), portals }, position);
  }

  @Delete(':portal')
  @HttpCode(204)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Unlink a portal: it signs nobody in to this account from now on' })
  async unlink(
    @Param('portal') portal: string,
    @Writing() request: WriteRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await written(this.commands, new UnlinkPortal(portal, request), reply);
  }
}
