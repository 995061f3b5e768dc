import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../eventing/domain-error.js';
import { formatPosition, parsePosition, type Position } from '../eventing/position.js';

export const POSITION_HEADER = 'x-journal-position';

/**
 * The position that an answer has to have reached, from the request's `X-Journal-Position`.
 * @throws DomainError `invalid-position` where it is none.
 */
export const wantedPosition = (request: FastifyRequest): Position | undefined => {
  const text = request.headers[POSITION_HEADER];
  if (text === undefined) return undefined;
  const position = typeof text === 'string' ? parsePosition(text) : undefined;
  if (!position) {
    throw new DomainError(
      'invalid-position',
      'X-Journal-Position is not one that this service gave out.',
      'bad-input',
      [{ field: 'X-Journal-Position', message: 'must have the form commit/prepare' }],
    );
  }
  return position;
};

/** An answer as it is sent, with what it is known by. */
export interface Rendered {
  /** Encoded once however often it is sent. */
  readonly content: Buffer;
  readonly etag: string;
  readonly position: string;
}

export const render = (body: object, position: Position): Rendered =>
  renderText(JSON.stringify(body), position);

export const renderText = (text: string, position: Position): Rendered => {
  const content = Buffer.from(text);
  const etag = `"${createHash('sha1').update(content).digest('base64url')}"`;
  return { content, etag, position: formatPosition(position) };
};

/** Sends what was read, with its position and an ETag; 304 where the client has it already. */
export const sendRendered = (
  request: FastifyRequest,
  reply: FastifyReply,
  { content, etag, position }: Rendered,
  mediaType = 'application/json; charset=utf-8',
): void => {
  void reply
    .header('X-Journal-Position', position)
    .header('ETag', etag)
    .header('Cache-Control', 'private, no-cache');
  const known = request.headers['if-none-match'];
  if (known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)) {
    void reply.status(304).send();
    return;
  }
  void reply.type(mediaType).send(content);
};

export const sendRead = (
  request: FastifyRequest,
  reply: FastifyReply,
  body: object,
  position: Position,
): void => sendRendered(request, reply, render(body, position));

/** Names the position that a read has to ask for to show what was just written. */
export const wroteAt = (reply: FastifyReply, position: Position | undefined): void => {
  if (position) void reply.header('X-Journal-Position', formatPosition(position));
};
