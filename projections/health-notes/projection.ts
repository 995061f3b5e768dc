import type { Projection } from '../../src/eventing/projection.js';
import type { HealthEvent } from '../../src/people/health-notes/health-notes.events.js';
import type { HealthOfPupil } from './read-model.js';

export const healthOfPupil: Projection<HealthOfPupil, HealthEvent> = {
  name: 'healthOfPupil',
  version: 1,
  handles: ['HealthNoteMade', 'HealthNoteWithdrawn', 'HealthFlagRaised', 'HealthFlagLowered'],

  spansSchools: true,
  idsOf: ({ data }) => [data.personId],

  evolve(document, event, id) {
    const { notes = [], flags = [] } = document ?? {};
    switch (event.type) {
      case 'HealthNoteMade': {
        const { noteId, text } = event.data;
        const { recordedAt: madeAt, actor } = event.metadata;
        return { _id: id, notes: [...notes, { noteId, text, madeAt, madeBy: actor.personId }], flags };
      }
      case 'HealthNoteWithdrawn':
        return { _id: id, notes: notes.filter(({ noteId }) => noteId !== event.data.noteId), flags };
      case 'HealthFlagRaised': {
        const { personId: _pupil, ...raised } = event.data;
        return { _id: id, notes, flags: [...flags.filter(otherThan(raised.flagId)), raised] };
      }
      case 'HealthFlagLowered':
        return { _id: id, notes, flags: flags.filter(otherThan(event.data.flagId)) };
    }
  },
};

const otherThan =
  (flagId: string) =>
  (flag: { readonly flagId: string }): boolean =>
    flag.flagId !== flagId;
