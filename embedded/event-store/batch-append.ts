import type { ServerDuplexStream } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import {
  asRefusal,
  DeadlineExceeded,
  MaximumAppendSizeExceeded,
  type StoreError,
  type Expected,
} from './errors.js';
import type { EventToLog } from './log.js';
import { eventOf, expectedOfBatch, streamOf } from './requests.js';
import { at } from './wire.js';
import { MAXIMUM_APPEND_SIZE, sizeOf, type Appended, type StreamWriter } from './writer.js';

export type BatchAppendCall = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

/** An append that arrives in parts. */
interface Incoming {
  stream: string;
  expected: Expected;
  /** Milliseconds since the epoch. */
  deadline: number;
  events: EventToLog[];
  size: number;
  /** Stands for the whole append, and is answered once its last part is there. */
  refusal: StoreError | undefined;
}

/** A client that sends more than is written is made to wait, so that the waiting appends don't fill memory. */
const MOST_UNANSWERED = 2_000;

/** Serves one client's BatchAppend call: many appends at once, each answered under its correlation id. */
export function serveBatchAppend(call: BatchAppendCall, writer: StreamWriter): void {
  const incoming = new Map<string, Incoming>();
  let unanswered = 0;
  let ended = false;
  const endWhenAnswered = (): void => {
    if (ended && unanswered === 0) call.end();
  };

  call.on('data', (request: streams.BatchAppendReq) => {
    const correlationId = request.getCorrelationId();
    const key = correlationId?.toString() ?? '';
    const append = incoming.get(key) ?? nothingYet();
    incoming.set(key, append);
    receive(append, request);
    if (!request.getIsFinal()) return;
    incoming.delete(key);
    if (++unanswered >= MOST_UNANSWERED) call.pause();
    void answer(append, writer).then((response) => {
      if (!call.cancelled) call.write(response.setCorrelationId(correlationId));
      if (--unanswered < MOST_UNANSWERED && call.isPaused()) call.resume();
      endWhenAnswered();
    });
  });
  call.on('end', () => {
    ended = true;
    endWhenAnswered();
  });
}

const nothingYet = (): Incoming => ({
  stream: '',
  expected: 'any',
  deadline: Infinity,
  events: [],
  size: 0,
  refusal: undefined,
});

function receive(append: Incoming, request: streams.BatchAppendReq): void {
  if (append.refusal) return;
  try {
    const options = request.getOptions();
    if (options) {
      append.stream = streamOf(options.getStreamIdentifier());
      append.expected = expectedOfBatch(options);
      append.deadline = options.getDeadline()?.toDate().getTime() ?? Infinity;
    }
    for (const message of request.getProposedMessagesList()) {
      const event = eventOf(message);
      append.size += sizeOf(event);
      if (append.size > MAXIMUM_APPEND_SIZE) throw new MaximumAppendSizeExceeded(MAXIMUM_APPEND_SIZE);
      append.events.push(event);
    }
  } catch (error) {
    append.refusal = asRefusal(error);
    append.events = [];
  }
}

async function answer(append: Incoming, writer: StreamWriter): Promise<streams.BatchAppendResp> {
  const response = new streams.BatchAppendResp().setStreamIdentifier(
    new shared.StreamIdentifier().setStreamName(Buffer.from(append.stream)),
  );
  try {
    if (append.refusal) throw append.refusal;
    if (Date.now() > append.deadline) throw new DeadlineExceeded();
    return response.setSuccess(successOf(await writer.append(append.stream, append.expected, append.events)));
  } catch (error) {
    return response.setError(asRefusal(error).toStatus());
  }
}

function successOf({ revision, position }: Appended): streams.BatchAppendResp.Success {
  const success = new streams.BatchAppendResp.Success();
  if (revision === undefined) success.setNoStream(new emptyPb.Empty());
  else success.setCurrentRevision(revision.toString());
  if (position === undefined) return success.setNoPosition(new emptyPb.Empty());
  return success.setPosition(at(new shared.AllStreamPosition(), position));
}
