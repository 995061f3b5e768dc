import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { accountDecider } from '../account.decider.js';
import type { AccountEvent } from '../account.events.js';

const { given } = deciderSpec(accountDecider);

const accountId = 'account1';
const issued: AccountEvent = { type: 'AccountIssued', data: { accountId, personId: 'petrova', roles: [] } };
const ended: AccountEvent = { type: 'AccessEnded', data: { accountId } };
const issuedAgain: AccountEvent = { type: 'RolesChanged', data: { accountId, roles: [] } };
const linked = (portalId = 'state', digest = 'digest1'): AccountEvent => ({
  type: 'PortalLinked',
  data: { accountId, portalId, digest },
});
const unlinked: AccountEvent = { type: 'PortalUnlinked', data: { accountId, portalId: 'state' } };
const whose = { accountId, personId: 'petrova' };
const withdrawn: AccountEvent = { type: 'ConsentWithdrawn', data: whose };
const consented: AccountEvent = { type: 'ConsentGiven', data: { ...whose, version: '1' } };
const withdraw = { kind: 'WithdrawConsent' } as const;
const link = (portalId = 'state', digest = 'digest1') => ({ kind: 'LinkPortal', portalId, digest }) as const;
const unlink = (portalId = 'state') => ({ kind: 'UnlinkPortal', portalId }) as const;

describe('an identity of a portal', () => {
  test('is linked to an account once', () => {
    given(issued).when(link()).then(linked());
    given(issued, linked()).when(link()).thenNothing();
  });

  test('is the only one of its portal that an account has, beside those of other portals', () => {
    given(issued, linked()).when(link('state', 'digest2')).thenFails('portal-already-linked');
    given(issued, linked()).when(link('region', 'digest2')).then(linked('region', 'digest2'));
  });

  test('is unlinked where it is linked, and gives way to another', () => {
    given(issued, linked()).when(unlink()).then(unlinked);
    given(issued, linked(), unlinked).when(unlink()).thenFails('portal-not-linked');
    given(issued, linked(), unlinked).when(link('state', 'digest2')).then(linked('state', 'digest2'));
    for (const portalId of ['region', 'constructor']) {
      given(issued, linked()).when(unlink(portalId)).thenFails('portal-not-linked');
    }
  });

  test('signs nobody in whose access has ended, and does not come back with it', () => {
    given(issued, ended).when(link()).thenFails('access-ended');
    given(issued, linked(), ended).when(unlink()).thenFails('portal-not-linked');
    given(issued, linked(), ended, issuedAgain).when(link()).then(linked());
    given().when(link()).thenFails('account-not-found');
  });

  test('is unlinked, whatever the portal, where the consent is withdrawn', () => {
    const both = [linked(), linked('region', 'digest2')] as const;
    const unlinkedToo: AccountEvent = { type: 'PortalUnlinked', data: { accountId, portalId: 'region' } };
    given(issued, ...both)
      .when(withdraw)
      .then(withdrawn, unlinked, unlinkedToo);
    given(issued, linked(), withdrawn).when(withdraw).then(unlinked);
    given(issued, linked(), withdrawn, unlinked).when(withdraw).thenNothing();
  });

  test('is not linked where the consent is withdrawn, until it is given again', () => {
    given(issued, withdrawn).when(link()).thenFails('consent-withdrawn');
    given(issued, withdrawn, consented).when(link()).then(linked());
  });
});
