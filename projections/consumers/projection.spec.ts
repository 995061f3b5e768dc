import { describe, test } from '@jest/globals';
import type { ConsumerRegistered, ConsumerSecretRotated } from '../../src/consumers/consumer.events.js';
import type { Grant } from '../../src/consumers/grant.values.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { consumers } from './projection.js';

const { given } = projectionSpec(consumers);

const grant: Grant = {
  ...{ scopes: ['urn:school-journal:scope:feed.readonly'], schools: 'all', types: 'all' },
  identification: 'pseudonymous',
};
const registered: ConsumerRegistered = {
  type: 'ConsumerRegistered',
  data: { consumerId: 'ministry', title: 'Ministry of Education', grant, digest: 'first' },
};
const rotated = (digest: string, earlierUntil: string): ConsumerSecretRotated => ({
  type: 'ConsumerSecretRotated',
  data: { consumerId: 'ministry', digest, earlierUntil },
});
const then = { title: 'Ministry of Education', grant, revoked: false };

describe('a consumer', () => {
  test('has its grant as it is now', () => {
    given()
      .on(registered)
      .expect('ministry', { ...then, secrets: [{ digest: 'first' }] });
    const narrower = { ...grant, schools: ['school1'] };
    given(registered)
      .on({ type: 'GrantChanged', data: { consumerId: 'ministry', grant: narrower, reason: 'By order' } })
      .expect('ministry', { ...then, grant: narrower, secrets: [{ digest: 'first' }] });
  });

  test('has a new secret, and the one before for a while', () => {
    given(registered, rotated('second', '2026-12-01T00:00:00.000Z'))
      .on(rotated('third', '2026-12-08T00:00:00.000Z'))
      .expect('ministry', {
        ...then,
        secrets: [{ digest: 'third' }, { digest: 'second', until: '2026-12-08T00:00:00.000Z' }],
      });
  });

  test('has no secret any more when it is revoked', () => {
    given(registered)
      .on({ type: 'ConsumerRevoked', data: { consumerId: 'ministry', reason: 'The contract ended' } })
      .expect('ministry', { ...then, secrets: [], revoked: true });
  });

  test('is registered first', () => {
    given()
      .on(rotated('second', '2026-12-01T00:00:00.000Z'))
      .fails(/came before the consumer/);
  });
});
