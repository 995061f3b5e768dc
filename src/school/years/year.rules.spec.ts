import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../../test/support/decider-spec.js';
import type { SchoolCommand } from '../school.command.js';
import { schoolDecider } from '../school.decider.js';
import type { SchoolEvent } from '../school.events.js';
import { connected, schoolId, term, year } from '../school.examples.js';

const { given } = deciderSpec(schoolDecider);

const second = { ...term, termId: 'q2', title: 'Second quarter', from: '2026-11-09', to: '2026-12-27' };
const opened: SchoolEvent = { type: 'AcademicYearOpened', data: year };
const defined = (data: typeof term): SchoolEvent => ({ type: 'TermDefined', data });
const define = (change: Partial<Extract<SchoolCommand, { kind: 'DefineYear' }>> = {}): SchoolCommand => ({
  kind: 'DefineYear',
  year,
  terms: [term, second],
  held: {},
  ...change,
});

describe('a year that is written by hand', () => {
  test('is opened with its terms', () => {
    given(connected).when(define()).then(opened, defined(term), defined(second));
    given(connected, opened, defined(term), defined(second)).when(define()).thenNothing();
  });

  test('is put differently, with what is different only', () => {
    const longer = { ...year, to: '2027-07-10' };
    const later = { ...second, from: '2026-11-10' };
    given(connected, opened, defined(term), defined(second))
      .when(define({ year: longer, terms: [term, later] }))
      .then({ type: 'AcademicYearChanged', data: longer }, defined(later));
  });

  test('stays known by what a roster calls it', () => {
    const [ofRoster, termOfRoster] = [
      { ...year, sourcedId: 'y1' },
      { ...term, sourcedId: 't1' },
    ];
    const longer = { ...year, to: '2027-07-10' };
    given(connected, { type: 'AcademicYearOpened', data: ofRoster }, defined(termOfRoster), defined(second))
      .when(define({ year: longer }))
      .then({ type: 'AcademicYearChanged', data: { ...longer, sourcedId: 'y1' } });
  });

  test('is refused with every field at fault', () => {
    given(connected)
      .when(define({ year: { ...year, title: ' ', to: year.from }, terms: [] }))
      .thenFails('bad-year', 'title', 'to');
    given(connected)
      .when(define({ year: { ...year, to: '2027-12-31' }, terms: [] }))
      .thenFails('bad-year', 'to');
    given(connected)
      .when(
        define({
          terms: [
            { ...term, title: '', from: '2026-08-01' },
            { ...second, from: '2026-10-30', to: '2026-10-01' },
            { ...term, termId: 'q3', from: '2027-06-01', to: '2027-07-01' },
          ],
        }),
      )
      .thenFails(
        ...([
          'bad-year',
          'terms.0.title',
          'terms.0.from',
          'terms.1.to',
          'terms.1.from',
          'terms.2.to',
        ] as const),
      );
  });

  test('lies beside the other years, leaves out no term and takes none of another year', () => {
    const next = { ...year, yearId: 'y2', from: '2027-06-30', to: '2028-06-30' };
    given(connected, opened)
      .when(define({ year: next, terms: [] }))
      .thenFails('bad-year', 'from');
    given(connected, opened, defined(term))
      .when(define({ terms: [second] }))
      .thenFails('bad-year', 'terms');
    const ofNext = { ...term, yearId: 'y2', from: '2027-09-01', to: '2027-10-30' };
    given(connected, opened, defined(term))
      .when(define({ year: { ...next, from: '2027-09-01' }, terms: [ofNext] }))
      .thenFails('bad-year', 'terms.0.termId');
  });

  test('gives a term other days, but none without lessons that were held', () => {
    const history = [connected, opened, defined(term), defined(second)];
    const held = { [term.termId]: { from: '2026-09-02', to: '2026-10-29' } };
    const shorter = { ...term, title: 'Autumn', to: '2026-10-29', schoolId };
    given(...history)
      .when(define({ terms: [shorter, second], held }))
      .then(defined(shorter));
    given(...history)
      .when(define({ terms: [{ ...term, from: '2026-09-03', to: '2026-10-28' }, second], held }))
      .thenFails('term-in-use', 'terms.0.from', 'terms.0.to');
  });
});
