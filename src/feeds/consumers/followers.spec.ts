import { describe, expect, test } from '@jest/globals';
import type { ConsumerDocument } from '../../../projections/consumers/read-model.js';
import type { Webhook } from '../../../projections/webhooks/read-model.js';
import { loggedYear } from '../../../test/support/logged-year.js';
import type { Grant } from '../../consumers/grant.values.js';
import { FEED_SCOPE } from '../../consumers/oauth-scopes.values.js';
import type { Recorded } from '../../eventing/envelope.js';
import { formatPosition } from '../../eventing/position.js';
import { BEGINNING } from '../cursor.js';
import { partsOf } from '../feed.examples.js';
import { isOf } from '../feed-scope.js';
import type { DeliveryState } from '../webhooks/delivery-states.js';
import type { ConsumerPlace } from './consumer-places.js';
import { followersOf } from './followers.js';

const NOW = Date.parse('2030-01-01T00:00:00.000Z');
const log = loggedYear(3)
  .map((event, index) => inSchool(event, index % 3 === 0 ? 'school2' : 'school1'))
  .slice(-600);
function inSchool(event: Recorded, schoolId: string): Recorded {
  return { ...event, metadata: { ...event.metadata, schoolId } };
}
const head = { ...(log.at(-1)?.position ?? BEGINNING), sequence: 9n };
const countIn = (...schools: string[]) =>
  log.filter((event) => isOf({ schools, types: 'all' }, event)).length;

const consumer = (id: string, schools: Grant['schools'], revoked = false): ConsumerDocument => ({
  ...{ _id: id, title: `The ${id}`, secrets: [], revoked },
  grant: { scopes: [FEED_SCOPE], schools, types: 'all', identification: 'pseudonymous' },
});
const consumers = [
  consumer('register', ['school2']),
  consumer('ministry', 'all'),
  consumer('former', 'all', true),
];
const place = (consumerId: string, at: ConsumerPlace['place']): ConsumerPlace => ({
  ...{ consumerId, filter: {}, place: at, seenAt: new Date('2029-12-31T23:59:00.000Z') },
});
const webhook: Webhook = {
  ...{
    webhookId: 'w1',
    consumerId: 'register',
    url: 'https://register.example:8443/journal?key=1',
    begun: 1,
  },
  ...{ secret: { sealed: 'whsec', of: 'register', in: 'command' }, paused: 'dead' },
};
const told = (
  schools: Parameters<typeof followersOf>[1],
  state: DeliveryState = { place: BEGINNING, failures: 0 },
  more: Partial<Webhook> = {},
) =>
  followersOf(
    { consumers, places: [place('ministry', head)], webhooks: [{ ...webhook, ...more }] },
    schools,
    NOW,
    { tail: partsOf(log), states: { read: () => Promise.resolve(state) } },
  );

describe('those who follow the journal', () => {
  test('are told of by title, with where each of their feeds is', async () => {
    const deliveredAt = new Date('2029-12-30T00:00:00.000Z');
    const state = { place: BEGINNING, failures: 3, lastFailure: 'answered 500', deliveredAt };
    expect(await told('all', state)).toEqual([
      {
        ...{ consumerId: 'ministry', title: 'The ministry', identification: 'pseudonymous' },
        feeds: [
          {
            ...{ by: 'asking', position: formatPosition(head), done: 1, failures: 0 },
            ...{ behind: { events: 0, isMore: false, seconds: 0 }, seenAt: '2029-12-31T23:59:00.000Z' },
          },
        ],
      },
      {
        ...{ consumerId: 'register', title: 'The register', identification: 'pseudonymous' },
        feeds: [
          {
            ...{ by: 'webhook', host: 'register.example:8443', position: '0/0', done: 0, failures: 3 },
            ...{ lastFailure: 'answered 500', seenAt: '2029-12-30T00:00:00.000Z', paused: 'dead' },
            behind: { events: countIn('school2'), isMore: false, seconds: expect.any(Number) },
          },
        ],
      },
    ]);
  });

  test('are for an authority those who may see its schools, behind by events of these', async () => {
    const titles = async (...schools: string[]) => (await told(schools)).map(({ title }) => title);
    expect(await titles('school1')).toEqual(['The ministry']);
    expect(await titles('school2')).toEqual(['The ministry', 'The register']);
    expect(await titles()).toEqual([]);
    const state = { place: BEGINNING, failures: 0 };
    const [, register] = await told(['school1', 'school2'], state);
    expect(register?.feeds[0]?.behind?.events).toBe(countIn('school2'));
  });

  test('are behind by nothing that is granted no longer', async () => {
    const [, register] = await told('all', undefined, { schools: ['school1'] });
    expect(register?.feeds[0]).not.toHaveProperty('behind');
  });
});
