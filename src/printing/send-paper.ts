import type { FastifyReply } from 'fastify';
import { asAttachment } from '../http/as-attachment.js';
import { formatPosition, type Position } from '../eventing/position.js';

export const MEDIA_TYPES = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

interface Paper {
  readonly content: Buffer;
  readonly kind: keyof typeof MEDIA_TYPES;
  /** What the file is called, without what its kind ends it with. */
  readonly name: string;
  readonly position: Position;
}

/** Sends a file that is made anew each time, with the position that it stands for. */
export const sendPaper = (reply: FastifyReply, { content, kind, name, position }: Paper): void => {
  void reply
    .header('X-Journal-Position', formatPosition(position))
    .header('Content-Disposition', asAttachment(`${name.replace(/[\s/:*?<>|\\]+/g, ' ').trim()}.${kind}`))
    .header('Cache-Control', 'private, no-store')
    .header('Vary', 'Accept-Language')
    .type(MEDIA_TYPES[kind])
    .send(content);
};
