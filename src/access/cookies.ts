import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newSecret } from './secrets.js';
import { endsUnused, type IssuedToken, type Session } from './sessions.js';

export const SESSION_COOKIE = 'journal_session';
export const DEVICE_COOKIE = 'journal_device';
/** Binds a sign-in by passkey to the browser that asked for it. */
export const CEREMONY_COOKIE = 'journal_ceremony';

/** The key under which a browser keeps what may be read in it without a connection. */
export const KEPT_COOKIE = 'journal_kept';

/** The key under which a browser keeps the words that somebody wrote and the journal doesn't have yet. */
export const WAITING_COOKIE = 'journal_waiting';

/** Sets a cookie that no script reads, that no other site's page sends, and that travels encrypted where it can. */
export const setCookie = (
  reply: FastifyReply,
  name: string,
  { token, expiresAt }: IssuedToken,
  { protocol }: FastifyRequest,
): void => {
  reply.setCookie(name, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: protocol === 'https',
    expires: expiresAt,
  });
};

/**
 * Gives the browser the key for what it keeps (ADR 49), or goes on with the one that it has: a script reads it, and
 * the browser forgets it when the session ends or has not been used for as long as it may be.
 */
export const setKeptKey = (
  reply: FastifyReply,
  request: FastifyRequest,
  session: Pick<Session, 'expiresAt' | 'idleMs'>,
  { isNew, now }: { readonly isNew: boolean; readonly now: Date },
): void => {
  const key = (isNew ? undefined : request.cookies[KEPT_COOKIE]) ?? newSecret();
  setReadable(reply, KEPT_COOKIE, { token: key, expiresAt: endsUnused(session, now) }, request);
};

/**
 * Gives the browser the key for words that wait (ADR 66), or takes away the one of whoever was there before. It is the
 * account's own, the same in each of its sessions, and ends in the browser as the other one does.
 */
export const setWaitingKey = (
  reply: FastifyReply,
  request: FastifyRequest,
  session: Pick<Session, 'expiresAt' | 'idleMs'>,
  { key, now }: { readonly key: string | undefined; readonly now: Date },
): void => {
  if (key === undefined) reply.clearCookie(WAITING_COOKIE, { path: '/' });
  else setReadable(reply, WAITING_COOKIE, { token: key, expiresAt: endsUnused(session, now) }, request);
};

/** Sets a cookie that scripts read, for what the pages themselves keep. */
const setReadable = (
  reply: FastifyReply,
  name: string,
  { token, expiresAt }: IssuedToken,
  { protocol }: FastifyRequest,
): void => {
  reply.setCookie(name, token, {
    path: '/',
    httpOnly: false,
    sameSite: 'strict',
    secure: protocol === 'https',
    expires: expiresAt,
  });
};
