import { describe, expect, it } from '@jest/globals';
import { feedSchemas, storedSchemas } from '../../scripts/feed-schemas.mjs';

describe('The schemas of the feed, src/feeds/event-schemas.ts', () => {
  it('are as the types have them: `npm run docs` makes them anew', async () => {
    expect(storedSchemas()).toBe(await feedSchemas());
  });
});
