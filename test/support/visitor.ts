import { DEVICE_COOKIE } from '../../src/access/cookies.js';
import type { Me } from '../../src/access/me.js';
import type { Problem } from '../../src/http/problem.filter.js';

/** An answer of the application; `body` is parsed where it is JSON, else its text. */
export interface Answer<Body = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

const POSITION = 'X-Journal-Position';

export type Headed = Readonly<Record<string, string>>;

/** By address and sign-in name, the cookie of the device from which somebody comes always. */
const usualDevices = new Map<string, string>();

/**
 * Somebody who uses the API as the pages do: with the cookies that it was given, and no answer is older than what it
 * wrote itself.
 */
export class Visitor {
  readonly cookies = new Map<string, string>();
  private written: string | undefined;

  constructor(readonly url: string) {}

  /** @throws an Error with the answer where the sign-in is refused. */
  async signIn(login: string, password: string): Promise<Me> {
    const usual = `${this.url} ${login}`;
    const device = usualDevices.get(usual);
    if (device !== undefined) this.cookies.set(DEVICE_COOKIE, device);
    const answer = await this.post<Me>('/api/session', { login, password });
    if (answer.status !== 201) {
      throw new Error(`${login} is not let in: ${answer.status.toString()} ${JSON.stringify(answer.body)}`);
    }
    usualDevices.set(usual, this.cookies.get(DEVICE_COOKIE) ?? '');
    return answer.body;
  }

  get<Body = unknown>(path: string, headers: Headed = {}): Promise<Answer<Body>> {
    return this.send<Body>('GET', path, undefined, headers);
  }

  post<Body = unknown>(path: string, body: unknown, headers: Headed = {}): Promise<Answer<Body>> {
    return this.sendJson<Body>('POST', path, body, headers);
  }

  put<Body = unknown>(path: string, body: unknown, headers: Headed = {}): Promise<Answer<Body>> {
    return this.sendJson<Body>('PUT', path, body, headers);
  }

  patch<Body = unknown>(path: string, body: unknown, headers: Headed = {}): Promise<Answer<Body>> {
    return this.sendJson<Body>('PATCH', path, body, headers);
  }

  delete<Body = unknown>(path: string, headers: Headed = {}): Promise<Answer<Body>> {
    return this.send<Body>('DELETE', path, undefined, headers);
  }

  /** Whether the application listens, and says that it is healthy. */
  async isServed(): Promise<boolean> {
    try {
      return (await this.get('/health')).status === 200;
    } catch (error) {
      if (isUnheard(error)) return false;
      throw error;
    }
  }

  /** Sends a request with whatever text as its body. */
  async send<Body = unknown>(
    method: string,
    path: string,
    body: string | undefined,
    headers: Headed = {},
  ): Promise<Answer<Body>> {
    const response = await this.fetched(method, path, body, headers);
    const text = await response.text();
    const isJson = /\bjson\b/.test(response.headers.get('Content-Type') ?? '');
    const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : text;
    return { status: response.status, headers: response.headers, body: parsed as Body };
  }

  /** What is served as bytes. */
  async download(path: string, headers: Headed = {}): Promise<Answer<Buffer>> {
    const response = await this.fetched('GET', path, undefined, headers);
    const body = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, body };
  }

  private sendJson<Body>(
    method: string,
    path: string,
    body: unknown,
    headers: Headed,
  ): Promise<Answer<Body>> {
    return this.send<Body>(method, path, JSON.stringify(body), {
      'Content-Type': 'application/json',
      ...headers,
    });
  }

  protected async fetched(
    method: string,
    path: string,
    body: string | undefined,
    headers: Headed,
  ): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(cookie === '' ? {} : { Cookie: cookie }),
        ...(method === 'GET' && this.written !== undefined ? { [POSITION]: this.written } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
    });
    if (method !== 'GET') this.written = response.headers.get(POSITION) ?? this.written;
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }
}

/** Whether `fetch` failed for want of an answer. Not by class: a spec has a `TypeError` of its own. */
export const isUnheard = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'name' in error && error.name === 'TypeError';

/** An answer's problem. @throws an Error where it tells none. */
export const problemOf = ({ status, headers, body }: Answer): Problem => {
  if (!headers.get('Content-Type')?.startsWith('application/problem+json')) {
    throw new Error(`${status.toString()} without problem details: ${JSON.stringify(body).slice(0, 500)}`);
  }
  return body as Problem;
};

/** The position at which a read shows what the request wrote that was answered so. */
export const positionOf = ({ headers }: Answer): string => headers.get(POSITION) ?? '';

/** The fields that a problem names. */
export const fieldsOf = (answer: Answer): readonly string[] =>
  (problemOf(answer).errors ?? []).map(({ field }) => field);

/** The answer, where it is as expected. @throws an Error that shows it where not. */
export const expectStatus = <Body>(status: number, answer: Answer<Body>): Answer<Body> => {
  if (answer.status !== status) {
    const shown = JSON.stringify(answer.body).slice(0, 500);
    throw new Error(`expected ${status.toString()}, got ${answer.status.toString()}: ${shown}`);
  }
  return answer;
};

/** What was asked for. @throws an Error that shows the answer where it is none. */
export const read = async <Body>(answer: Promise<Answer<Body>>): Promise<Body> =>
  expectStatus(200, await answer).body;

/** How something is refused: the status, the code and every field at fault. */
export const refusal = async (refused: Promise<Answer>): Promise<[number, string, ...string[]]> => {
  const answer = await refused;
  return [answer.status, problemOf(answer).code, ...fieldsOf(answer)];
};
