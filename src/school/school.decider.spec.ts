import { describe, test } from '@jest/globals';
import { deciderSpec } from '../../test/support/decider-spec.js';
import { schoolDecider, type SchoolCommand } from './school.decider.js';
import type { AcademicYearOpened, SchoolConnected, SchoolEvent, TermDefined } from './school.events.js';

const { given } = deciderSpec(schoolDecider);

const schoolId = 'school1';
const school: SchoolConnected['data'] = {
  schoolId,
  title: 'Hill School',
  timeZone: 'Europe/Lisbon',
  editWindowDays: 14,
};
const connected: SchoolEvent = { type: 'SchoolConnected', data: school };
const year: AcademicYearOpened['data'] = {
  schoolId,
  yearId: 'y1',
  title: '2026/27',
  from: '2026-09-01',
  to: '2027-06-30',
};
const term: TermDefined['data'] = {
  schoolId,
  yearId: 'y1',
  termId: 'q1',
  title: 'First quarter',
  from: '2026-09-01',
  to: '2026-10-30',
};
const subject = { schoolId, subjectId: 'math', title: 'Mathematics' };
const oral = { code: 'oral', title: 'Oral answer', abbreviation: 'O', weight: 1 };

const defining: readonly (readonly [SchoolCommand, SchoolEvent])[] = [
  [
    { kind: 'OpenYear', year },
    { type: 'AcademicYearOpened', data: year },
  ],
  [
    { kind: 'DefineTerm', term },
    { type: 'TermDefined', data: term },
  ],
  [
    { kind: 'AddSubject', subject },
    { type: 'SubjectAdded', data: subject },
  ],
  [
    { kind: 'DefineScale', scale: { min: 0, max: 20 } },
    { type: 'ScaleDefined', data: { schoolId, scale: { min: 0, max: 20 } } },
  ],
  [
    { kind: 'DefineWorkKind', work: oral },
    { type: 'WorkKindDefined', data: { schoolId, work: oral } },
  ],
];

describe('a school', () => {
  test('is connected once', () => {
    given().when({ kind: 'ConnectSchool', school }).then(connected);
    given(connected).when({ kind: 'ConnectSchool', school }).thenNothing();
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

  test('puts a term, a subject, its scale and a kind of work differently when told so', () => {
    const all = defining.map(([, event]) => event);
    const later = { ...term, to: '2026-11-01' };
    given(connected, ...all)
      .when({ kind: 'DefineTerm', term: later })
      .then({ type: 'TermDefined', data: later });
    given(connected, ...all)
      .when({ kind: 'AddSubject', subject: { ...subject, title: 'Maths' } })
      .then({ type: 'SubjectAdded', data: { ...subject, title: 'Maths' } });
    given(connected, ...all)
      .when({ kind: 'DefineScale', scale: { min: 1, max: 10 } })
      .then({ type: 'ScaleDefined', data: { schoolId, scale: { min: 1, max: 10 } } });
    given(connected, ...all)
      .when({ kind: 'DefineWorkKind', work: { ...oral, weight: 2 } })
      .then({ type: 'WorkKindDefined', data: { schoolId, work: { ...oral, weight: 2 } } });
  });
});
