import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** A secret of Standard Webhooks: 256 random bits, base64, with its prefix. */
export const newWebhookSecret = (): string => `${PREFIX}${randomBytes(32).toString('base64')}`;

/**
 * The headers of a delivery by Standard Webhooks 1.0: HMAC-SHA-256 over `id.timestamp.body`.
 * @param id the same for the same content, however often it is sent.
 * @param seconds since 1970.
 */
export const webhookHeaders = (
  secret: string,
  id: string,
  seconds: number,
  body: string,
): Readonly<Record<string, string>> => {
  const key = Buffer.from(secret.slice(PREFIX.length), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds.toString()}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': seconds.toString(),
    'webhook-signature': `v1,${signature}`,
  };
};
