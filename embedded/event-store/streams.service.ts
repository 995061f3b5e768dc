import type {
  handleClientStreamingCall,
  handleServerStreamingCall,
  handleUnaryCall,
  sendUnaryData,
} from '@grpc/grpc-js';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { serveBatchAppend, type BatchAppendCall } from './batch-append.js';
import {
  asRefusal,
  InvalidArgument,
  MaximumAppendSizeExceeded,
  stopping,
  type StoreError,
  WrongExpectedVersion,
} from './errors.js';
import type { EventLog, EventToLog } from './log.js';
import { Outlet } from './outlet.js';
import { readableHead, readAll, readStream } from './reads.js';
import { eventOf, expectedOf, readRequestOf, streamOf, type ReadRequest } from './requests.js';
import { subscribeToAll, subscribeToStream } from './subscriptions.js';
import { at } from './wire.js';
import { MAXIMUM_APPEND_SIZE, sizeOf, StreamWriter, type Appended } from './writer.js';

const asItIs = (message: Buffer): Buffer => message;

/** The protocol's definition, except that what Read sends is encoded already. */
export const streamsDefinition = {
  ...StreamsService,
  read: { ...StreamsService.read, responseSerialize: asItIs, responseDeserialize: asItIs },
};

/** The calls of `event_store.client.streams.Streams`. */
export class StreamsCalls {
  private readonly writer: StreamWriter;
  /** Calls that last until the client ends them. */
  private readonly open = new Set<{ emit(event: 'error', error: unknown): boolean }>();

  constructor(private readonly log: EventLog) {
    this.writer = new StreamWriter(log);
  }

  readonly read: handleServerStreamingCall<streams.ReadReq, Buffer> = (call) => {
    const outlet = new Outlet(call);
    this.open.add(call);
    this.serveRead(call.request, outlet)
      .then(() => outlet.end())
      .catch((error: unknown) => {
        if (outlet.isOpen()) call.emit('error', asRefusal(error).toServiceError());
      })
      .finally(() => this.open.delete(call));
  };

  readonly append: handleClientStreamingCall<streams.AppendReq, streams.AppendResp> = (call, answer) => {
    let options: streams.AppendReq.Options | undefined;
    const events: EventToLog[] = [];
    let size = 0;
    let refusal: StoreError | undefined;
    call.on('data', (request: streams.AppendReq) => {
      options ??= request.getOptions();
      const message = request.getProposedMessage();
      if (!message || refusal) return;
      try {
        const event = eventOf(message);
        size += sizeOf(event);
        if (size > MAXIMUM_APPEND_SIZE) throw new MaximumAppendSizeExceeded(MAXIMUM_APPEND_SIZE);
        events.push(event);
      } catch (error) {
        refusal = asRefusal(error);
      }
    });
    call.on('end', () => {
      reply(answer, async () => {
        if (refusal) throw refusal;
        return await this.appendAll(options, events);
      });
    });
  };

  readonly batchAppend = (call: BatchAppendCall): void => {
    this.open.add(call);
    call.on('close', () => this.open.delete(call));
    call.on('cancelled', () => this.open.delete(call));
    serveBatchAppend(call, this.writer);
  };

  readonly delete: handleUnaryCall<streams.DeleteReq, streams.DeleteResp> = ({ request }, answer) => {
    const options = request.getOptions() ?? new streams.DeleteReq.Options();
    reply(answer, async () => {
      const position = await this.writer.delete(streamOf(options.getStreamIdentifier()), expectedOf(options));
      return new streams.DeleteResp().setPosition(at(new streams.DeleteResp.Position(), position));
    });
  };

  readonly tombstone: handleUnaryCall<streams.TombstoneReq, streams.TombstoneResp> = (
    { request },
    answer,
  ) => {
    const options = request.getOptions() ?? new streams.TombstoneReq.Options();
    reply(answer, async () => {
      const position = await this.writer.tombstone(
        streamOf(options.getStreamIdentifier()),
        expectedOf(options),
      );
      return new streams.TombstoneResp().setPosition(at(new streams.TombstoneResp.Position(), position));
    });
  };

  /** How many reads, subscriptions and BatchAppend calls are open. */
  get openCalls(): number {
    return this.open.size;
  }

  /** Ends what would otherwise go on forever. */
  stop(): void {
    for (const call of this.open) call.emit('error', stopping());
  }

  private async serveRead(message: streams.ReadReq, outlet: Outlet): Promise<void> {
    const request = readRequestOf(message);
    if (request.count === undefined) await this.subscribe(request, outlet);
    else if (request.stream === undefined) {
      const from = this.firstPosition(request);
      await readAll(
        this.log,
        { from, backwards: request.backwards, count: request.count },
        request.filter,
        outlet,
      );
    } else {
      const from = request.from === 'start' ? 0 : request.from === 'end' ? Infinity : request.from;
      const range = { from, backwards: request.backwards, count: request.count };
      await readStream(this.log, request.stream, range, outlet);
    }
  }

  /** Backwards, `$all` is read from before the given position. */
  private firstPosition({ from, backwards }: ReadRequest): number {
    if (from === 'start') return 0;
    if (from === 'end') return backwards ? Infinity : this.log.lastPosition + 1;
    return backwards ? from - 1 : from;
  }

  private async subscribe({ stream, from, filter }: ReadRequest, outlet: Outlet): Promise<void> {
    if (stream === undefined) {
      const after = from === 'start' ? 0 : from === 'end' ? this.log.lastPosition : from;
      await subscribeToAll(this.log, after, filter, outlet);
    } else {
      const after = from === 'start' ? -1 : from === 'end' ? readableHead(this.log, stream).last : from;
      await subscribeToStream(this.log, stream, after, outlet);
    }
  }

  private async appendAll(
    options: streams.AppendReq.Options | undefined,
    events: EventToLog[],
  ): Promise<streams.AppendResp> {
    if (!options) throw new InvalidArgument('An append needs options.');
    try {
      const appended = await this.writer.append(
        streamOf(options.getStreamIdentifier()),
        expectedOf(options),
        events,
      );
      return new streams.AppendResp().setSuccess(successOf(appended));
    } catch (error) {
      if (!(error instanceof WrongExpectedVersion)) throw error;
      return new streams.AppendResp().setWrongExpectedVersion(conflictOf(error));
    }
  }
}

/** Answers a call once, with what the action returns or how it was refused. */
function reply<Response>(answer: sendUnaryData<Response>, action: () => Promise<Response>): void {
  action().then(
    (response) => answer(null, response),
    (error: unknown) => answer(asRefusal(error).toServiceError()),
  );
}

function successOf({ revision, position }: Appended): streams.AppendResp.Success {
  const success = new streams.AppendResp.Success();
  if (revision === undefined) success.setNoStream(new shared.Empty());
  else success.setCurrentRevision(revision.toString());
  if (position === undefined) return success.setNoPosition(new shared.Empty());
  return success.setPosition(at(new streams.AppendResp.Position(), position));
}

function conflictOf({ expected, current }: WrongExpectedVersion): streams.AppendResp.WrongExpectedVersion {
  const conflict = new streams.AppendResp.WrongExpectedVersion();
  const empty = new shared.Empty();
  if (current === undefined) conflict.setCurrentNoStream(empty);
  else conflict.setCurrentRevision(current.toString());
  switch (expected) {
    case 'any':
      return conflict.setExpectedAny(empty);
    case 'no_stream':
      return conflict.setExpectedNoStream(empty);
    case 'stream_exists':
      return conflict.setExpectedStreamExists(empty);
    default:
      return conflict.setExpectedRevision(expected.toString());
  }
}
