import { Readable } from 'node:stream';
import { DomainError } from '../eventing/domain-error.js';
import { fileTooLarge, LARGEST_FILE_BYTES } from './media-types.js';

/**
 * Reads a body to its end, and no further than it may be large.
 * @throws DomainError `file-too-large`, unless another refusal is given for it, or `malformed` where it breaks off.
 */
export const readContent = async (
  body: Readable,
  most = LARGEST_FILE_BYTES,
  tooLarge: () => DomainError = fileTooLarge,
): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    // Left to itself the loop would destroy the request, and with it the way back for the answer.
    for await (const chunk of body.iterator({ destroyOnReturn: false })) {
      chunks.push(chunk as Buffer);
      size += (chunk as Buffer).length;
      if (size > most) throw tooLarge();
    }
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('malformed', 'The body broke off. Send the file again.', 'bad-input');
  }
  return Buffer.concat(chunks, size);
};

/** The content of a request that brings a file; none where it brings nothing. @throws DomainError as above. */
export const contentIn = async ({ body }: { readonly body: unknown }): Promise<Buffer> =>
  body instanceof Readable ? readContent(body) : Buffer.alloc(0);
