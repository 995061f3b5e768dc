import { timingSafeEqual } from 'node:crypto';
import { consumers } from '../../projections/consumers/projection.js';
import type { ConsumerDocument } from '../../projections/consumers/read-model.js';
import type { Attempts } from '../access/attempts.js';
import { digestOf } from '../access/secrets.js';
import { DomainError } from '../eventing/domain-error.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import { TOKEN_SECONDS, type AccessTokens } from './access-tokens.js';
import { credentialsFrom } from './client-credentials.js';

/** RFC 6749 §5.1. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly scope: string;
}

/** RFC 6749 §5.2. */
export interface TokenRefusal {
  readonly error:
    'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope' | 'slow_down';
  readonly error_description: string;
  /** Seconds after which another try is answered. */
  readonly retryAfter?: number;
}

export interface TokenRequest {
  readonly authorization: string | undefined;
  readonly form: URLSearchParams;
  readonly address: string;
  readonly now: Date;
}

/** Lets consumers in by their secrets: OAuth 2.0 client credentials (RFC 6749 §4.4). */
export class TokenEndpoint {
  constructor(
    private readonly parts: {
      readonly reader: Pick<FreshReader, 'get'>;
      readonly tokens: Pick<AccessTokens, 'issue'>;
      readonly attempts: Pick<Attempts, 'refuseEager' | 'count' | 'forget'>;
    },
  ) {}

  async answer({ authorization, form, address, now }: TokenRequest): Promise<TokenAnswer | TokenRefusal> {
    if (form.get('grant_type') !== 'client_credentials') {
      const isMissing = form.get('grant_type') === null;
      return isMissing
        ? refusal('invalid_request', 'grant_type is missing: client_credentials.')
        : refusal('unsupported_grant_type', 'Only client_credentials are granted tokens.');
    }
    const credentials = credentialsFrom(authorization, form);
    if (!credentials) {
      return refusal('invalid_client', 'Name the client and its secret, by Basic or in the form.');
    }
    const attempt = { accountId: credentials.clientId.slice(0, 64), address };
    try {
      await this.parts.attempts.refuseEager(attempt, now);
    } catch (error) {
      if (!(error instanceof DomainError) || error.retryAfter === undefined) throw error;
      return { ...refusal('slow_down', error.message), retryAfter: error.retryAfter };
    }
    const consumer = await this.parts.reader.get(consumers, credentials.clientId);
    if (!consumer || consumer.revoked || !isSecretOf(consumer, credentials.secret, now.toISOString())) {
      await this.parts.attempts.count(attempt, now);
      return refusal('invalid_client', 'The client or its secret is not known here.');
    }
    await this.parts.attempts.forget(attempt.accountId);
    const asked = (form.get('scope') ?? '').split(' ').filter((scope) => scope !== '');
    const granted = asked.length === 0 ? consumer.grant.scopes : asked;
    const beyond = granted.filter((scope) => !consumer.grant.scopes.includes(scope));
    if (beyond.length > 0) return refusal('invalid_scope', 'Not granted: one or more of these scopes.');
    const token = await this.parts.tokens.issue({ consumerId: consumer._id, scopes: granted }, now);
    return {
      ...{ access_token: token, token_type: 'Bearer', expires_in: TOKEN_SECONDS },
      scope: granted.join(' '),
    };
  }
}

const refusal = (error: TokenRefusal['error'], error_description: string): TokenRefusal => ({
  error,
  error_description,
});

/** Whether a secret is one of a consumer's at an instant. */
const isSecretOf = ({ secrets }: ConsumerDocument, secret: string, at: string): boolean => {
  const digest = Buffer.from(digestOf(secret));
  return secrets.some(
    ({ digest: known, until }) =>
      (until === undefined || at < until) &&
      known.length === digest.length &&
      timingSafeEqual(Buffer.from(known), digest),
  );
};
