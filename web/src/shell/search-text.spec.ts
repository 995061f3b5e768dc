import { expect, it } from '@jest/globals';
import { textsIn } from './search-text.js';

it('An address has texts under names, as the router reads them, and nothing for what is empty or none of them', () => {
  const fields = { pupil: ' p1 ', page: 12, late: true, from: '', to: undefined, kind: { a: 1 }, other: 'x' };
  expect(textsIn(fields, ['pupil', 'page', 'late', 'from', 'to', 'kind'])).toEqual({
    ...{ pupil: 'p1', page: '12', late: 'true' },
  });
});
