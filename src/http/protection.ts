import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const YEAR_S = 31_536_000;

/**
 * A Content Security Policy (W3C CSP3): nothing but what the journal itself serves, and nothing inline.
 * @param styles further sources of style sheets: `'nonce-…'` or `'sha256-…'` of one that stands in the page.
 */
export const contentSecurityPolicy = (...styles: readonly string[]): string =>
  [
    "default-src 'self'",
    ["style-src 'self'", ...styles].join(' '),
    "img-src 'self' data:",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'self'",
    "form-action 'self'",
  ].join('; ');

/** A style sheet that always stands in a page in the same words, as a source of the policy. */
export const hashOfStyle = (style: string): string =>
  `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

/** Pages of libraries, which set styles in place and know of no nonce; they show the API, and queues without people. */
const BY_LIBRARIES = ['/api/docs', '/admin/queues'] as const;

const HEADERS = {
  'Content-Security-Policy': contentSecurityPolicy(),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** What browsers are told to do with the answer to a request (OWASP Secure Headers). */
export const headersFor = ({
  url,
  protocol,
}: Pick<FastifyRequest, 'url' | 'protocol'>): Readonly<Record<string, string>> => ({
  ...HEADERS,
  ...(BY_LIBRARIES.some((path) => url.startsWith(path))
    ? { 'Content-Security-Policy': contentSecurityPolicy("'unsafe-inline'") }
    : {}),
  // RFC 6797 §7.2: it says nothing where there is no TLS.
  ...(protocol === 'https'
    ? { 'Strict-Transport-Security': `max-age=${YEAR_S.toString()}; includeSubDomains` }
    : {}),
});

export const protect = (fastify: FastifyInstance): void => {
  fastify.addHook('onRequest', (request: FastifyRequest, reply: FastifyReply, done) => {
    void reply.headers(headersFor(request));
    done();
  });
};
