import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, base64url: nobody guesses them, so that a plain hash keeps them. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** SHA-256, base64url. */
export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url');
