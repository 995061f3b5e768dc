import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../../test/support/decider-spec.js';
import { guardianApplicationDecider } from './application.decider.js';
import type { GuardianApplicationEvent, GuardianApplicationFiled } from './application.events.js';

const { given } = deciderSpec(guardianApplicationDecider);

const sealed = (text: string) => ({ sealed: text, of: 'father', in: 'command' });
const of = { applicationId: 'ap1', schoolId: 'school1', pupilId: 'anna' };
const application: GuardianApplicationFiled['data'] = {
  ...of,
  ...{ relation: 'parent', applicant: sealed('Oleg Lee'), consent: '1' },
};
const filed: GuardianApplicationEvent = { type: 'GuardianApplicationFiled', data: application };
const accepted = (guardianId = 'father'): GuardianApplicationEvent => ({
  type: 'GuardianApplicationAccepted',
  data: { ...of, guardianId },
});
const refused: GuardianApplicationEvent = {
  type: 'GuardianApplicationRefused',
  data: { ...of, reason: sealed('No papers') },
};
const lapsed: GuardianApplicationEvent = { type: 'GuardianApplicationLapsed', data: of };
const accept = (guardianId = 'father') => ({ kind: 'Accept', guardianId }) as const;
const lapse = { kind: 'Lapse' } as const;
const refuse = { kind: 'Refuse', reason: sealed('No papers') } as const;

describe('a guardian’s application', () => {
  test('is filed once', () => {
    given().when({ kind: 'File', application }).then(filed);
    given(filed).when({ kind: 'File', application }).thenNothing();
  });

  test('is accepted or refused, and stays so', () => {
    given(filed).when(accept()).then(accepted());
    given(filed, accepted()).when(accept()).thenNothing();
    given(filed, accepted()).when(accept('uncle')).thenFails('application-decided');
    given(filed, accepted()).when(refuse).thenFails('application-decided');
    given(filed).when(refuse).then(refused);
    given(filed, refused).when(refuse).thenNothing();
    given(filed, refused).when(accept()).thenFails('application-decided');
  });

  test('lapses where nobody decided, and can’t be decided on then', () => {
    given(filed).when(lapse).then(lapsed);
    given(filed, lapsed).when(lapse).thenNothing();
    for (const decided of [accepted(), refused])
      given(filed, decided).when(lapse).thenFails('application-decided');
    for (const command of [accept(), refuse])
      given(filed, lapsed).when(command).thenFails('application-decided');
  });

  test('is there to be decided on', () => {
    for (const command of [accept(), refuse, lapse]) given().when(command).thenFails('application-not-found');
  });
});
