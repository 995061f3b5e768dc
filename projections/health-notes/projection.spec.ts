import { describe, test } from '@jest/globals';
import type { HealthEvent } from '../../src/people/health-notes/health-notes.events.js';
import { projectionSpec } from '../../test/support/projection-spec.js';
import { recorded } from '../../test/support/recorded.js';
import { healthOfPupil } from './projection.js';

const { given } = projectionSpec(healthOfPupil);

const personId = 'anna';
const sealed = (text: string) => ({ sealed: text, of: personId, in: 'command' });
const made = (noteId: string): HealthEvent => ({
  type: 'HealthNoteMade',
  data: { personId, noteId, text: sealed(noteId) },
});
const raised = (flagId: string, until?: string): HealthEvent => ({
  type: 'HealthFlagRaised',
  data: { personId, flagId, flag: sealed(flagId), ...(until === undefined ? {} : { until }) },
});
const note = (noteId: string, number: number) => {
  const { recordedAt: madeAt, actor } = recorded(made(noteId), number).metadata;
  return { noteId, text: sealed(noteId), madeAt, madeBy: actor.personId };
};

describe('what stands about a pupil’s health', () => {
  test('is notes with their writers, as long as they stand', () => {
    given(made('n1'))
      .on(made('n2'))
      .expect(personId, { notes: [note('n1', 1), note('n2', 2)], flags: [] });
    given(made('n1'), made('n2'))
      .on({ type: 'HealthNoteWithdrawn', data: { personId, noteId: 'n1' } })
      .expect(personId, { notes: [note('n2', 2)], flags: [] });
  });

  test('is flags, each once, as they were raised last', () => {
    given(raised('f1'), raised('f2'))
      .on(raised('f1', '2027-05-31'))
      .expect(personId, {
        notes: [],
        flags: [
          { flagId: 'f2', flag: sealed('f2') },
          { flagId: 'f1', flag: sealed('f1'), until: '2027-05-31' },
        ],
      });
    given(raised('f1'), made('n1'))
      .on({ type: 'HealthFlagLowered', data: { personId, flagId: 'f1' } })
      .expect(personId, { notes: [note('n1', 2)], flags: [] });
  });
});
