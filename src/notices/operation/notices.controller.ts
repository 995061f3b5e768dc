import { Controller, Get, HttpCode, Inject, Optional, Param, Post, Query } from '@nestjs/common';
import { ApiCookieAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import { alertsOfSchool } from '../../../projections/alerts/projection.js';
import { schools } from '../../../projections/schools/school.projection.js';
import { Needs } from '../../access/rights/right.decorator.js';
import { Asking, type Viewer } from '../../access/viewer.js';
import { OpensDataOf } from '../../audit/read-log/opens-data-of.js';
import { DocumentStore } from '../../eventing/document-store.js';
import { DomainError } from '../../eventing/domain-error.js';
import { checkpointOf, type FollowerStatus } from '../../eventing/durable-follower.js';
import { FreshReader } from '../../eventing/fresh-reader.js';
import { formatPosition } from '../../eventing/position.js';
import { TakesIdempotencyKey } from '../../http/takes-idempotency-key.js';
import { Writing, type WriteRequest } from '../../http/write-request.js';
import { Directory } from '../../people/directory.js';
import { Ledger } from '../ledger.js';
import { SUSPICIONS } from '../notice.js';
import { Notices } from '../notices.js';
import { CHECKPOINT } from '../notifier.js';
import { NoticeFigures } from './notice-figures.js';
import { NoticeSearch, type SchoolSpan } from './notice-search.js';
import { filterOf, NoticesQuery, PreviewsQuery, spanIn } from './notices.dto.js';
import { administeredBy } from './notices.rights.js';
import { previewsIn, type Preview } from './previews.js';
import { COMPOSER_TO_SHOW, shownMessage, type ComposerToShow, type ShownMessage } from './shown-message.js';
import { peopleIn, shownNotice, type ShownNotice } from './shown-notice.js';

/** What an administrator sees of what the own schools send. */
@ApiTags('notices')
@ApiCookieAuth()
@Needs('notices.watch')
@Controller('notices')
export class NoticesController {
  constructor(
    private readonly search: NoticeSearch,
    private readonly figures: NoticeFigures,
    private readonly ledger: Ledger,
    private readonly reader: FreshReader,
    private readonly directory: Directory,
    private readonly documents: DocumentStore,
    @Inject(COMPOSER_TO_SHOW) private readonly composer: ComposerToShow,
    @Optional() @Inject(Notices) private readonly notices?: Notices,
  ) {}

  @Get()
  @OpensDataOf('administered', 'notices')
  @ApiOperation({ summary: 'Notices of the own schools and what became of them, newest first' })
  async find(
    @Query() query: NoticesQuery,
    @Asking() viewer: Viewer,
  ): Promise<{ notices: readonly ShownNotice[]; next?: string }> {
    const spans = await this.spansOf(administeredBy(viewer), query);
    const { notices, ...rest } = await this.search.page(spans, filterOf(query, viewer.personId), query);
    const nameOf = await this.directory.names(new Set(notices.flatMap(peopleIn)));
    return { notices: notices.map((entry) => shownNotice(entry, nameOf)), ...rest };
  }

  @Get('summary')
  @ApiOperation({
    summary: 'How many notices there are, how long they take, and whether the channels are open',
  })
  async summary(@Asking() viewer: Viewer) {
    const schoolIds = administeredBy(viewer);
    const now = new Date();
    const [{ asOf, counts }, lag, { position, failure }, isSuspected] = await Promise.all([
      this.figures.counts(schoolIds),
      this.figures.lag(schoolIds, now),
      this.notices?.position() ?? this.positionElsewhere(),
      this.wasSuspected(viewer, schoolIds),
    ]);
    return {
      ...{ asOf: asOf.toISOString(), lag },
      counts: counts.filter(({ kind }) => !isSuspected || !SUSPICIONS.some((each) => each === kind)),
      channels: this.notices?.channels() ?? [],
      position: formatPosition(position),
      ...(failure === undefined ? {} : { failure }),
    };
  }

  @Get('previews')
  @ApiOperation({ summary: 'A made-up notice of every kind, as mails and short messages tell it' })
  previews(@Query() { language }: PreviewsQuery, @Asking() viewer: Viewer): { previews: readonly Preview[] } {
    administeredBy(viewer);
    return { previews: previewsIn(language) };
  }

  @Get(':id/message')
  @OpensDataOf('notice', 'message')
  @ApiOperation({
    summary: 'The message of a notice as it would be written now, without codes; 410 where it isn’t any more',
  })
  async message(@Param('id') id: string, @Asking() viewer: Viewer): Promise<ShownMessage> {
    return shownMessage(this.composer, await this.search.get(id, administeredBy(viewer), viewer.personId));
  }

  @Post(':id/sending')
  @HttpCode(202)
  @TakesIdempotencyKey()
  @ApiOperation({ summary: 'Have a notice that failed sent again' })
  async send(@Param('id') id: string, @Writing() { viewer, commandId, at }: WriteRequest) {
    await this.search.get(id, administeredBy(viewer), viewer.personId);
    const resent = { by: viewer.personId, request: commandId, at: new Date(at) };
    // Whoever sends, perhaps elsewhere, looks into the ledger every few seconds.
    if (await this.ledger.resend(id, resent)) return { id };
    throw new DomainError('notice-not-failed', 'Only a notice that failed is sent again.', 'conflict');
  }

  private async spansOf(schoolIds: readonly string[], query: NoticesQuery): Promise<SchoolSpan[]> {
    const known = await this.reader.getMany(schools, schoolIds);
    return schoolIds.map((schoolId) =>
      spanIn({ schoolId, timeZone: known.get(schoolId)?.timeZone ?? 'UTC' }, query),
    );
  }

  /** Whoever was ever under suspicion doesn't learn from a number that it is so again. */
  private async wasSuspected({ personId }: Viewer, schoolIds: readonly string[]): Promise<boolean> {
    const known = await this.reader.getMany(alertsOfSchool, schoolIds);
    return [...known.values()].some(({ alerts }) => alerts.some((alert) => alert.personId === personId));
  }

  private async positionElsewhere(): Promise<FollowerStatus> {
    return { position: await checkpointOf(this.documents.vault, CHECKPOINT) };
  }
}
