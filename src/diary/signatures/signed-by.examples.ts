import { authorityOf, certified, DIGITAL_SIGNATURE, type Holder } from '../../../test/support/authority.js';
import { Certificate } from './certificates/certificate.js';
import type { Acknowledged } from './text-to-sign.js';

/** A guardian with a certificate, and what she acknowledges. */
export const maria = { givenName: 'Maria', familyName: 'Ivanova' };

export const week: Acknowledged = {
  pupilId: 'anna',
  signerId: 'mother',
  seen: { commit: 4711n, prepare: 4711n },
  under: { week: '2026-W48' },
};

export const root = authorityOf('Root of the tests');
export const issuing = authorityOf('Issuing authority', {
  issuer: root,
  authority: { longestPath: 0 },
});

export const certifiedMaria = (options: Parameters<typeof certified>[1] = {}): Holder =>
  certified(
    { surname: 'Ivanova', givenName: 'Maria Petrovna', commonName: 'Ivanova Maria' },
    { issuer: issuing, usage: DIGITAL_SIGNATURE, ...options },
  );

export const NOON = new Date('2026-11-28T12:00:00Z');
export const trust = { roots: [new Certificate(root.certificate)], at: NOON, field: 'signature' };
