import { describe, expect, it } from '@jest/globals';
import { DomainError } from '../../eventing/domain-error.js';
import { Deliveries, type DeliveriesOptions } from './deliveries.js';

/** What is said where webhooks can't be read. */
const saidOf = async (error: Error): Promise<readonly string[]> => {
  const said: string[] = [];
  const reader = { get: () => Promise.reject(error) };
  const log = (message: string) => said.push(message);
  const deliveries = new Deliveries({ reader, log } as unknown as DeliveriesOptions);
  deliveries.start();
  await deliveries.stop();
  return said;
};

describe('Webhooks that can’t be read', () => {
  it('are no trouble while their read model is built for the first time', async () => {
    const building = new DomainError('read-models-building', 'It is being built.', 'unavailable');
    expect(await saidOf(building)).toEqual([]);
  });

  it('are told of else', async () => {
    expect(await saidOf(new Error('The store is away.'))).toEqual([
      'webhooks can’t be read: Error: The store is away.',
    ]);
  });
});
