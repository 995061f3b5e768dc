import * as oidc from 'openid-client';
import { DomainError } from '../../eventing/domain-error.js';
import type { Vault } from '../../people/vault.js';
import type { Asker } from '../account-context.js';
import type { Attempts } from '../attempts.js';
import { openSignIn, sealSignIn, SIGN_IN_SECONDS, type BegunSignIn } from './begun-sign-in.js';
import { identityDigest } from './identity-digest.js';
import type { PendingLinks } from './pending-links.js';
import type { Portal } from './portal.js';
import { linkedAccount, type PortalAccountsParts } from './portal-accounts.js';
import type { PortalClient } from './portal-client.js';
import { portalRefusal } from './portal-refusals.js';
import { returnToOf } from './return-to.js';

export interface PortalSignInParts extends PortalAccountsParts {
  readonly portals: readonly Portal[];
  readonly client: PortalClient;
  readonly vault: Pick<Vault, 'secret'>;
  readonly pending: PendingLinks;
  /** How often somebody comes back with what is refused. */
  readonly attempts: Attempts;
}

/** What came of coming back from a portal. */
export type CameBack =
  | { readonly kind: 'signedIn'; readonly accountId: string; readonly returnTo: string }
  | { readonly kind: 'toBeLinked'; readonly token: string };

/** Somebody goes to a portal, and comes back as somebody. */
export class PortalSignIn {
  constructor(private readonly parts: PortalSignInParts) {}

  /**
   * @returns where to go, and what the browser is to keep until it comes back.
   * @throws DomainError `portal-not-found`, `portal-away`, `too-many-attempts`.
   */
  async begin(
    portalId: string,
    returnTo: unknown,
    { address, now }: Asker,
  ): Promise<{ readonly address: string; readonly kept: string }> {
    const portal = this.portalOf(portalId);
    await this.parts.attempts.refuseEager({ address }, now);
    const begun: BegunSignIn = {
      ...{ portalId, returnTo: returnToOf(returnTo) },
      ...{
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        codeVerifier: oidc.randomPKCECodeVerifier(),
      },
    };
    return {
      address: await this.parts.client.addressOf(portal, begun),
      kept: await sealSignIn(begun, await this.key(), now),
    };
  }

  /**
   * @param query what the callback was called with, after `?`.
   * @param kept what the browser kept.
   * @throws DomainError as `PortalClient.identityIn`, and `portal-not-found`, `portal-state-…`, `too-many-attempts`.
   */
  async comeBack(
    portalId: string,
    query: string,
    kept: string | undefined,
    { address, now }: Asker,
  ): Promise<CameBack> {
    const portal = this.portalOf(portalId);
    await this.parts.attempts.refuseEager({ address }, now);
    try {
      return await this.identified(portal, query, kept, now);
    } catch (error) {
      if (!isAway(error)) await this.parts.attempts.count({ address }, now);
      throw error;
    }
  }

  private async identified(
    portal: Portal,
    query: string,
    kept: string | undefined,
    now: Date,
  ): Promise<CameBack> {
    const { client, pending, vault } = this.parts;
    const begun = await openSignIn(kept, await this.key(), now);
    const isOfThis = begun.portalId === portal.id && new URLSearchParams(query).get('state') === begun.state;
    if (!isOfThis) throw portalRefusal('portal-state-unknown');
    await pending.use(begun.state, new Date(now.getTime() + SIGN_IN_SECONDS * 1000));
    const identity = await client.identityIn(portal, query, begun);
    const digest = await identityDigest(identity, vault);
    const accountId = await linkedAccount(portal.id, digest, this.parts);
    const { returnTo } = begun;
    if (accountId !== undefined) return { kind: 'signedIn', accountId, returnTo };
    const link = { portalId: portal.id, digest, told: identity.told, returnTo };
    return { kind: 'toBeLinked', token: await pending.keep(link, now) };
  }

  private portalOf(portalId: string): Portal {
    const portal = this.parts.portals.find(({ id }) => id === portalId);
    if (!portal) throw portalRefusal('portal-not-found');
    return portal;
  }

  private key(): Promise<Buffer> {
    return this.parts.vault.secret('portal sign-in');
  }
}

/** That a portal does not answer is nobody's fault who comes from it. */
const isAway = (error: unknown): boolean => error instanceof DomainError && error.kind === 'unavailable';
