import { Metadata, status, type ServiceError } from '@grpc/grpc-js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import rpcCode from '@eventstore/db-client/generated/code_pb.js';
import rpc from '@eventstore/db-client/generated/status_pb.js';
import anyPb from 'google-protobuf/google/protobuf/any_pb.js';
import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import type { Message } from 'google-protobuf';

/** What a writer expects of a stream: one of the named states, or the exact last revision. */
export type Expected = 'any' | 'no_stream' | 'stream_exists' | number;

const EXPECTED_IN_TRAILER = { any: '-2', no_stream: '-1', stream_exists: '-4' } as const;

/** A refusal in the two forms the protocol has: a call's status with trailers, and a batch's `google.rpc.Status`. */
export class StoreError extends Error {
  constructor(
    readonly code: status,
    message: string,
    private readonly trailers: Readonly<Record<string, string>>,
    private readonly detail: { readonly name: string; readonly message: Message },
  ) {
    super(message);
  }

  /** For Read, Append, Delete and Tombstone. */
  toServiceError(): ServiceError {
    const metadata = new Metadata();
    for (const [name, value] of Object.entries(this.trailers)) metadata.set(name, asTrailer(value));
    return Object.assign(new Error(this.message), { code: this.code, details: this.message, metadata });
  }

  protected get batchCode(): status {
    return this.code;
  }

  /** For BatchAppend. */
  toStatus(): rpc.Status {
    const details = new anyPb.Any();
    details.pack(this.detail.message.serializeBinary(), `event_store.client.${this.detail.name}`);
    // The codes of `google.rpc` are those of gRPC, by name and number.
    const code = rpcCode.Code[status[this.batchCode] as keyof typeof rpcCode.Code];
    return new rpc.Status().setCode(code).setMessage(this.message).setDetails(details);
  }
}

/** The stream isn't in the state that the writer expected. */
export class WrongExpectedVersion extends StoreError {
  /** Batches answer ALREADY_EXISTS where calls answer FAILED_PRECONDITION. */
  protected override get batchCode(): status {
    return status.ALREADY_EXISTS;
  }

  constructor(
    stream: string,
    readonly expected: Expected,
    readonly current: number | undefined,
  ) {
    super(
      status.FAILED_PRECONDITION,
      `Append failed due to WrongExpectedVersion. Stream: ${stream}, ` +
        `Expected version: ${expected}, Actual version: ${current ?? 'no_stream'}`,
      {
        exception: 'wrong-expected-version',
        'stream-name': stream,
        'expected-version':
          typeof expected === 'number' ? expected.toString() : EXPECTED_IN_TRAILER[expected],
        'actual-version': current?.toString() ?? '',
      },
      { name: 'WrongExpectedVersion', message: wrongExpectedVersion(expected, current) },
    );
  }
}

/** The stream was tombstoned, or deleted while the writer expected it to exist. */
export class StreamDeleted extends StoreError {
  constructor(stream: string) {
    super(
      status.FAILED_PRECONDITION,
      `Event stream '${stream}' is deleted.`,
      { exception: 'stream-deleted', 'stream-name': stream },
      {
        name: 'StreamDeleted',
        message: new shared.StreamDeleted().setStreamIdentifier(
          new shared.StreamIdentifier().setStreamName(Buffer.from(stream)),
        ),
      },
    );
  }
}

export class MaximumAppendSizeExceeded extends StoreError {
  constructor(limit: number) {
    super(
      status.INVALID_ARGUMENT,
      `Maximum Append Size of ${limit} Exceeded.`,
      { exception: 'maximum-append-size-exceeded', 'maximum-append-size': limit.toString() },
      {
        name: 'MaximumAppendSizeExceeded',
        message: new shared.MaximumAppendSizeExceeded().setMaxappendsize(limit),
      },
    );
  }
}

export class MissingMetadataProperty extends StoreError {
  constructor() {
    super(
      status.INVALID_ARGUMENT,
      'Required metadata property is missing: type, content-type',
      {
        exception: 'missing-required-metadata-property',
        'required-metadata-properties': 'type,content-type',
      },
      badRequest('Required metadata property is missing: type, content-type'),
    );
  }
}

export class DeadlineExceeded extends StoreError {
  constructor() {
    super(
      status.DEADLINE_EXCEEDED,
      'The deadline passed before the append was complete.',
      {},
      { name: 'Timeout', message: new shared.Timeout() },
    );
  }
}

export class InvalidArgument extends StoreError {
  constructor(message: string) {
    super(status.INVALID_ARGUMENT, message, {}, badRequest(message));
  }
}

/** What the embedded store leaves to the real one, by name. */
export class Unimplemented extends StoreError {
  constructor(what: string) {
    const message = `The embedded event store does not implement ${what}.`;
    super(status.UNIMPLEMENTED, message, {}, badRequest(message));
  }
}

/** What open calls are ended with when the store stops. */
export const stopping = (): Partial<ServiceError> => ({
  code: status.UNAVAILABLE,
  details: 'The event store is stopping.',
});

/** Any error as an answer; what isn't a refusal is a fault of the store and goes to its log as well. */
export function asRefusal(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  console.error(error);
  return new StoreError(
    status.UNKNOWN,
    'The event store failed to serve the call.',
    {},
    { name: 'Unknown', message: new shared.Unknown() },
  );
}

const badRequest = (message: string): { name: string; message: Message } => ({
  name: 'BadRequest',
  message: new shared.BadRequest().setMessage(message),
});

function wrongExpectedVersion(expected: Expected, current: number | undefined): shared.WrongExpectedVersion {
  const message = new shared.WrongExpectedVersion();
  const empty = new emptyPb.Empty();
  if (current === undefined) message.setCurrentNoStream(empty);
  else message.setCurrentStreamRevision(current.toString());
  switch (expected) {
    case 'any':
      return message.setExpectedAny(empty);
    case 'no_stream':
      return message.setExpectedNoStream(empty);
    case 'stream_exists':
      return message.setExpectedStreamExists(empty);
    default:
      return message.setExpectedStreamPosition(expected.toString());
  }
}

/** HTTP/2 trailers carry printable ASCII only, stream names anything. */
const asTrailer = (value: string): string => value.replace(/[^\x20-\x7e]+/gu, encodeURIComponent);
