import { invalidInput } from '../../eventing/domain-error.js';
import { isLoopback } from '../../notices/channels/loopback.js';

/**
 * An address that batches may be posted to.
 * @param toPrivate whether this machine may be one.
 * @throws DomainError `invalid-input`
 */
export const webhookAddress = (text: string, toPrivate: boolean): string => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe =
    url?.protocol === 'https:' || (toPrivate && url?.protocol === 'http:' && isLoopback(url.hostname));
  if (!url || !isSafe) throw invalidInput('must be an address that begins with https://', 'url');
  if (url.username !== '' || url.password !== '' || url.hash !== '') {
    throw invalidInput('must hold no name, password or fragment: deliveries are signed', 'url');
  }
  return url.href;
};
