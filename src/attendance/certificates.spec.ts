import { describe, expect, test } from '@jest/globals';
import { readsOf } from '../../test/support/folded-reads.js';
import { instantOf } from '../../test/support/recorded.js';
import type { DomainEvent } from '../eventing/decider.js';
import { MONDAY, sealed, TUESDAY } from '../journal/page/page.examples.js';
import { aVault, theSchool } from '../notices/family.examples.js';
import { CertificatesReader } from './certificates.js';

const NOW = '2026-11-23T10:00:00.000Z';
const IN_NO_YEAR = '2030-07-15T10:00:00.000Z';

const certificate = (filedId: string, from = MONDAY, yearId = 'y1'): DomainEvent => ({
  type: 'CertificateFiled',
  data: {
    pupilId: 'anna',
    yearId,
    filedId,
    filedBy: 'nurse',
    from,
    to: TUESDAY,
    code: 'ill',
    note: sealed('A cold'),
  },
});

const before: readonly DomainEvent[] = [
  ...theSchool,
  { type: 'PupilEnrolled', data: { classId: '7b', pupilId: 'anna', from: '2026-09-01' } },
];
const told = async (history: readonly DomainEvent[], { at = NOW, erased = [] as string[] } = {}) => {
  const directory = { names: () => Promise.resolve((id: string) => `The ${id}`) };
  const reader = new CertificatesReader(readsOf([...before, ...history]), aVault(...erased), directory);
  return (await reader.of('anna', at, undefined)).certificates;
};

const shown = (filedId: string, number: number, from = MONDAY) => ({
  ...{ filedId, from, to: TUESDAY, code: 'ill', note: 'A cold' },
  ...{ filedAt: instantOf(before.length + number), filedBy: { id: 'nurse', name: 'The nurse' } },
});

describe('the certificates of a pupil', () => {
  test('come with who filed them, the latest days first', async () => {
    expect(await told([certificate('anna.y1.a'), certificate('anna.y1.b', TUESDAY)])).toEqual([
      shown('anna.y1.b', 2, TUESDAY),
      shown('anna.y1.a', 1),
    ]);
  });

  test('are those that hold, and no guardian’s notes', async () => {
    const about = { pupilId: 'anna', yearId: 'y1' };
    const history: readonly DomainEvent[] = [
      certificate('anna.y1.a'),
      certificate('anna.y1.b'),
      { type: 'FiledReasonWithdrawn', data: { ...about, filedId: 'anna.y1.a', reason: sealed('Mistake') } },
      {
        type: 'GuardianNoteFiled',
        data: { ...about, filedId: 'anna.y1.n', guardianId: 'mother', from: MONDAY, to: MONDAY, code: 'ill' },
      },
    ];
    expect(await told(history)).toEqual([shown('anna.y1.b', 2)]);
  });

  test('are of the academic year alone, in the school where the pupil is', async () => {
    const history = [certificate('anna.y1.a'), certificate('anna.y0.b', '2025-10-01', 'y0')];
    expect(await told(history)).toEqual([shown('anna.y1.a', 1)]);
    expect(await told(history, { at: IN_NO_YEAR })).toEqual([]);
  });

  test('keep their days when the words are erased', async () => {
    const { note: _gone, ...days } = shown('anna.y1.a', 1);
    expect(await told([certificate('anna.y1.a')], { erased: ['anna'] })).toEqual([days]);
  });

  test('say which of them a clinic filed', async () => {
    const admitted = {
      type: 'ClinicAdmitted',
      data: { clinicId: 'nurse', schoolId: 'school1', title: 'Hill Clinic', sportIds: [] },
    };
    expect(await told([admitted, certificate('anna.y1.a')])).toEqual([
      { ...shown('anna.y1.a', 2), fromClinic: true },
    ]);
  });
});
