import { Controller, Get, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../../access/viewer.js';
import { Restorations } from '../../backup/restorations.js';
import { parseCheckpoint } from '../transparency/checkpoint.js';
import { LogKeys } from './log-keys.js';
import { LogReader } from './log-reader.js';

@ApiTags('audit')
@Controller('audit')
export class LogController {
  constructor(
    private readonly reader: LogReader,
    private readonly keys: LogKeys,
    private readonly restorations: Restorations,
  ) {}

  @Public()
  @Get('log')
  @ApiOperation({
    summary:
      'The transparency log: its name, newest checkpoint and keys, and whether the journal was ever restored; it is read at /checkpoint and /tile/…',
  })
  async log(@Res() reply: FastifyReply): Promise<void> {
    const [newest, keys] = await Promise.all([this.reader.newest(), this.keys.all()]);
    const checkpoint = newest && { at: newest.at, ...shown(newest.note) };
    void reply
      .header('Cache-Control', 'public, max-age=3')
      .send({ ...(checkpoint ? { checkpoint } : {}), keys, restorations: this.restorations.all() });
  }
}

const shown = (note: string) => {
  const { origin, size, root, note: signed } = parseCheckpoint(note);
  return {
    origin,
    size,
    root: root.toString('base64'),
    signedBy: [...new Set(signed.signatures.map(({ name }) => name))],
    note,
  };
};
