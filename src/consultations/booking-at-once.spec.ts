import { describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { MemoryEventStore } from '../../test/support/memory-event-store.js';
import { CommandRunner, type CommandContext } from '../eventing/command-runner.js';
import { DomainError } from '../eventing/domain-error.js';
import { consultationDecider } from './consultation.decider.js';

const GUARDIANS = Array.from({ length: 30 }, (_, index) => index.toString());
const NOW = '2026-11-30T12:00';
const FIRST = '2026-12-03T18:00';

const context = (personId: string): CommandContext => ({
  ...{ commandId: randomUUID(), correlationId: 'correlation', fingerprint: 'fingerprint' },
  ...{ schoolId: 'school1', via: 'web', at: '2026-11-30T12:00:00Z' },
  actor: { accountId: `account-${personId}`, personId, role: 'guardian' },
});

describe('a whole class’s guardians who book at once, in two processes,', () => {
  const offeredIn = async (count: number) => {
    const store = new MemoryEventStore();
    const process = () => new CommandRunner(store, 'consultation', consultationDecider);
    const processes = [process(), process()] as const;
    const ofIt = { consultationId: 'k1', schoolId: 'school1', teacherId: 'petrova' };
    const consultation = { ...ofIt, minutes: 10, place: 'Room 12', timeZone: 'UTC' };
    await processes[0].handle(
      'k1',
      { kind: 'OfferConsultation', consultation, startsAt: FIRST, count, now: NOW, elsewhere: [] },
      context('petrova'),
    );
    const book = (guardian: string, slot: string) =>
      processes[Number(guardian) % 2 === 0 ? 0 : 1].handle(
        'k1',
        {
          ...{ kind: 'BookSlot', consultationId: 'k1', slot, pupilId: `child${guardian}` },
          ...{ guardianId: guardian, now: NOW, elsewhere: [] },
        },
        context(guardian),
      );
    return { store, book };
  };

  test('are one with the time that all of them want, and the others are told which are free', async () => {
    const { store, book } = await offeredIn(3);
    const outcomes = await Promise.allSettled(GUARDIANS.map((guardian) => book(guardian, FIRST)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = outcomes.flatMap((outcome) => {
      if (outcome.status === 'fulfilled') return [];
      const { code, kind, fields } = outcome.reason as DomainError;
      return [{ code, kind, told: fields.map(({ message }) => message) }];
    });
    const taken = { code: 'slot-taken', kind: 'conflict', told: ['free are 18:10, 18:20'] };
    expect(refusals).toEqual(Array.from({ length: 29 }, () => taken));
    expect(store.stream('consultation-k1')).toHaveLength(2);
  });

  test('each get the time that nobody else wants', async () => {
    const { store, book } = await offeredIn(30);
    const slotOf = (guardian: string) => {
      const minutes = 18 * 60 + Number(guardian) * 10;
      const time = [Math.floor(minutes / 60), minutes % 60].map((part) => part.toString().padStart(2, '0'));
      return `2026-12-03T${time.join(':')}`;
    };
    await Promise.all(GUARDIANS.map((guardian) => book(guardian, slotOf(guardian))));
    const slots = store.stream('consultation-k1').map(({ data }) => (data as { slot?: string }).slot);
    expect(new Set(slots).size).toBe(31);
  });
});
