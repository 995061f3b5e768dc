import { describe, test } from '@jest/globals';
import type { ConsentGiven, ConsentWithdrawn } from '../../src/access/issuing/consents.events.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { recorded } from '../../test/support/recorded.js';
import { consentsOfAccount } from './projection.js';

const { given } = projectionSpec(consentsOfAccount);

const whose = { accountId: 'a1', personId: 'mother' };
const consent = (version: string): ConsentGiven => ({ type: 'ConsentGiven', data: { ...whose, version } });
const withdrawn: ConsentWithdrawn = { type: 'ConsentWithdrawn', data: whose };
/** When the event with that number is recorded. */
const at = (number: number): string => recorded(withdrawn, number).metadata.recordedAt;

describe('the consents of an account', () => {
  test('stand with the version of the text and when they were given and withdrawn', () => {
    given()
      .on(consent('1'))
      .expect('a1', { consents: [{ version: '1', givenAt: at(1) }] });
    given(consent('1'))
      .on(withdrawn)
      .expect('a1', { consents: [{ version: '1', givenAt: at(1), withdrawnAt: at(2) }] });
    given(consent('1'), withdrawn)
      .on(consent('2'))
      .expect('a1', {
        consents: [
          { version: '1', givenAt: at(1), withdrawnAt: at(2) },
          { version: '2', givenAt: at(3) },
        ],
      });
  });

  test('may have been given on paper, and be withdrawn here', () => {
    given()
      .on(withdrawn)
      .expect('a1', { consents: [{ withdrawnAt: at(1) }] });
  });
});
