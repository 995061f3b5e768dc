import { Visitor, type Answer, type Headed } from './visitor.js';

interface Cookie {
  readonly value: string;
  readonly host: string;
  readonly path: string;
  readonly sameSite: string;
}

/** The address that an answer came from at last, beside the answer. */
export interface Arrived extends Answer<string> {
  readonly at: URL;
}

const MOST_REDIRECTS = 12;

/**
 * A browser that goes from site to site: it keeps the cookies of each host, and sends strict ones along with nothing
 * that another site began (RFC 6265bis §5.2). What follows from a redirect of another site is begun by that site.
 */
export class BrowserVisitor extends Visitor {
  private jar: readonly (readonly [name: string, cookie: Cookie])[] = [];

  /** Opens an address, following redirects and pages that lead on, until `until` says that it is there. */
  async open(
    address: string,
    until: (at: URL) => boolean = () => false,
    headers: Headed = { Accept: 'text/html' },
  ): Promise<Arrived> {
    let at = new URL(address, this.url);
    let isCrossSite = false;
    for (let hop = 0; hop < MOST_REDIRECTS; hop++) {
      const response = await fetch(at, {
        redirect: 'manual',
        headers: { ...headers, ...this.cookieHeader(at, isCrossSite) },
      });
      this.keep(response, at);
      const body = await response.text();
      const { next, ownPage } = nextOf(response, body, at);
      if (!next || until(next))
        return { status: response.status, headers: response.headers, body, at: next ?? at };
      isCrossSite = ownPage ? false : isCrossSite || next.hostname !== at.hostname;
      at = next;
    }
    throw new Error(`${address} leads nowhere: ${at.href}`);
  }

  /** The cookies of now, to be put back later as somebody would who copied them. */
  copied(): () => void {
    const { jar } = this;
    return () => {
      this.jar = jar;
    };
  }

  has(name: string): boolean {
    return this.jar.some(([known]) => known === name);
  }

  /** What the journal's own pages ask for in this browser. */
  protected override async fetched(
    method: string,
    path: string,
    body: string | undefined,
    headers: Headed,
  ): Promise<Response> {
    const at = new URL(path, this.url);
    const response = await fetch(at, {
      ...{ method, redirect: 'manual' },
      headers: { ...headers, ...this.cookieHeader(at, false) },
      ...(body === undefined ? {} : { body }),
    });
    this.keep(response, at);
    return response;
  }

  private cookieHeader({ hostname, pathname }: URL, isCrossSite: boolean): Headed {
    const sent = this.jar.filter(
      ([, { host, path, sameSite }]) =>
        host === hostname && pathname.startsWith(path) && (!isCrossSite || sameSite !== 'strict'),
    );
    if (sent.length === 0) return {};
    return { Cookie: sent.map(([name, { value }]) => `${name}=${value}`).join('; ') };
  }

  private keep({ headers }: Response, { hostname: host }: URL): void {
    for (const line of headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      const attribute = (wanted: string) =>
        attributes.find((one) => one.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1);
      const path = attribute('path') ?? '/';
      const isGone = value === '' || new Date(attribute('expires') ?? Infinity).getTime() < Date.now();
      const sameSite = (attribute('samesite') ?? 'lax').toLowerCase();
      const others = this.jar.filter(
        ([known, cookie]) => known !== name || cookie.host !== host || cookie.path !== path,
      );
      this.jar = isGone ? others : [...others, [name, { value, host, path, sameSite }]];
    }
  }
}

const nextOf = (
  response: Response,
  body: string,
  at: URL,
): { readonly next?: URL; readonly ownPage: boolean } => {
  const location = response.headers.get('Location');
  if (location !== null) return { next: new URL(location, at), ownPage: false };
  const [, path] = /http-equiv="refresh" content="0; url=([^"]*)"/.exec(body) ?? [];
  if (path === undefined) return { ownPage: false };
  return { next: new URL(path.replaceAll('&amp;', '&'), at), ownPage: true };
};
