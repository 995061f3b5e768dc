import { describe, test } from '@jest/globals';
import type { ExemptionEvent } from '../../src/people/exemptions/exemption.events.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { recorded } from '../../test/support/recorded.js';
import { exemptionsOfPupil } from './projection.js';

const { given } = projectionSpec(exemptionsOfPupil);

const ids = { personId: 'anna', exemptionId: 'x1' };
const sealed = (text: string) => ({ sealed: text, of: 'anna', in: 'command' });
const days = { from: '2026-11-23', to: '2026-12-04' };
const fewer = { from: '2026-11-24', to: '2026-12-01' };
const granted: ExemptionEvent = { type: 'ExemptionGranted', data: { ...ids, subjectId: 'sport', ...days } };
const changed: ExemptionEvent = { type: 'ExemptionChanged', data: { ...ids, ...fewer, why: sealed('Well') } };
const withdrawn: ExemptionEvent = { type: 'ExemptionWithdrawn', data: { ...ids, why: sealed('Not hers') } };
const by = (event: ExemptionEvent, number: number) => {
  const { recordedAt: at, actor } = recorded(event, number).metadata;
  return { at, by: actor.personId };
};

describe('the exemptions of a pupil', () => {
  test('have their days, and how they came to be', () => {
    given()
      .on(granted)
      .expect('anna', {
        exemptions: {
          x1: {
            ...{ subjectId: 'sport', ...days, withdrawn: false, changedAt: '1/1' },
            ...{ earliest: days.from, latest: days.to },
            changes: [{ days, ...by(granted, 1) }],
          },
        },
      });
  });

  test('keep what they were before they were changed and withdrawn', () => {
    given(granted, changed)
      .on(withdrawn)
      .expect('anna', {
        exemptions: {
          x1: {
            ...{ subjectId: 'sport', ...fewer, withdrawn: true, changedAt: '3/3' },
            ...{ earliest: days.from, latest: days.to },
            changes: [
              { days, ...by(granted, 1) },
              { days: fewer, why: sealed('Well'), ...by(changed, 2) },
              { why: sealed('Not hers'), ...by(withdrawn, 3) },
            ],
          },
        },
      });
  });

  test('are granted before they are changed', () => {
    given()
      .on(changed)
      .fails(/was changed before it was granted/);
  });
});
