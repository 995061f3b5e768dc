import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiCookieAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Needs } from '../../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../../access/viewer.js';
import { OpensDataOf } from '../../audit/read-log/opens-data-of.js';
import { SeenQuery, WeekQuery } from '../acknowledgement.dto.js';
import { rangeOf } from '../diary.dto.js';
import { DiaryWriter } from '../diary.writer.js';
import { KeptSignatures } from './kept-signatures.js';
import { SignaturesQuery } from './signature.dto.js';
import { KEPT_SIGNATURES, TEXT_TO_SIGN } from './signatures.examples.js';
import { Signatures } from './signatures.js';

/** What guardians sign, and what they signed. */
@ApiTags('diary')
@ApiCookieAuth()
@Controller('pupils/:pupilId')
export class SignaturesController {
  constructor(
    private readonly diaries: DiaryWriter,
    private readonly signatures: Signatures,
    private readonly kept: KeptSignatures,
  ) {}

  @Needs('diary.sign')
  @Get('diary/acknowledgements/text')
  @ApiOperation({ summary: 'The text that is signed under a week, for an electronic signature' })
  @ApiOkResponse({ example: TEXT_TO_SIGN })
  async ofWeek(@Param('pupilId') pupilId: string, @Query() query: WeekQuery, @Asking() viewer: Viewer) {
    const { week, seen } = query;
    rangeOf({ week });
    return this.toSign(viewer, { pupilId, seen: await this.diaries.seen(seen), under: { week } });
  }

  @Needs('diary.sign')
  @Get('remarks/:remarkId/acknowledgement/text')
  @ApiOperation({ summary: 'The text that is signed under a remark, for an electronic signature' })
  @ApiOkResponse({ example: TEXT_TO_SIGN })
  async ofRemark(
    @Param('pupilId') pupilId: string,
    @Param('remarkId') remarkId: string,
    @Query() { seen }: SeenQuery,
    @Asking() viewer: Viewer,
  ) {
    await this.diaries.remarkOf(pupilId, remarkId);
    return this.toSign(viewer, { pupilId, seen: await this.diaries.seen(seen), under: { remarkId } });
  }

  @Needs('pupil.signatures.read')
  @Get('signatures')
  @OpensDataOf('pupil', 'history')
  @ApiOperation({
    summary: 'What guardians signed in a year, with all that it is verified by: for whoever audits it',
  })
  @ApiOkResponse({ example: KEPT_SIGNATURES })
  async of(@Param('pupilId') pupilId: string, @Query() { year }: SignaturesQuery) {
    return { year, signatures: await this.kept.of(pupilId, year) };
  }

  private toSign(
    { accountId, personId }: Viewer,
    what: Omit<Parameters<Signatures['toSign']>[1], 'signerId'>,
  ) {
    return this.signatures.toSign(accountId, { ...what, signerId: personId });
  }
}
