import type { FastifyReply } from 'fastify';
import { asAttachment } from '../http/as-attachment.js';

export interface OpenedFile {
  readonly content: Buffer;
  readonly name: string;
  readonly mediaType: string;
}

/** Sends a file that was kept encrypted, to be saved. */
export const sendOpened = ({ content, name, mediaType }: OpenedFile, reply: FastifyReply): void => {
  void reply
    .header('Content-Disposition', asAttachment(name))
    .header('X-Content-Type-Options', 'nosniff')
    // It may be taken away, and is nobody’s to keep on a machine that others use.
    .header('Cache-Control', 'no-store')
    .type(mediaType)
    .send(content);
};
