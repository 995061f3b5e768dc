import { describe, it } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { consumerDecider } from './consumer.decider.js';
import type { ConsumerRegistered } from './consumer.events.js';
import type { Grant } from './grant.values.js';
import { FEED_SCOPE, ONEROSTER_SCOPES } from './oauth-scopes.values.js';

const { given } = deciderSpec(consumerDecider);

const grant: Grant = {
  ...{ scopes: [FEED_SCOPE], schools: ['school1'], types: 'all', identification: 'pseudonymous' },
};
const ministry = { consumerId: 'ministry', title: 'Ministry of Education', grant, digest: 'digest' };
const registered: ConsumerRegistered = { type: 'ConsumerRegistered', data: ministry };
const revoked = {
  type: 'ConsumerRevoked',
  data: { consumerId: 'ministry', reason: 'The contract ended' },
} as const;
const register = (changed: Partial<typeof ministry>) =>
  ({ kind: 'RegisterConsumer', ...ministry, ...changed }) as const;

describe('A consumer', () => {
  it('is registered once, with its grant', () => {
    given().when(register({})).then(registered);
    given(registered).when(register({})).thenFails('consumer-exists');
  });

  it('is refused with every field at fault', () => {
    given()
      .when(register({ title: ' ', grant: { ...grant, scopes: [], schools: [], types: [] } }))
      .thenFails('invalid-grant', 'title', 'scopes', 'schools', 'types');
    given()
      .when(register({ grant: { ...grant, scopes: ['everything'] } }))
      .thenFails('invalid-grant', 'scopes');
  });

  it('has people identified by a law or an order only, and OneRoster by that alone', () => {
    given()
      .when(register({ grant: { ...grant, identification: 'identified' } }))
      .thenFails('invalid-grant', 'legalGround');
    given()
      .when(register({ grant: { ...grant, scopes: [ONEROSTER_SCOPES.roster] } }))
      .thenFails('invalid-grant', 'identification');
    const byLaw: Grant = {
      ...{ scopes: [ONEROSTER_SCOPES.roster], schools: 'all', types: 'all' },
      ...{ identification: 'identified', legalGround: 'Education Act, § 12' },
    };
    given()
      .when(register({ grant: byLaw }))
      .then({ type: 'ConsumerRegistered', data: { ...ministry, grant: byLaw } });
  });

  it('is granted something else for a reason', () => {
    const wider: Grant = { ...grant, schools: 'all' };
    const change = (reason: string, to = wider) => ({ kind: 'ChangeGrant', grant: to, reason }) as const;
    given(registered)
      .when(change('By order 17'))
      .then({
        type: 'GrantChanged',
        data: { consumerId: 'ministry', grant: wider, reason: 'By order 17' },
      });
    given(registered).when(change('')).thenFails('invalid-grant', 'reason');
    given(registered).when(change('By order 17', grant)).thenNothing();
  });

  it('has another secret, unless it is revoked', () => {
    const rotate = { kind: 'RotateSecret', digest: 'new', earlierUntil: '2026-12-01T00:00:00.000Z' } as const;
    given(registered)
      .when(rotate)
      .then({
        type: 'ConsumerSecretRotated',
        data: { consumerId: 'ministry', digest: 'new', earlierUntil: '2026-12-01T00:00:00.000Z' },
      });
    given(registered, revoked).when(rotate).thenFails('consumer-revoked');
    given().when(rotate).thenFails('consumer-not-found');
  });

  it('is revoked once, for a reason', () => {
    const revoke = { kind: 'RevokeConsumer', reason: 'The contract ended' } as const;
    given(registered).when(revoke).then(revoked);
    given(registered, revoked).when(revoke).thenNothing();
    given(registered).when({ kind: 'RevokeConsumer', reason: '' }).thenFails('invalid-grant', 'reason');
  });
});
