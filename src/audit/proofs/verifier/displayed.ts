import type { FinalGrades } from '../../../../projections/final-grades/read-model.js';
import type { GradeHistory } from '../../../../projections/grade-history/read-model.js';
import type { Displayed } from './bundle-format.js';

/** A grade, or a debt in place of one, as a bundle tells that it is displayed: without positions in the store, which the log doesn't commit to. */
export const displayedGrade = ({
  _id,
  pageId,
  schoolId,
  pupilId,
  lessonId,
  date,
  work,
  madeUpOn,
  settles,
  dueOn,
  chain,
}: GradeHistory): Displayed => ({
  kind: 'grade',
  ...{ gradeId: _id, pageId, schoolId, pupilId, lessonId, date, work },
  ...(madeUpOn === undefined ? {} : { madeUpOn }),
  ...(settles === undefined ? {} : { settles }),
  ...(dueOn === undefined ? {} : { dueOn }),
  chain: chain.map(({ logPosition: _, ...link }) => link),
});

/** A pupil's term and final grades, in the same manner. */
export const displayedFinals = ({ _id, terms, finals }: FinalGrades): readonly Displayed[] => [
  ...Object.values(terms).map((term) => ({ kind: 'termGrade' as const, pupilId: _id, ...term })),
  ...Object.values(finals).map((final) => ({ kind: 'finalGrade' as const, pupilId: _id, ...final })),
];

/** What it is known by. */
export const keyOfDisplayed = (line: Displayed): string => {
  switch (line.kind) {
    case 'grade':
      return line.gradeId;
    case 'termGrade':
      return `${line.pageId} ${line.pupilId}`;
    case 'finalGrade':
      return `${line.classId}.${line.yearId}.${line.subjectId} ${line.pupilId}`;
  }
};

/** The stream whose events it is made of. */
export const streamOfDisplayed = (line: Displayed): string =>
  line.kind === 'finalGrade' ? `yearSheet-${line.classId}.${line.yearId}` : `journalPage-${line.pageId}`;
