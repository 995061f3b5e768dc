import type { Projection } from '../../src/eventing/projection.js';
import type { RemarkEvent } from '../../src/journal/page/page.events.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import type { RemarksOfPupil } from './read-model.js';

/** Remarks are rare: those of all years are one small document. What was withdrawn is in the history alone. */
export const remarksOfPupil: Projection<RemarksOfPupil, RemarkEvent> = {
  name: 'remarksOfPupil',
  version: 1,
  handles: ['RemarkMade', 'RemarkWithdrawn'],

  spansSchools: true,
  idsOf: ({ data }) => [data.pupilId],

  evolve(document, event, id) {
    const remarks = document?.remarks ?? {};
    const field = fieldOf(event.data.remarkId);
    if (event.type === 'RemarkMade') {
      const { date, kind, text, visibleTo } = event.data;
      const { actor } = event.metadata;
      const by = actor.onBehalfOf ?? actor.personId;
      return { _id: id, remarks: { ...remarks, [field]: { date, kind, text, visibleTo, by } } };
    }
    const { [field]: withdrawn, ...others } = remarks;
    if (!withdrawn) throw new Error(`${event.type} came before the remark ${event.data.remarkId} was made.`);
    return { _id: id, remarks: others };
  },
};
