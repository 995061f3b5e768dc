import { expect, test } from '@jest/globals';
import { stillHolding } from './exemptions-told.js';

const sport = { id: 'sport', title: 'Sport' };
const told = (exemptionId: string, from: string, to: string, withdrawn = false) => ({
  ...{ exemptionId, subject: sport, from, to, withdrawn, changes: [{ why: 'A sprain' }] },
});

test('a family is told from what its child is exempt today and later, and not why', () => {
  const all = [
    told('later', '2026-12-10', '2026-12-20'),
    told('today', '2026-11-01', '2026-12-01'),
    told('over', '2026-11-01', '2026-11-30'),
    told('withdrawn', '2026-12-01', '2026-12-31', true),
  ];
  expect(stillHolding(all, '2026-12-01')).toEqual([
    { exemptionId: 'today', subject: sport, from: '2026-11-01', to: '2026-12-01' },
    { exemptionId: 'later', subject: sport, from: '2026-12-10', to: '2026-12-20' },
  ]);
});
