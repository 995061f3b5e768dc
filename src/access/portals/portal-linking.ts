import { DomainError } from '../../eventing/domain-error.js';
import type { Position } from '../../eventing/position.js';
import type { Directory } from '../../people/directory.js';
import { own } from '../../school/plain-data.values.js';
import { ownAccountContext, type Asker } from '../account-context.js';
import type { Account } from '../account.decider.js';
import type { AccountIssued } from '../account.events.js';
import type { SignIn } from '../sign-in.js';
import type { Viewer } from '../viewer.js';
import { comparedData, type ComparedData } from './compared-data.js';
import type { FoundLink, PendingLinks } from './pending-links.js';
import { anotherIdentityLinked, refuseWithoutConsent } from './portals.rules.js';
import { linkedAccount, type PortalAccountsParts } from './portal-accounts.js';
import { portalRefusal } from './portal-refusals.js';

export interface PortalLinkingParts extends PortalAccountsParts {
  readonly signIn: Pick<SignIn, 'check'>;
  readonly directory: Pick<Directory, 'personal'>;
  readonly pending: PendingLinks;
}

/** What was linked, to be signed in to. */
export interface Linked {
  readonly viewer: Viewer;
  readonly returnTo: string;
  readonly position: Position | undefined;
}

type Issued = Account & { readonly issued: AccountIssued['data'] };

/**
 * How an identity of a portal that nobody has yet comes to an account: once, step by step. The portal has named it,
 * the password names the account, and whoever has both confirms that it is the same person.
 */
export class PortalLinking {
  constructor(private readonly parts: PortalLinkingParts) {}

  /** @throws DomainError `portal-link-unknown`. */
  pendingOf(token: string | undefined, now: Date): Promise<FoundLink> {
    return this.parts.pending.find(token, now);
  }

  /**
   * Names the account.
   * @throws DomainError `portal-link-unknown`, `sign-in-failed`, `too-many-attempts`, `portal-identity-taken`,
   * `portal-already-linked`, `consent-withdrawn`.
   */
  async name(
    token: string | undefined,
    { login, password }: { readonly login: string; readonly password: string },
    { address, now }: Asker,
  ): Promise<ComparedData> {
    const pending = await this.pendingOf(token, now);
    const accountId = await this.parts.signIn.check(login, password, address, now);
    const { issued } = await this.usable(accountId);
    await this.refuseTaken(pending, accountId);
    await this.parts.pending.name(token ?? '', accountId);
    return comparedData(pending.told, await this.parts.directory.personal(issued.personId));
  }

  /**
   * Links what was named and shown.
   * @throws DomainError `portal-link-unknown`, `portal-link-not-confirmed`, `portal-identity-taken`,
   * `portal-identity-busy`, `portal-already-linked`, `consent-withdrawn`, `sign-in-failed` where access has ended since.
   */
  async confirm(token: string | undefined, asker: Asker): Promise<Linked> {
    const pending = await this.pendingOf(token, asker.now);
    const { portalId, digest, accountId, returnTo } = pending;
    if (accountId === undefined) throw portalRefusal('portal-link-not-confirmed');
    return this.parts.pending.alone(digest, asker.now, async () => {
      const { issued, roles } = await this.usable(accountId);
      await this.refuseTaken(pending, accountId);
      if (!(await this.parts.pending.take(token ?? ''))) throw portalRefusal('portal-link-unknown');
      const viewer = { accountId, personId: issued.personId, roles };
      const { position } = await this.parts.accounts.handle(
        accountId,
        { kind: 'LinkPortal', portalId, digest },
        ownAccountContext(viewer, asker),
      );
      return { viewer, returnTo, position };
    });
  }

  async giveUp(token: string | undefined): Promise<void> {
    if (token !== undefined) await this.parts.pending.take(token);
  }

  private async usable(accountId: string): Promise<Issued> {
    const account = await this.parts.accounts.load(accountId);
    const { issued } = account;
    if (!issued || account.ended) {
      throw new DomainError('sign-in-failed', 'Name or password is wrong.', 'unauthenticated');
    }
    refuseWithoutConsent(account.consent);
    return { ...account, issued };
  }

  private async refuseTaken({ portalId, digest }: FoundLink, accountId: string): Promise<void> {
    const linked = await linkedAccount(portalId, digest, this.parts);
    if (linked !== undefined && linked !== accountId) throw portalRefusal('portal-identity-taken');
    const other = own((await this.parts.accounts.load(accountId)).portals, portalId);
    if (other !== undefined && other !== digest) throw anotherIdentityLinked();
  }
}
