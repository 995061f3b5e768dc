import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { ConsumerDocument } from '../../projections/consumers/read-model.js';

/** 256 random bits: nobody guesses them, so that a plain hash keeps them. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** SHA-256, base64url. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/** Whether a secret is one of a consumer's at an instant. */
export const isSecretOf = ({ secrets }: ConsumerDocument, secret: string, at: string): boolean => {
  const digest = Buffer.from(digestOf(secret));
  return secrets.some(
    ({ digest: known, until }) =>
      (until === undefined || at < until) &&
      known.length === digest.length &&
      timingSafeEqual(Buffer.from(known), digest),
  );
};
