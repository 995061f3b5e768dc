import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { clinicDecider, type ClinicCommand } from './clinic.decider.js';
import type { ClinicEvent } from './clinic.events.js';

const { given } = deciderSpec(clinicDecider);

const clinic = { clinicId: 'c1', schoolId: 's1', title: 'Hill Clinic', sportIds: ['sport'] };
const admit = (other: Partial<typeof clinic> = {}): ClinicCommand => ({
  ...{ kind: 'AdmitClinic', clinic: { ...clinic, ...other }, subjectIds: ['sport', 'math'] },
});
const admitted: ClinicEvent = { type: 'ClinicAdmitted', data: clinic };
const register = (keyId: string): ClinicCommand => ({ kind: 'RegisterClinicKey', keyId, publicKey: 'PEM' });
const registered = (keyId: string): ClinicEvent => ({
  type: 'ClinicKeyRegistered',
  data: { clinicId: 'c1', keyId, publicKey: 'PEM' },
});
const revoke = (keyId: string, reason = 'Lost'): ClinicCommand => ({
  kind: 'RevokeClinicKey',
  keyId,
  reason,
});
const revoked = (keyId: string): ClinicEvent => ({
  type: 'ClinicKeyRevoked',
  data: { clinicId: 'c1', keyId, reason: 'Lost' },
});
const dismiss: ClinicCommand = { kind: 'DismissClinic', reason: 'Closed' };
const dismissed: ClinicEvent = { type: 'ClinicDismissed', data: { clinicId: 'c1', reason: 'Closed' } };
const keys = ['k1', 'k2', 'k3', 'k4', 'k5'];

describe('a clinic', () => {
  test('is admitted once, with subjects of the school', () => {
    given().when(admit()).then(admitted);
    given(admitted).when(admit()).thenNothing();
    given()
      .when(admit({ title: ' ', sportIds: ['fencing'] }))
      .thenFails('invalid-clinic', 'title', 'sportIds');
  });

  test('has a next key beside the one in use, and so many at most that count', () => {
    given(admitted).when(register('k1')).then(registered('k1'));
    given(admitted, registered('k1')).when(register('k1')).thenNothing();
    given(admitted, registered('k1')).when(register('k2')).then(registered('k2'));
    given(admitted, ...keys.map(registered))
      .when(register('k6'))
      .thenFails('too-many-keys');
    given(admitted, ...keys.map(registered), revoked('k1'))
      .when(register('k6'))
      .then(registered('k6'));
  });

  test('has a key revoked with a reason, for good', () => {
    given(admitted, registered('k1')).when(revoke('k1')).then(revoked('k1'));
    given(admitted, registered('k1'), revoked('k1')).when(revoke('k1')).thenNothing();
    given(admitted, registered('k1'), revoked('k1')).when(register('k1')).thenNothing();
    given(admitted, registered('k1')).when(revoke('k1', ' ')).thenFails('reason-required', 'reason');
    given(admitted).when(revoke('constructor')).thenFails('key-not-found');
  });

  test('is dismissed with a reason, and changed no more', () => {
    given(admitted).when(dismiss).then(dismissed);
    given(admitted, dismissed).when(dismiss).thenNothing();
    given(admitted, dismissed).when(register('k1')).thenFails('clinic-dismissed');
    given(admitted)
      .when({ ...dismiss, reason: '' })
      .thenFails('reason-required', 'reason');
  });

  test('is there to be changed', () => {
    for (const command of [register('k1'), revoke('k1'), dismiss]) {
      given().when(command).thenFails('clinic-not-found');
    }
  });
});
