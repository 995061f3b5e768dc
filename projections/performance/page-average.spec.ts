import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { recorded } from '../../test/support/recorded.js';
import { folded } from '../../test/support/projection-spec.js';
import type { AnyProjection, ReadModel } from '../../src/eventing/projection.js';
import { PAGE, pageOpened } from '../../src/journal/page/page.examples.js';
import { someHistory } from '../../src/journal/page/page.history.arbitraries.js';
import { averageNow } from '../journal-page/averages.js';
import { lessonColumn } from '../journal-page/lesson-column.projection.js';
import { pageHead } from '../journal-page/page-head.projection.js';
import type { LessonColumn, PageHead } from '../journal-page/read-model.js';
import { pageAverage } from './page-average.js';
import { pageProgress } from './projection.js';
import type { PageProgress } from './read-model.js';

test('sums come to the same average as all the grades of the page, whatever happened on it', () => {
  let corrected = 0;
  let taken = 0;
  fc.assert(
    fc.property(someHistory, (history) => {
      corrected += history.filter(({ type }) => type === 'GradeCorrected' || type === 'GradeAnnulled').length;
      taken += history.filter(({ type }) => type === 'GradesTakenOver').length;
      const log = history.map((event, index) => recorded(event, index + 1));
      const documentsOf = <Doc extends ReadModel>(projection: unknown) =>
        folded(projection as AnyProjection, log) as Map<string, Doc>;
      const columns = [...documentsOf<LessonColumn>(lessonColumn).values()];
      const head = documentsOf<PageHead>(pageHead).get(PAGE);
      const progress = documentsOf<PageProgress>(pageProgress).get(PAGE);
      if (!head || !progress) throw new Error('The page was not opened');
      for (const pupilId of ['anna', 'boris', 'vera', 'constructor']) {
        expect(pageAverage(head, progress, pupilId)).toEqual(averageNow(head, columns, pupilId));
      }
    }),
    { numRuns: 300 },
  );
  expect(corrected).toBeGreaterThan(100);
  expect(taken).toBeGreaterThan(20);
});

test('a page of which nothing is known has no average', () => {
  expect(pageAverage({ opened: pageOpened().data }, undefined, 'anna')).toEqual({});
});
