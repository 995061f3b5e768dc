import { describe, expect, it } from '@jest/globals';
import { ledgerSearchIn } from './search.js';

const given = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(ledgerSearchIn(fields)).filter(([, value]) => value !== undefined));

describe('What is looked for in the ledger', () => {
  it('is what an address or a form names', () => {
    const search = {
      ...{ state: 'failed', kind: 'absence', channel: 'sms', recipient: 'g1', pupil: 'p1' },
      ...{ from: '2026-11-01', to: '2026-11-28' },
    };
    expect(given(search)).toEqual(search);
  });

  it('is an id of digits too, which an address holds as a number', () => {
    expect(given({ recipient: 4711 })).toEqual({ recipient: '4711' });
  });

  it('is nothing that there is not, and nothing that was left empty', () => {
    const nothing = { state: 'lost', kind: 'toString', channel: 'post', from: '2026-13-01', to: 'soon' };
    expect(given({ ...nothing, recipient: ' ', pupil: '' })).toEqual({});
    expect(given({ recipient: ' g1 ', pupil: null, state: ['failed'] })).toEqual({ recipient: 'g1' });
  });
});
