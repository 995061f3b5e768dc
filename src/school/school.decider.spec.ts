import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { USUAL_RATINGS } from './ratings.values.js';
import type { SchoolCommand } from './school.command.js';
import { schoolDecider } from './school.decider.js';
import type { SchoolEvent } from './school.events.js';
import {
  connected,
  fivePoint,
  oral,
  reasonListed,
  scaleDefined,
  school,
  schoolId,
  subject,
  subjectAdded,
  term,
  thresholdsSet,
  TODAY,
  workKindDefined,
  year,
} from './school.examples.js';

const { given } = deciderSpec(schoolDecider);

const opened: SchoolEvent = { type: 'AcademicYearOpened', data: year };
const place = { schoolId, municipality: { sourcedId: 'north', title: 'North' } };
const placed: SchoolEvent = { type: 'SchoolPlaced', data: place };
const defining: readonly (readonly [SchoolCommand, SchoolEvent])[] = [
  [{ kind: 'OpenYear', year }, opened],
  [
    { kind: 'DefineTerm', term },
    { type: 'TermDefined', data: term },
  ],
  [{ kind: 'AddSubject', subject }, subjectAdded],
  [{ kind: 'PlaceSchool', place }, placed],
  [{ kind: 'DefineScale', scale: fivePoint }, scaleDefined(fivePoint)],
  [{ kind: 'DefineWorkKind', work: oral, from: year.from, today: TODAY }, workKindDefined(oral, year.from)],
  [
    { kind: 'SetRounding', rounding: { kind: 'thresholds', least: { '5': 4.6 } } },
    thresholdsSet({ '5': 4.6 }),
  ],
  [
    { kind: 'SetEditWindow', days: 7 },
    { type: 'EditWindowSet', data: { schoolId, days: 7 } },
  ],
  [
    { kind: 'SetRatings', ratings: { ...USUAL_RATINGS, on: false } },
    { type: 'RatingsSet', data: { schoolId, ratings: { ...USUAL_RATINGS, on: false } } },
  ],
  [
    { kind: 'ListCorrectionReason', code: 'recounted', title: 'Recounted' },
    reasonListed('recounted', 'Recounted'),
  ],
];

describe('a school', () => {
  test('is connected once', () => {
    given().when({ kind: 'ConnectSchool', school }).then(connected);
    given(connected).when({ kind: 'ConnectSchool', school }).thenNothing();
  });

  test('is connected as a new one only where it is new', () => {
    given().when({ kind: 'ConnectNewSchool', school }).then(connected);
    given(connected).when({ kind: 'ConnectNewSchool', school }).thenFails('school-connected-already');
  });

  test('is what it is told to be, and nothing happens where it is so already', () => {
    for (const [command, event] of defining) {
      given(connected).when(command).then(event);
      given(connected, event).when(command).thenNothing();
    }
  });

  test('has to be connected first', () => {
    for (const [command] of defining) given().when(command).thenFails('school-not-found');
  });

  test('takes a new title, and keeps the time zone and the edit window that it has', () => {
    const renamed: SchoolEvent = { type: 'SchoolRenamed', data: { schoolId, title: 'Hill Lyceum' } };
    const newer = { ...school, title: 'Hill Lyceum', timeZone: 'Europe/Madrid', editWindowDays: 3 };
    given(connected).when({ kind: 'ConnectSchool', school: newer }).then(renamed);
    given(connected, renamed).when({ kind: 'ConnectSchool', school: newer }).thenNothing();
    given(connected, { type: 'EditWindowSet', data: { schoolId, days: 3 } })
      .when({ kind: 'SetEditWindow', days: 3 })
      .thenNothing();
  });

  test('puts a year, a term and a subject differently when told so', () => {
    const longer = { ...year, to: '2027-07-10' };
    const changed: SchoolEvent = { type: 'AcademicYearChanged', data: longer };
    given(connected, opened).when({ kind: 'OpenYear', year: longer }).then(changed);
    given(connected, opened, changed).when({ kind: 'OpenYear', year: longer }).thenNothing();
    const later = { ...term, to: '2026-11-01' };
    given(connected, { type: 'TermDefined', data: term })
      .when({ kind: 'DefineTerm', term: later })
      .then({ type: 'TermDefined', data: later });
    given(connected, subjectAdded)
      .when({ kind: 'AddSubject', subject: { ...subject, title: 'Maths' } })
      .then({ type: 'SubjectAdded', data: { ...subject, title: 'Maths' } });
  });
});
