import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider, type InteractionResults } from 'oidc-provider';

/** Somebody whom the portal knows. */
export interface PortalUser {
  readonly subject: string;
  readonly name: string;
  readonly birthDate?: string;
}

/** A portal of the state: an OpenID provider over http on this machine, which asks nobody anything. */
export interface PortalProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who signs in next; `'refuses'` stands for somebody who does not agree that anything is told. */
  next: PortalUser | 'refuses';
  stop(): Promise<void>;
}

const CLIENT = { clientId: 'journal', clientSecret: 'the secret of the journal' };

/** @param redirectUris where the portal leads back to. */
export const startPortalProvider = async (
  redirectUris: readonly string[],
  port = 0,
): Promise<PortalProvider> => {
  const users = new Map<string, PortalUser>();
  // Not by the same name as the journal: a browser takes them for two sites.
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`;
  const key = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' });
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: CLIENT.clientId, client_secret: CLIENT.clientSecret },
        ...{
          redirect_uris: [...redirectUris],
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      },
    ],
    claims: { openid: ['sub'], profile: ['name', 'birthdate'] },
    cookies: { keys: ['for the tests'] },
    jwks: { keys: [{ ...key, use: 'sig', alg: 'RS256' }] },
    ttl: { Interaction: 60, Grant: 60, Session: 60, AccessToken: 60, IdToken: 60, AuthorizationCode: 60 },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, accountId) => ({
      accountId,
      claims: () => {
        const user = users.get(accountId);
        const birthdate = user?.birthDate === undefined ? {} : { birthdate: user.birthDate };
        return { sub: accountId, ...(user ? { name: user.name } : {}), ...birthdate };
      },
    }),
    loadExistingGrant: async ({ oidc }) => {
      const { client, session } = oidc;
      const grant = new provider.Grant({
        ...(client ? { clientId: client.clientId } : {}),
        ...(session?.accountId === undefined ? {} : { accountId: session.accountId }),
      });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  const portal: PortalProvider = {
    ...CLIENT,
    issuer,
    next: 'refuses',
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const finish = (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { next } = portal;
    if (next !== 'refuses') users.set(next.subject, next);
    const result: InteractionResults =
      next === 'refuses'
        ? { error: 'access_denied', error_description: 'not agreed to' }
        : // Nobody stays signed in at the portal: the next one is asked again.
          { login: { accountId: next.subject, remember: false } };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
  const callback = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/')) void finish(request, response);
    else void callback(request, response);
  });
  return portal;
};
