import streams from '@eventstore/db-client/generated/streams_pb.js';
import type shared from '@eventstore/db-client/generated/shared_pb.js';
import { InvalidArgument, MissingMetadataProperty, Unimplemented, type Expected } from './errors.js';
import { filterOf, type RecordFilter } from './filters.js';
import type { EventToLog } from './log.js';
import { UUID_LENGTH } from './wire.js';

type ProposedMessage = streams.AppendReq.ProposedMessage | streams.BatchAppendReq.ProposedMessage;
type ExpectedOptions = streams.AppendReq.Options | streams.DeleteReq.Options | streams.TombstoneReq.Options;

/** What a Read call asks for; positions and revisions are those of the first event or of the one before it. */
export interface ReadRequest {
  readonly stream: string | undefined;
  readonly from: 'start' | 'end' | number;
  readonly backwards: boolean;
  /** Undefined for a subscription. */
  readonly count: number | undefined;
  readonly filter: RecordFilter | undefined;
}

export function readRequestOf(request: streams.ReadReq): ReadRequest {
  const options = request.getOptions();
  if (!options) throw new InvalidArgument('A read needs options.');
  if (options.getResolveLinks()) throw new Unimplemented('resolving links');
  if (options.getUuidOption()?.hasStructured()) throw new Unimplemented('structured event ids in reads');
  if (!options.hasCount() && !options.hasSubscription()) {
    throw new InvalidArgument('A read needs a count or is a subscription.');
  }
  const filter = options.getFilter();
  const stream = options.getStream();
  if (stream && filter) throw new InvalidArgument('Only reads of $all can be filtered.');
  return {
    ...(stream ? whereInStream(stream) : whereInAll(options.getAll())),
    backwards: options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS,
    count: options.hasSubscription() ? undefined : Number(options.getCount()),
    filter: filter && filterOf(filter),
  };
}

function whereInStream(options: streams.ReadReq.Options.StreamOptions): Pick<ReadRequest, 'stream' | 'from'> {
  const stream = streamOf(options.getStreamIdentifier());
  if (options.hasRevision()) return { stream, from: Number(options.getRevision()) };
  return { stream, from: options.hasEnd() ? 'end' : 'start' };
}

function whereInAll(
  options: streams.ReadReq.Options.AllOptions | undefined,
): Pick<ReadRequest, 'stream' | 'from'> {
  if (!options) throw new InvalidArgument('A read needs a stream or $all.');
  const position = options.getPosition();
  // Commit and prepare are the same in this log: one position an event.
  if (position) return { stream: undefined, from: Number(position.getCommitPosition()) };
  return { stream: undefined, from: options.hasEnd() ? 'end' : 'start' };
}

export function streamOf(identifier: shared.StreamIdentifier | undefined): string {
  if (!identifier) throw new InvalidArgument('A stream must have a name.');
  return Buffer.from(identifier.getStreamName_asU8()).toString();
}

export function eventOf(message: ProposedMessage): EventToLog {
  const properties = message.getMetadataMap();
  const type = properties.get('type');
  const contentType = properties.get('content-type');
  if (type === undefined || contentType === undefined) throw new MissingMetadataProperty();
  return {
    id: uuidOf(message.getId()),
    type,
    contentType,
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

function uuidOf(id: shared.UUID | undefined): string {
  const structured = id?.getStructured();
  if (structured) {
    const bytes = Buffer.alloc(16);
    bytes.writeBigInt64BE(BigInt.asIntN(64, BigInt(structured.getMostSignificantBits())), 0);
    bytes.writeBigInt64BE(BigInt.asIntN(64, BigInt(structured.getLeastSignificantBits())), 8);
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }
  const text = id?.getString().toLowerCase() ?? '';
  if (text.length !== UUID_LENGTH) throw new InvalidArgument(`'${text}' is not a UUID.`);
  return text;
}

export function expectedOf(options: ExpectedOptions): Expected {
  if (options.hasRevision()) return Number(options.getRevision());
  return namedExpectationOf(options);
}

export function expectedOfBatch(options: streams.BatchAppendReq.Options): Expected {
  if (options.hasStreamPosition()) return Number(options.getStreamPosition());
  return namedExpectationOf(options);
}

function namedExpectationOf(options: ExpectedOptions | streams.BatchAppendReq.Options): Expected {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'no_stream';
  if (options.hasStreamExists()) return 'stream_exists';
  throw new InvalidArgument('An append needs an expected revision.');
}
