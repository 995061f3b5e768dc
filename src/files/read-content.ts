import type { Readable } from 'node:stream';
import { DomainError } from '../eventing/domain-error.js';
import { fileTooLarge, LARGEST_FILE_BYTES } from './media-types.js';

/**
 * Reads a body to its end, and no further than a file may be large.
 * @throws DomainError `file-too-large`, or `malformed` where it breaks off.
 */
export const readContent = async (body: Readable): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Left to itself the loop would destroy the request, and with it the way back for the answer.
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > LARGEST_FILE_BYTES) throw fileTooLarge();
    }
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('malformed', 'The body broke off. Send the file again.', 'bad-input');
  }
  return Buffer.concat(chunks, size);
};
