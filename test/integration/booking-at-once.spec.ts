import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { consultationIdOf, streamOf } from '../../src/consultations/consultation-ids.js';
import { consultationDecider } from '../../src/consultations/consultation.decider.js';
import { rowOfSlots } from '../../src/consultations/slots.values.js';
import { CommandRunner, type CommandContext } from '../../src/eventing/command-runner.js';
import { DomainError } from '../../src/eventing/domain-error.js';
import { startStores, type EmbeddedStores } from '../support/embedded-stores.js';

const NOW = '2026-11-30T12:00';
const FAMILIES = Array.from({ length: 30 }, (_, index) => `family${index.toString()}`);
const SLOTS = rowOfSlots('2026-12-03T18:00', 10, 3) ?? [];

describe('On one store, two processes that book for many at once', () => {
  let stores: EmbeddedStores;
  beforeAll(async () => {
    stores = await startStores();
  });
  afterAll(async () => {
    await stores.close();
  });

  const context = (personId: string): CommandContext => ({
    ...{ commandId: randomUUID(), correlationId: 'correlation', fingerprint: 'fingerprint' },
    ...{ schoolId: 'school1', via: 'web', at: '2026-11-30T12:00:00Z' },
    actor: { accountId: `account-${personId}`, personId, role: 'guardian' },
  });

  /** Rows of teachers on the same evening, in a school of its own. */
  const eveningOf = async (schoolId: string, teachers: readonly string[]) => {
    const process = () => new CommandRunner(stores.store, 'consultation', consultationDecider);
    const processes = [process(), process()] as const;
    const idOf = (teacherId: string) => consultationIdOf(schoolId, '2026-12-03', teacherId);
    for (const teacherId of teachers) {
      const consultation = {
        ...{ consultationId: idOf(teacherId), schoolId, teacherId },
        ...{ minutes: 10, place: `Room of ${teacherId}`, timeZone: 'UTC' },
      };
      await processes[0].handle(
        streamOf(consultation.consultationId),
        {
          ...{ kind: 'OfferConsultation', consultation, startsAt: '2026-12-03T18:00' },
          ...{ count: SLOTS.length, now: NOW, elsewhere: [] },
        },
        context(teacherId),
      );
    }
    const book = (index: number, guardianId: string, teacherId: string, slot: string) =>
      processes[index % 2 === 0 ? 0 : 1].handle(
        streamOf(idOf(teacherId)),
        {
          ...{ kind: 'BookSlot', consultationId: idOf(teacherId), slot, pupilId: `child of ${guardianId}` },
          ...{ guardianId, now: NOW, elsewhere: [] },
        },
        context(guardianId),
      );
    return book;
  };

  const codesOf = (outcomes: readonly PromiseSettledResult<unknown>[]) =>
    outcomes.map((outcome) => {
      if (outcome.status === 'fulfilled') return 'booked';
      return outcome.reason instanceof DomainError ? outcome.reason.code : String(outcome.reason);
    });
  const times = (count: number, what: string) => Array.from({ length: count }, () => what);

  it('give a time to one family, and tell the others', async () => {
    const book = await eveningOf('same-time', ['petrova']);
    const [slot = ''] = SLOTS;
    const all = FAMILIES.map((family, index) => book(index, family, 'petrova', slot));
    const codes = codesOf(await Promise.allSettled(all));
    expect(codes.toSorted()).toEqual(['booked', ...times(29, 'slot-taken')]);
  });

  it('give a guardian one of the times that several teachers have then', async () => {
    const teachers = ['petrova', 'orlov', 'kim', 'sokolova', 'ivanov'];
    const book = await eveningOf('same-guardian', teachers);
    const [slot = ''] = SLOTS;
    const all = teachers.map((teacher, index) => book(index, 'mother', teacher, slot));
    const codes = codesOf(await Promise.allSettled(all));
    expect(codes.toSorted()).toEqual(['booked', ...times(4, 'guardian-busy')]);
  });
});
