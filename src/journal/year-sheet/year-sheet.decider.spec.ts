import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import { yearSheetDecider, type GiveFinalGrades } from './year-sheet.decider.js';
import type { FinalGradeGiven } from './year-sheet.events.js';

const { given } = deciderSpec(yearSheetDecider);

const finalGrade = (pupilId: string, value: string, subjectId = 'math'): FinalGradeGiven => ({
  type: 'FinalGradeGiven',
  data: { groupId: '7b', yearId: 'y1', subjectId, pupilId, value },
});
const give = (...grades: readonly FinalGradeGiven[]): GiveFinalGrades => ({
  kind: 'GiveFinalGrades',
  scale: { min: 2, max: 5 },
  grades: grades.map(({ data }) => data),
});

describe('final grades', () => {
  test('are given by subject and pupil, and those that are there already are passed over', () => {
    given(finalGrade('anna', '4'))
      .when(give(finalGrade('anna', '4'), finalGrade('boris', '5'), finalGrade('anna', '3', 'physics')))
      .then(finalGrade('boris', '5'), finalGrade('anna', '3', 'physics'));
    given(finalGrade('anna', '4'))
      .when(give(finalGrade('anna', '4')))
      .thenNothing();
  });

  test('are never replaced, whether given before or beside each other', () => {
    given(finalGrade('anna', '4'))
      .when(give(finalGrade('anna', '5')))
      .thenFails('final-grade-already-given');
    given()
      .when(give(finalGrade('anna', '4'), finalGrade('anna', '5')))
      .thenFails('final-grade-already-given');
  });

  test('are given once where the same one is named twice', () => {
    given()
      .when(give(finalGrade('anna', '4'), finalGrade('anna', '4')))
      .then(finalGrade('anna', '4'));
  });

  test('are on the scale', () => {
    given()
      .when(give(finalGrade('anna', '6')))
      .thenFails('value-not-on-scale');
  });
});
