import type { Recorded } from '../../src/eventing/envelope.js';
import { formatPosition } from '../../src/eventing/position.js';
import type { Projection } from '../../src/eventing/projection.js';
import type {
  DebtMarked,
  DebtSettled,
  DebtWithdrawn,
  GradeAnnulled,
  GradeCorrected,
  GradeGiven,
} from '../../src/journal/page/page.events.js';
import type { GradeHistory, GradeLink } from './read-model.js';

type Handled = GradeGiven | GradeCorrected | GradeAnnulled | DebtMarked | DebtSettled | DebtWithdrawn;

/** A debt stands in place of a grade, and has a document of its own: the grade that settles it names it. */
export const gradeHistory: Projection<GradeHistory, Handled> = {
  name: 'gradeHistory',
  version: 3,
  handles: ['GradeGiven', 'GradeCorrected', 'GradeAnnulled', 'DebtMarked', 'DebtSettled', 'DebtWithdrawn'],
  begins: ['GradeGiven', 'DebtMarked'],

  idsOf: ({ data }) => ['debtId' in data ? data.debtId : data.gradeId],

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
    if (event.type === 'DebtMarked') {
      const { pageId, pupilId, lessonId, date, work, dueOn } = event.data;
      return {
        _id: id,
        ...{ pageId, schoolId: event.metadata.schoolId, pupilId, lessonId, date, work },
        ...(dueOn === undefined ? {} : { dueOn }),
        chain: [linkOf(event)],
      };
    }
    if (!document) throw new Error(`${event.type} came before the grade or debt ${id} was there.`);
    return { ...document, chain: [...document.chain, linkOf(event)] };
  },
};

const linkOf = (event: Recorded<Handled>): GradeLink => ({
  eventId: event.id,
  logPosition: formatPosition(event.position),
  ...changeBy(event),
  late: 'late' in event.data && event.data.late,
  ...('asked' in event.data ? { asked: event.data.asked } : {}),
  actor: event.metadata.actor,
  via: event.metadata.via,
  at: event.metadata.recordedAt,
});

const changeBy = (event: Handled): Pick<GradeLink, 'what' | 'from' | 'to' | 'reason'> => {
  switch (event.type) {
    case 'GradeGiven':
      return {
        what: 'given',
        to: event.data.value,
        ...(event.data.reason ? { reason: event.data.reason } : {}),
      };
    case 'GradeCorrected': {
      const { from, to, reason } = event.data;
      return { what: 'corrected', from, to, reason };
    }
    case 'GradeAnnulled':
      return { what: 'annulled', from: event.data.value, reason: event.data.reason };
    case 'DebtMarked':
      return { what: 'debtMarked' };
    case 'DebtSettled':
      return { what: 'debtSettled' };
    case 'DebtWithdrawn':
      return { what: 'debtWithdrawn', reason: event.data.reason };
  }
};
