import { describe, expect, it } from '@jest/globals';
import { catalogue, storedCatalogue } from '../../scripts/events-catalogue.mjs';

describe('The catalogue of facts, docs/events.md', () => {
  it('says what the types say: `npm run docs` makes it anew', () => {
    expect(storedCatalogue()).toBe(catalogue());
  });
});
