import type { Recorded } from '../../src/eventing/envelope.js';
import { formatPosition } from '../../src/eventing/position.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { GradeAnnulled, GradeCorrected, GradeGiven } from '../../src/journal/page/page.events.js';
import type { GradeHistory, GradeLink } from './read-model.js';

type Handled = GradeGiven | GradeCorrected | GradeAnnulled;

export const gradeHistory: Projection<GradeHistory, Handled> = {
  name: 'gradeHistory',
  version: 2,
  handles: ['GradeGiven', 'GradeCorrected', 'GradeAnnulled'],
  begins: ['GradeGiven'],

  idsOf: ({ data }) => [data.gradeId],

  evolve(document, event, id) {
    if (event.type === 'GradeGiven') {
      const { pageId, pupilId, lessonId, date, work, madeUpOn, settles } = event.data;
      return {
        _id: id,
        ...{ pageId, schoolId: event.metadata.schoolId, pupilId, lessonId, date, work },
        ...(madeUpOn === undefined ? {} : { madeUpOn }),
        ...(settles === undefined ? {} : { settles }),
        chain: [linkOf(event)],
      };
    }
    if (!document) throw new Error(`${event.type} came before the grade ${id} was given.`);
    return { ...document, chain: [...document.chain, linkOf(event)] };
  },
};

const linkOf = (event: Recorded<Handled>): GradeLink => ({
  eventId: event.id,
  logPosition: formatPosition(event.position),
  ...changeBy(event),
  late: event.data.late,
  actor: event.metadata.actor,
  via: event.metadata.via,
  at: event.metadata.recordedAt,
});

const changeBy = (event: Handled): Pick<GradeLink, 'what' | 'from' | 'to' | 'reason'> => {
  switch (event.type) {
    case 'GradeGiven':
      return { what: 'given', to: event.data.value };
    case 'GradeCorrected': {
      const { from, to, reason } = event.data;
      return { what: 'corrected', from, to, reason };
    }
    case 'GradeAnnulled':
      return { what: 'annulled', from: event.data.value, reason: event.data.reason };
  }
};
