import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LINK_SECONDS } from './pending-links.js';

const LINK_COOKIE = 'journal_portal_link';
const LINK_PATH = '/api/portal-link';

/** Has the browser keep the token of what is to be linked. */
export const setLinkCookie = ({ protocol }: FastifyRequest, reply: FastifyReply, token: string): void => {
  void reply.setCookie(LINK_COOKIE, token, {
    ...{ path: LINK_PATH, httpOnly: true, secure: protocol === 'https' },
    ...{ sameSite: 'strict', maxAge: LINK_SECONDS },
  });
};

export const linkTokenOf = ({ cookies }: FastifyRequest): string | undefined => cookies[LINK_COOKIE];

export const clearLinkCookie = (reply: FastifyReply): void => {
  void reply.clearCookie(LINK_COOKIE, { path: LINK_PATH });
};
