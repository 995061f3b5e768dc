import { describe, test } from '@jest/globals';
import type { AccountEvent } from '../../src/access/account.events.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { instantOf } from '../../test/support/recorded.js';
import { portalIdentity, portalsOfAccount } from './projection.js';

const { given } = projectionSpec(portalsOfAccount);
const linked = (portalId: string, accountId = 'a1') =>
  ({ type: 'PortalLinked', data: { accountId, portalId, digest: 'd' } }) satisfies AccountEvent;
const unlinked = {
  type: 'PortalUnlinked',
  data: { accountId: 'a1', portalId: 'state' },
} satisfies AccountEvent;
const ended = { type: 'AccessEnded', data: { accountId: 'a1' } } satisfies AccountEvent;

describe('the portals of an account', () => {
  test('are those that were linked to it, until they are unlinked', () => {
    given(linked('state'))
      .on(linked('region'))
      .expect('a1', {
        portals: { state: { linkedAt: instantOf(1) }, region: { linkedAt: instantOf(2) } },
      });
    given(linked('state'), linked('region'))
      .on(unlinked)
      .expect('a1', { portals: { region: { linkedAt: instantOf(2) } } });
  });

  test('end with its access', () => {
    given(linked('state')).on(ended).expect('a1', { portals: {} });
    given().on(ended).expect('a1', { portals: {} });
  });
});

describe('an identity', () => {
  test('is found by its digest, where it was linked last', () => {
    const before = projectionSpec(portalIdentity).given(linked('state'));
    before.on(linked('state', 'a2')).expect('d', { accountId: 'a2' });
  });
});
