import { setTimeout as delay } from 'node:timers/promises';
import { createParser } from 'eventsource-parser';
import type { FeedEvent } from '../cloud-event.js';

export interface FeedSourceOptions {
  /** Of the journal, such as `https://journal.school.example`. */
  readonly url: string;
  readonly clientId: string;
  readonly secret: string;
  /** `types` and `schools`, where a part is followed. */
  readonly filter: Readonly<Record<string, string>>;
  readonly log: (message: string) => void;
}

/** Some events in the order of the feed, and whether nothing more was there. */
export interface Batch {
  readonly events: readonly FeedEvent[];
  readonly cursor: string | undefined;
  readonly atHead: boolean;
}

/** Something that no later try mends: the consumer has to ask otherwise, or is not let in. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

const AT_ONCE = 1_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 10_000;

/** A journal's feed as somebody else reads it, who holds on where the journal is away for a while. */
export class FeedSource {
  private token: string | undefined;

  constructor(private readonly options: FeedSourceOptions) {}

  /** The feed from a place to its head, in batches. @throws Refused */
  async *upToHead(after: string | undefined): AsyncGenerator<Batch> {
    for (let [cursor, atHead] = [after, false]; !atHead;) {
      const batch = await this.steadily(() => this.batch(cursor));
      yield batch;
      ({ cursor, atHead } = batch);
    }
  }

  /** What comes after a place, as it comes, until the signal is given or the connection is lost. @throws Refused */
  async *asItComes(after: string | undefined, signal: AbortSignal): AsyncGenerator<Batch> {
    const headers = after === undefined ? {} : { 'Last-Event-ID': after };
    const response = await this.ask({ Accept: 'text/event-stream', ...headers }, {}, signal);
    let events: FeedEvent[] = [];
    const parser = createParser({
      onEvent: ({ event, data }) => {
        if (event === undefined) events.push(JSON.parse(data) as FeedEvent);
      },
    });
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      parser.feed(decoder.decode(chunk as Uint8Array, { stream: true }));
      if (events.length > 0) yield { events, cursor: events.at(-1)?.cursor, atHead: true };
      events = [];
    }
  }

  /** Tries again, after growing pauses, whatever the journal may answer later. */
  async steadily<T>(attempt: () => Promise<T>): Promise<T> {
    for (let failures = 0; ; failures++) {
      try {
        return await attempt();
      } catch (error) {
        if (error instanceof Refused) throw error;
        const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures);
        this.options.log(`${reasonOf(error)}; again in ${(pause / 1_000).toString()} s`);
        await delay(pause);
      }
    }
  }

  private async batch(after: string | undefined): Promise<Batch> {
    const response = await this.ask(
      {},
      { limit: AT_ONCE.toString(), ...(after === undefined ? {} : { after }) },
    );
    const events = (await response.json()) as readonly FeedEvent[];
    const { headers } = response;
    return {
      events,
      cursor: headers.get('Feed-Cursor') ?? undefined,
      atHead: headers.get('Feed-At-Head') === 'true',
    };
  }

  private async ask(
    headers: Readonly<Record<string, string>>,
    query: Readonly<Record<string, string>>,
    signal?: AbortSignal,
  ): Promise<Response> {
    const { url, filter } = this.options;
    const asked = new URLSearchParams({ ...filter, ...query }).toString();
    const token = (this.token ??= await this.newToken());
    const response = await fetch(`${url}/api/feeds/journal?${asked}`, {
      headers: { ...headers, Authorization: `Bearer ${token}` },
      ...(signal ? { signal } : {}),
    });
    if (response.ok) return response;
    // It may have expired; whether the consumer is let in at all is told by the next one.
    if (response.status === 401) this.token = undefined;
    const why = await detailOf(response);
    if (response.status >= 400 && response.status < 500 && ![401, 408, 429].includes(response.status)) {
      throw new Refused(why);
    }
    throw new Error(why);
  }

  private async newToken(): Promise<string> {
    const { url, clientId, secret } = this.options;
    const basic = [clientId, secret].map(encodeURIComponent).join(':');
    const response = await fetch(`${url}/oauth/token`, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from(basic).toString('base64')}` },
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
    });
    if (response.status === 400 || response.status === 401) throw new Refused(await detailOf(response));
    if (!response.ok) throw new Error(await detailOf(response));
    return ((await response.json()) as { access_token: string }).access_token;
  }
}

const detailOf = async (response: Response): Promise<string> => {
  const told = response.status.toString();
  const body = (await response.json().catch(() => ({}))) as { detail?: string; error_description?: string };
  return [told, body.detail ?? body.error_description].filter(Boolean).join(' ');
};

const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
};
