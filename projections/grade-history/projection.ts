import type { Recorded } from '../../src/eventing/envelope.js';
import { formatPosition } from '../../src/eventing/position.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { GradeCorrected, GradeGiven } from '../../src/journal/page/page.events.js';
import type { GradeHistory, GradeLink } from './read-model.js';

export const gradeHistory: Projection<GradeHistory, GradeGiven | GradeCorrected> = {
  name: 'gradeHistory',
  version: 1,
  handles: ['GradeGiven', 'GradeCorrected'],

  idsOf: ({ data }) => [data.gradeId],

  evolve(document, event, id) {
    if (event.type === 'GradeGiven') {
      const { pageId, pupilId, lessonId, date, work, value: to } = event.data;
      const chain = [{ ...linkOf(event), what: 'given' as const, to }];
      return { _id: id, pageId, schoolId: event.metadata.schoolId, pupilId, lessonId, date, work, chain };
    }
    if (!document) throw new Error(`The grade ${id} was corrected before it was given.`);
    const { from, to, reason } = event.data;
    return {
      ...document,
      chain: [...document.chain, { ...linkOf(event), what: 'corrected', from, to, reason }],
    };
  },
};

const linkOf = (event: Recorded<GradeGiven | GradeCorrected>): Omit<GradeLink, 'what' | 'to'> => ({
  eventId: event.id,
  logPosition: formatPosition(event.position),
  late: event.data.late,
  actor: event.metadata.actor,
  via: event.metadata.via,
  at: event.metadata.recordedAt,
});
