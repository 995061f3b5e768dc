import { LRUCache } from 'lru-cache';
import * as oidc from 'openid-client';
import { DomainError } from '../../eventing/domain-error.js';
import type { BegunSignIn } from './begun-sign-in.js';
import { isInsecure, type Portal } from './portal.js';
import { portalRefusal } from './portal-refusals.js';

/** Who a portal says that somebody is. */
export interface PortalIdentity {
  readonly portalId: string;
  readonly issuer: string;
  readonly subject: string;
  readonly told: ToldByPortal;
}

export interface ToldByPortal {
  readonly name?: string;
  /** As the portal writes it, usually `YYYY-MM-DD`. */
  readonly birthDate?: string;
}

const TIMEOUT_SECONDS = 10;
const HOUR_MS = 60 * 60_000;
const LONGEST_CLAIM = 200;

/** Speaks to portals: OpenID Connect Core 1.0 §3.1, the authorization code flow, with PKCE (RFC 7636). */
export class PortalClient {
  /** Discovered anew every hour, with the portals' keys. */
  private readonly discovered = new LRUCache<string, Promise<oidc.Configuration>>({ max: 100, ttl: HOUR_MS });

  /** @param publicUrl where people reach the journal. */
  constructor(private readonly publicUrl: string) {}

  /** Where somebody is sent to sign in. @throws DomainError `portal-away`. */
  async addressOf(portal: Portal, begun: Omit<BegunSignIn, 'portalId' | 'returnTo'>): Promise<string> {
    const client = await this.clientOf(portal);
    return oidc.buildAuthorizationUrl(client, {
      redirect_uri: this.callbackOf(portal),
      scope: portal.scopes.join(' '),
      state: begun.state,
      nonce: begun.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(begun.codeVerifier),
      code_challenge_method: 'S256',
    }).href;
  }

  /**
   * Who it is that came back: state, issuer (RFC 9207), nonce and the ID token's signature are checked.
   * @param query what the callback was called with, after `?`.
   * @throws DomainError `portal-consent-denied`, `portal-refused`, `portal-answer-invalid`, `portal-away`.
   */
  async identityIn(portal: Portal, query: string, begun: BegunSignIn): Promise<PortalIdentity> {
    const client = await this.clientOf(portal);
    try {
      const answer = await oidc.authorizationCodeGrant(
        client,
        new URL(`${this.callbackOf(portal)}?${query}`),
        { expectedState: begun.state, expectedNonce: begun.nonce, pkceCodeVerifier: begun.codeVerifier },
      );
      const claims = answer.claims();
      if (!claims) throw portalRefusal('portal-answer-invalid');
      const more = await this.moreOf(client, portal, answer.access_token, claims);
      const { iss: issuer, sub: subject } = claims;
      return { portalId: portal.id, issuer, subject, told: toldIn({ ...more, ...claims }, portal) };
    } catch (error) {
      throw refusalFor(error);
    }
  }

  /** What the portal tells of somebody beside its ID token, where that does not say everything that is shown. */
  private async moreOf(
    client: oidc.Configuration,
    { claims: { name, birthDate } }: Portal,
    accessToken: string,
    claims: oidc.IDToken,
  ): Promise<oidc.UserInfoResponse | undefined> {
    const isTold = claims[name] !== undefined && claims[birthDate] !== undefined;
    if (isTold || client.serverMetadata().userinfo_endpoint === undefined) return undefined;
    return oidc.fetchUserInfo(client, accessToken, claims.sub);
  }

  private callbackOf({ id }: Portal): string {
    return `${this.publicUrl}/api/portals/${id}/callback`;
  }

  private async clientOf(portal: Portal): Promise<oidc.Configuration> {
    const known = this.discovered.get(portal.id) ?? discover(portal);
    this.discovered.set(portal.id, known, { noUpdateTTL: true });
    try {
      return await known;
    } catch (error) {
      this.discovered.delete(portal.id);
      throw portalRefusal('portal-away', error);
    }
  }
}

const discover = ({ issuer, clientId, clientSecret }: Portal): Promise<oidc.Configuration> =>
  oidc.discovery(issuer, clientId, clientSecret, authenticatedBy(clientSecret), {
    execute: [
      // TLS alone would do for what comes from the token endpoint (OpenID Connect Core 1.0 §3.1.3.7).
      oidc.enableNonRepudiationChecks,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- so that nobody overlooks it
      ...(isInsecure(issuer) ? [oidc.allowInsecureRequests] : []),
    ],
    timeout: TIMEOUT_SECONDS,
  });

/** By Basic, the default of OpenID Connect Discovery 1.0 §3, unless the portal takes the secret in the form only. */
const authenticatedBy =
  (secret: string): oidc.ClientAuth =>
  (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    const authenticate = methods.includes('client_secret_basic')
      ? oidc.ClientSecretBasic(secret)
      : oidc.ClientSecretPost(secret);
    authenticate(server, client, body, headers);
  };

const toldIn = (claims: Readonly<Record<string, unknown>>, portal: Portal): ToldByPortal => {
  const text = (claim: string) => {
    const value = claims[claim];
    return typeof value === 'string' && value.trim() !== ''
      ? value.trim().slice(0, LONGEST_CLAIM)
      : undefined;
  };
  const [name, birthDate] = [text(portal.claims.name), text(portal.claims.birthDate)];
  return { ...(name === undefined ? {} : { name }), ...(birthDate === undefined ? {} : { birthDate }) };
};

const AWAY = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM']);

const refusalFor = (error: unknown): DomainError => {
  if (error instanceof oidc.AuthorizationResponseError) {
    switch (error.error) {
      case 'access_denied':
        return portalRefusal('portal-consent-denied');
      case 'server_error':
      case 'temporarily_unavailable':
        return portalRefusal('portal-away', error);
      default:
        return portalRefusal('portal-refused', error);
    }
  }
  if (error instanceof oidc.ResponseBodyError || error instanceof oidc.WWWAuthenticateChallengeError) {
    return portalRefusal(error.status >= 500 ? 'portal-away' : 'portal-answer-invalid', error);
  }
  if (error instanceof DomainError) return error;
  // What `fetch` throws where nobody listens.
  const isAway =
    (error instanceof TypeError && error.message === 'fetch failed') ||
    (error instanceof oidc.ClientError && AWAY.has(error.code ?? ''));
  return portalRefusal(isAway ? 'portal-away' : 'portal-answer-invalid', error);
};
