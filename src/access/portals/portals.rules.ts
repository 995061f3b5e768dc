import { DomainError } from '../../eventing/domain-error.js';
import { own } from '../../school/plain-data.values.js';
import type { PortalLinked, PortalUnlinked } from '../account.events.js';
import { isWithdrawn, type Consent } from '../issuing/consents.rules.js';

/** By portal, the digest of the identity that signs in to the account. */
export type LinkedPortals = Readonly<Record<string, string>>;

/** Of each portal an account has one identity: whoever comes with another one is told so, and nothing is replaced. */
export const linkPortal = (portals: LinkedPortals, link: PortalLinked['data']): PortalLinked[] => {
  const known = own(portals, link.portalId);
  if (known === link.digest) return [];
  if (known !== undefined) throw anotherIdentityLinked();
  return [{ type: 'PortalLinked', data: link }];
};

export const unlinkPortal = (portals: LinkedPortals, link: PortalUnlinked['data']): PortalUnlinked[] => {
  if (own(portals, link.portalId) === undefined) {
    throw new DomainError('portal-not-linked', 'The account is not linked to this portal.', 'not-found');
  }
  return [{ type: 'PortalUnlinked', data: link }];
};

export const unlinkAll = (portals: LinkedPortals, accountId: string): PortalUnlinked[] =>
  Object.keys(portals).map((portalId) => ({ type: 'PortalUnlinked', data: { accountId, portalId } }));

/** @throws DomainError `consent-withdrawn`: accounts are linked with portals by consent alone. */
export const refuseWithoutConsent = (consent: Consent): void => {
  if (!isWithdrawn(consent)) return;
  const message =
    'The consent is withdrawn that portals need. Sign in by name and password, and consent again.';
  throw new DomainError('consent-withdrawn', message, 'conflict');
};

export const anotherIdentityLinked = (): DomainError =>
  new DomainError(
    'portal-already-linked',
    'The account is linked to another identity of this portal. Unlink that one first.',
    'conflict',
  );
