import { describe, expect, test } from '@jest/globals';
import { applyingFrom, emptyDraft, fieldOf } from './draft.js';

const draft = {
  ...emptyDraft('Europe/Lisbon'),
  ...{ title: ' Hill Lane School ', municipality: 'Hills', municipalityCode: ' hills' },
};

describe('what a school applies with', () => {
  test('is what was typed, without the blanks around it', () => {
    expect(applyingFrom(draft, '1')).toMatchObject({
      ...{ title: 'Hill Lane School', kind: 'combined', timeZone: 'Europe/Lisbon', consent: '1' },
      municipality: { code: 'hills', title: 'Hills' },
    });
  });

  test('has a region only where one is told', () => {
    expect(applyingFrom(draft, '1')).not.toHaveProperty('region');
    const north = { ...draft, region: 'North', regionCode: 'north' };
    expect(applyingFrom(north, '1').region).toEqual({ code: 'north', title: 'North' });
  });

  test('is refused at the fields that were typed in', () => {
    expect(['municipality.code', 'region.title', 'email'].map(fieldOf)).toEqual([
      ...['municipalityCode', 'region', 'email'],
    ]);
  });
});
