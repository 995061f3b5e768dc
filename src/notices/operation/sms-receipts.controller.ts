import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../../access/viewer.js';
import { GATEWAY } from '../channels/sms-gateway.js';
import { receiptsOf, SmsReceipts } from '../channels/sms-receipts.dto.js';
import { Ledger } from '../ledger.js';
import { received } from '../received.js';
import { GatewayGuard } from './gateway.guard.js';

@ApiTags('notices')
@ApiBearerAuth()
@Public()
@UseGuards(GatewayGuard)
@Controller('sms-receipts')
export class SmsReceiptsController {
  constructor(private readonly ledger: Ledger) {}

  @Post()
  @HttpCode(204)
  @ApiOperation({ summary: 'For the gateway: what became of short messages that it had taken over' })
  async take(@Body() body: SmsReceipts): Promise<void> {
    // One after another: of two about one message the first one counts.
    for (const receipt of receiptsOf(body)) await received(this.ledger, GATEWAY, receipt, new Date());
  }
}
