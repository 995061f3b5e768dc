import type { Recorded } from '../../src/eventing/envelope.js';
import { formatPosition } from '../../src/eventing/position.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { ExemptionEvent } from '../../src/people/exemptions/exemption.events.js';
import type { ExemptionChange, ExemptionsOfPupil, KeptExemption } from './read-model.js';

/** Nothing is fanned out to lessons: whoever reads a page or diary joins what holds on its days. */
export const exemptionsOfPupil: Projection<ExemptionsOfPupil, ExemptionEvent> = {
  name: 'exemptionsOfPupil',
  version: 1,
  handles: ['ExemptionGranted', 'ExemptionChanged', 'ExemptionWithdrawn'],

  spansSchools: true,
  idsOf: ({ data }) => [data.personId],

  evolve(document, event, id) {
    const exemptions = document?.exemptions ?? {};
    const { exemptionId } = event.data;
    return { _id: id, exemptions: { ...exemptions, [exemptionId]: evolved(exemptions[exemptionId], event) } };
  },
};

const evolved = (known: KeptExemption | undefined, event: Recorded<ExemptionEvent>): KeptExemption => {
  const changedAt = formatPosition(event.position);
  const change = changeBy(event);
  if (event.type === 'ExemptionGranted') {
    const { subjectId, from, to } = event.data;
    const days = { from, to, earliest: from, latest: to };
    return { subjectId, ...days, withdrawn: false, changedAt, changes: [change] };
  }
  const { exemptionId } = event.data;
  if (!known) throw new Error(`The exemption ${exemptionId} was changed before it was granted.`);
  const changes = [...known.changes, change];
  if (event.type === 'ExemptionWithdrawn') return { ...known, withdrawn: true, changedAt, changes };
  const { from, to } = event.data;
  const earliest = from < known.earliest ? from : known.earliest;
  const latest = to > known.latest ? to : known.latest;
  return { ...known, from, to, earliest, latest, changedAt, changes };
};

const changeBy = ({ type, data, metadata }: Recorded<ExemptionEvent>): ExemptionChange => ({
  ...(type === 'ExemptionWithdrawn' ? {} : { days: { from: data.from, to: data.to } }),
  ...(data.why === undefined ? {} : { why: data.why }),
  at: metadata.recordedAt,
  by: metadata.actor.personId,
});
