import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../../test/support/refusal-of.js';
import { bodyIn } from './reports.js';
import { DaysData, WithdrawalData } from './reports.dto.js';

const ill = { patient: 'pupil-7', from: '2026-11-23', to: '2026-11-27' };
const event = (more: object = {}) => ({
  ...{ specversion: '1.0', id: '1', source: 'urn:clinic', type: 'clinic.illness.v1', data: ill, ...more },
});
const read = (body: unknown) => bodyIn(JSON.stringify(body));

describe('the body of a report', () => {
  test('is a CloudEvent, whose type says what its data are', async () => {
    const whole = event({ time: '2026-11-23T08:00:00Z', datacontenttype: 'application/json' });
    expect((await read(whole)).data).toBeInstanceOf(DaysData);
    const withdrawal = event({ type: 'clinic.withdrawal.v1', data: { of: '1', reason: 'Of another one' } });
    expect((await read(withdrawal)).data).toBeInstanceOf(WithdrawalData);
  });

  test('names every field at fault', async () => {
    const faults: readonly (readonly [unknown, ...string[]])[] = [
      [{}, 'specversion', 'id', 'source', 'type', 'data'],
      [event({ specversion: '0.3', type: 'clinic.birth.v1' }), 'specversion', 'type'],
      [event({ data: 'pupil-7' }), 'data'],
      [event({ data: null }), 'data'],
      [event({ data: [ill] }), 'data'],
      [event({ data: { ...ill, from: 'soon', diagnosis: 'A cold' } }), 'data.diagnosis', 'data.from'],
      [
        event({ type: 'clinic.withdrawal.v1' }),
        'data.patient',
        'data.from',
        'data.to',
        'data.of',
        'data.reason',
      ],
      [event({ datacontenttype: 'text/xml' }), 'datacontenttype'],
    ];
    for (const [body, ...fields] of faults) {
      const [code, ...named] = await refusalOf(read(body));
      expect([code, ...named.toSorted()]).toEqual(['invalid-input', ...fields.toSorted()]);
    }
    expect(await refusalOf(bodyIn('no json'))).toEqual(['malformed']);
    for (const body of ['text', 1, null, []]) expect((await refusalOf(read(body)))[0]).toBe('invalid-input');
  });
});
