import type { Recorded } from '../../src/eventing/envelope.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { Proposal, TermGradeCorrected, TermGradeGiven } from '../../src/journal/page/page.events.js';
import { fieldOf } from '../../src/journal/page/page-ids.values.js';
import type { FinalGradeCorrected, FinalGradeGiven } from '../../src/journal/year-sheet/year-sheet.events.js';
import type { FinalGradeInSubject, FinalGrades, TermGradeInSubject } from './read-model.js';

type Corrected = TermGradeCorrected | FinalGradeCorrected;
type Handled = TermGradeGiven | FinalGradeGiven | Corrected;

export const finalGrades: Projection<FinalGrades, Handled> = {
  name: 'finalGrades',
  version: 1,
  handles: ['TermGradeGiven', 'TermGradeCorrected', 'FinalGradeGiven', 'FinalGradeCorrected'],

  spansSchools: true,
  idsOf: ({ data }) => [data.pupilId],

  evolve(document, event, id) {
    const { schoolId } = event.metadata;
    const known: FinalGrades = document ?? { _id: id, schoolId, terms: {}, finals: {} };
    switch (event.type) {
      case 'TermGradeGiven': {
        const { pageId } = event.data;
        const given = { pageId, ...placeOf(pageId), ...givenBy(event) };
        return { ...known, terms: { ...known.terms, [fieldOf(pageId)]: given } };
      }
      case 'TermGradeCorrected': {
        const field = fieldOf(event.data.pageId);
        const term = correctedBy<TermGradeInSubject>(known.terms[field], event);
        return { ...known, terms: { ...known.terms, [field]: { ...term, ...proposalIn(event.data) } } };
      }
      case 'FinalGradeGiven': {
        const { classId, yearId, subjectId } = event.data;
        const given = { classId, yearId, subjectId, ...givenBy(event) };
        return { ...known, finals: { ...known.finals, [fieldOfFinal(event)]: given } };
      }
      case 'FinalGradeCorrected': {
        const field = fieldOfFinal(event);
        const final = correctedBy<FinalGradeInSubject>(known.finals[field], event);
        return { ...known, finals: { ...known.finals, [field]: final } };
      }
    }
  },
};

/** What a page is for stands in its id: `{group}.{subject}.{term}`. */
const placeOf = (pageId: string): { subjectId: string; termId: string } => {
  const [, subjectId = '', termId = ''] = pageId.split('.');
  return { subjectId, termId };
};

const fieldOfFinal = ({
  data: { classId, yearId, subjectId },
}: FinalGradeGiven | FinalGradeCorrected): string => fieldOf([classId, yearId, subjectId].join('.'));

const givenBy = ({ data, metadata }: Recorded<TermGradeGiven | FinalGradeGiven>) => ({
  value: data.value,
  ...proposalIn(data),
  givenAt: metadata.recordedAt,
  changes: [],
});

const proposalIn = ({ average, proposed }: Proposal): Proposal => ({
  ...(average === undefined ? {} : { average }),
  ...(proposed === undefined ? {} : { proposed }),
});

const correctedBy = <Grade extends TermGradeInSubject | FinalGradeInSubject>(
  known: Grade | undefined,
  { type, data: { pupilId, from, to, reason, late }, metadata }: Recorded<Corrected>,
): Grade => {
  if (!known) throw new Error(`${type} came before a grade of ${pupilId} was given.`);
  const change = { from, to, reason, late, at: metadata.recordedAt };
  return { ...known, value: to, changes: [...known.changes, change] };
};
