import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IssuedToken } from './sessions.js';

export const SESSION_COOKIE = 'journal_session';
export const DEVICE_COOKIE = 'journal_device';
/** Binds a sign-in by passkey to the browser that asked for it. */
export const CEREMONY_COOKIE = 'journal_ceremony';

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
