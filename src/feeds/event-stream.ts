import type { Cursor } from './cursor.js';
import type { Feed } from './feed.js';
import type { FeedScope } from './feed-scope.js';
import type { LogTail } from '../eventing/log-tail.js';

export interface EventStreamOptions {
  readonly feed: Pick<Feed, 'page'>;
  readonly tail: Pick<LogTail, 'beyond'>;
  /** The newest checkpoint of the transparency log, a signed note. */
  readonly checkpoint: () => Promise<string | undefined>;
  /** The feed as the consumer may follow it now; undefined where that is another one by now, or none. */
  readonly stillGranted: () => Promise<FeedScope | undefined>;
  readonly delivered: (schools: ReadonlySet<string>, place: Cursor) => void;
  readonly signal: AbortSignal;
  readonly heartbeatMs?: number;
}

const HEARTBEAT_MS = 15_000;
const AT_ONCE = 250;
/** Clients that lose the connection come back after so many milliseconds. */
const RETRY_MS = 3_000;

/**
 * A feed as Server-Sent Events (HTML Living Standard §9.2), for as long as the consumer may follow it: each event with
 * its cursor as the id, so that `Last-Event-ID` goes on from it; `checkpoint` events with the log's newest checkpoint; a
 * comment where nothing comes for a while. Nothing is fetched before what came before has been taken.
 */
export async function* eventStream(
  scope: FeedScope,
  after: Cursor,
  { feed, tail, checkpoint, stillGranted, delivered, signal, heartbeatMs = HEARTBEAT_MS }: EventStreamOptions,
): AsyncGenerator<string> {
  yield `retry: ${RETRY_MS.toString()}\n\n`;
  let [place, told, checked] = [after, after, performance.now()];
  let newest: string | undefined;
  const isEnded = (): boolean => signal.aborted;
  while (!isEnded()) {
    if (performance.now() - checked >= heartbeatMs) {
      const granted = await stillGranted();
      if (granted?.feed !== scope.feed || granted.identification !== scope.identification) {
        yield 'event: feed-changed\ndata: The grant has changed, or ended. Ask anew.\n\n';
        return;
      }
      checked = performance.now();
    }
    const page = await feed.page(scope, place, AT_ONCE);
    place = page.next;
    delivered(page.schools, place);
    if (page.events.length > 0) {
      told = place;
      yield textOf(page.events);
    }
    if (!page.atHead) continue;
    const note = await checkpoint();
    if (note !== undefined && note !== newest) yield checkpointText((newest = note));
    if ((await tail.beyond(place, signal, heartbeatMs)) || isEnded()) continue;
    // Where others' events came meanwhile, the client's place moves on without one of its own.
    yield told.commit === place.commit && told.prepare === place.prepare
      ? ':\n\n'
      : `id: ${page.nextText}\n\n`;
    told = place;
  }
}

/** Made once for all who are told the same. */
const texts = new WeakMap<readonly string[], string>();
const textOf = (events: readonly string[]): string => {
  const known = texts.get(events) ?? events.map(eventText).join('');
  texts.set(events, known);
  return known;
};

/** A CloudEvent is one line of JSON. */
const eventText = (json: string): string => `id: ${cursorIn(json)}\ndata: ${json}\n\n`;

/** It stands at the end of each event. */
const cursorIn = (json: string): string => json.slice(json.lastIndexOf(':"') + 2, -2);

const checkpointText = (note: string): string =>
  `event: checkpoint\n${note
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `data: ${line}\n`)
    .join('')}\n`;
