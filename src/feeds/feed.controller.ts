import { Controller, Get, Headers, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadLog } from '../audit/read-log/read-log.js';
import { AskingConsumer, ForConsumers, type Consumer } from '../consumers/consumer.guard.js';
import { FEED_SCOPE } from '../consumers/oauth-scopes.values.js';
import { FreshReader } from '../eventing/fresh-reader.js';
import { EventStreams } from '../http/event-streams.js';
import { ConsumerPlaces } from './consumers/consumer-places.js';
import type { Cursor } from './cursor.js';
import { eventStream } from './event-stream.js';
import { Feed } from './feed.js';
import { FeedQuery } from './feed.dto.js';
import { noteDelivery } from './feed-log.js';
import { filterOf, scopeNow, scopeOf } from './feed-scope.js';
import { LogTail } from '../eventing/log-tail.js';
import { NEWEST_CHECKPOINT, type NewestCheckpoint } from './newest-checkpoint.js';

const BATCH = 'application/cloudevents-batch+json; charset=utf-8';
const STREAM = 'text/event-stream';

@ApiTags('feeds')
@Controller('feeds')
export class FeedController {
  constructor(
    private readonly feed: Feed,
    private readonly tail: LogTail,
    private readonly streams: EventStreams,
    private readonly reader: FreshReader,
    @Inject(NEWEST_CHECKPOINT) private readonly checkpoint: NewestCheckpoint,
    private readonly places: ConsumerPlaces,
    @Inject(ReadLog) private readonly readLog: Pick<ReadLog, 'note'>,
  ) {}

  @Get('journal')
  @ForConsumers(FEED_SCOPE)
  @ApiProduces('application/cloudevents-batch+json', STREAM)
  @ApiHeader({
    name: 'Last-Event-ID',
    required: false,
    description: 'The cursor of the last event that came',
  })
  @ApiOperation({
    summary:
      'The journal’s events as CloudEvents, in the order of the store; as a stream where text/event-stream is accepted',
  })
  async journal(
    @Query() query: FeedQuery,
    @Headers('last-event-id') last: string | undefined,
    @AskingConsumer() consumer: Consumer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const filter = filterOf(query);
    const scope = scopeOf(consumer, filter);
    const isStream = request.headers.accept?.includes(STREAM) ?? false;
    // A client that comes back names the place where it was cut off; the address still has that of its beginning.
    const from = isStream && last !== undefined && last !== '' ? last : query.after;
    const after = this.feed.placeOf(scope, from, query.rebase === 'true');
    await this.feed.mustReach(after);
    const note = (schools: ReadonlySet<string>, place: Cursor) => {
      noteDelivery(this.readLog, consumer.consumerId, schools, request.ip);
      this.places.note(scope, filter, place, Date.now());
    };
    if (isStream) {
      const { feed, tail, checkpoint } = this;
      const stillGranted = () => scopeNow(this.reader, consumer.consumerId, filter);
      this.streams.answer(reply, consumer.consumerId, (signal) =>
        eventStream(scope, after, { feed, tail, checkpoint, stillGranted, delivered: note, signal }),
      );
      return;
    }
    const [page, checkpoint] = await Promise.all([
      this.feed.page(scope, after, query.limit),
      this.checkpoint(),
    ]);
    note(page.schools, page.next);
    const { rebase: _, ...asked } = request.query as Record<string, string>;
    const next = new URLSearchParams({ ...asked, after: page.nextText });
    void reply
      .type(BATCH)
      .headers({
        'Cache-Control': 'no-store',
        'Feed-Cursor': page.nextText,
        'Feed-At-Head': page.atHead.toString(),
        Link: `</api/feeds/journal?${next.toString()}>; rel="next"`,
      })
      .headers(
        checkpoint === undefined ? {} : { 'Feed-Checkpoint': Buffer.from(checkpoint).toString('base64') },
      )
      .send(`[${page.events.join(',')}]`);
  }
}
