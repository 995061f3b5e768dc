import type streams from '@eventstore/db-client/generated/streams_pb.js';
import { InvalidArgument } from './errors.js';
import type { StoredRecord } from './wire.js';

type FilterOptions = streams.ReadReq.Options.FilterOptions;
type Expression = streams.ReadReq.Options.FilterOptions.Expression;

/** The server's search window when the client names none. */
const DEFAULT_WINDOW = 32;

/** What a reader of `$all` wants to see, and how often it is told how far the log was searched. */
export interface RecordFilter {
  matches(record: StoredRecord): boolean;
  /** In records searched, matching or not. */
  readonly checkpointInterval: number;
}

export function filterOf(options: FilterOptions): RecordFilter {
  const window = options.hasMax() ? options.getMax() : DEFAULT_WINDOW;
  const multiplier = options.getCheckpointintervalmultiplier();
  if (window < 1) throw new InvalidArgument('The maximum search window must be greater than 0.');
  if (multiplier < 1) throw new InvalidArgument('The checkpoint interval must be greater than 0.');
  const checkpointInterval = window * multiplier;

  const byType = options.getEventType();
  if (byType) {
    const accepts = predicateOf(byType);
    return { matches: ({ type }) => accepts(type), checkpointInterval };
  }
  const byStream = options.getStreamIdentifier();
  if (byStream) {
    const accepts = predicateOf(byStream);
    return { matches: ({ stream }) => accepts(stream), checkpointInterval };
  }
  throw new InvalidArgument('A filter needs an event type or a stream name.');
}

function predicateOf(expression: Expression): (name: string) => boolean {
  const prefixes = expression.getPrefixList();
  if (prefixes.length > 0) return (name) => prefixes.some((prefix) => name.startsWith(prefix));
  const source = expression.getRegex();
  if (source === '') throw new InvalidArgument('A filter needs prefixes or a regular expression.');
  try {
    const pattern = new RegExp(source);
    return (name) => pattern.test(name);
  } catch (error) {
    throw new InvalidArgument(`The filter's regular expression is invalid: ${String(error)}`);
  }
}
