import type { FeedEvent } from '../../src/feeds/cloud-event.js';
import { runJournal } from './command-line.js';
import type { RunningSchool } from './running-school.js';
import { expectStatus, Visitor, type Answer, type Headed } from './visitor.js';

/** A body or system that asks with a token of its own. */
export class ConsumerVisitor extends Visitor {
  private token = '';

  constructor(
    url: string,
    readonly clientId: string,
    readonly secret: string,
  ) {
    super(url);
  }

  /** Asks for a token, as OAuth 2.0 has it. */
  grant(form: Headed = {}, authorization = this.basic()): Promise<Answer<Readonly<Record<string, unknown>>>> {
    const body = new URLSearchParams({ grant_type: 'client_credentials', ...form }).toString();
    return super.send('POST', '/oauth/token', body, {
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(authorization === '' ? {} : { Authorization: authorization }),
    });
  }

  async letIn(): Promise<this> {
    const { body } = expectStatus(200, await this.grant());
    this.token = String(body['access_token']);
    return this;
  }

  get authorization(): { readonly Authorization: string } {
    return { Authorization: `Bearer ${this.token}` };
  }

  override send<Body = unknown>(
    method: string,
    path: string,
    body: string | undefined,
    headers: Headed = {},
  ): Promise<Answer<Body>> {
    return super.send(method, path, body, { ...this.authorization, ...headers });
  }

  private basic(): string {
    return `Basic ${Buffer.from(`${this.clientId}:${this.secret}`).toString('base64')}`;
  }
}

/** Registers a consumer by the command line. @param options as `journal consumers add` takes them. */
export const registerConsumer = async (
  school: Pick<RunningSchool, 'url' | 'dataDir'>,
  options: readonly string[],
  title = 'Ministry of Education',
): Promise<ConsumerVisitor> => {
  const { code, stdout, stderr } = await runJournal(['consumers', 'add', title, ...options], school.dataDir);
  const [, clientId = '', secret = ''] = /client id: (\S+)\nclient secret: (\S+)/.exec(stdout) ?? [];
  if (code !== 0) throw new Error(`The consumer is not registered: ${stderr}`);
  return new ConsumerVisitor(school.url, clientId, secret);
};

/** A feed up to its head, page by page. */
export const wholeFeed = async (
  consumer: ConsumerVisitor,
  { query = '', after = '' }: { readonly query?: string; readonly after?: string } = {},
): Promise<readonly FeedEvent[]> => {
  const events: FeedEvent[] = [];
  let path = `/api/feeds/journal?limit=1000${query}${after === '' ? '' : `&after=${after}`}`;
  for (;;) {
    const { headers, body } = expectStatus(200, await consumer.get<readonly FeedEvent[]>(path));
    events.push(...body);
    if (headers.get('Feed-At-Head') === 'true') return events;
    path = /<([^>]+)>/.exec(headers.get('Link') ?? '')?.[1] ?? '';
  }
};
