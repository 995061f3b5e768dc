import type { AccessEnded, AccountIssued, RolesChanged } from '../../src/access/account.events.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { PageDaysChanged, PageOpened } from '../../src/journal/page/page.events.js';
import type {
  GuardianLinked,
  GuardianUnlinked,
  PersonalDataChanged,
  PersonErased,
  PersonRegistered,
} from '../../src/people/person.events.js';
import type { ClassEvent } from '../../src/school/class.events.js';
import type { SchoolEvent } from '../../src/school/school.events.js';
import { partOfWork } from './parts.values.js';
import type { LastChanged } from './read-model.js';

type OfSchool = Extract<
  SchoolEvent,
  {
    type:
      | 'SchoolConnected'
      | 'SchoolRenamed'
      | 'AcademicYearOpened'
      | 'AcademicYearChanged'
      | 'TermDefined'
      | 'SubjectAdded'
      | 'WorkKindDefined';
  }
>;
type OfPeople = PersonRegistered | PersonalDataChanged | GuardianLinked | GuardianUnlinked | PersonErased;
type OfAccounts = AccountIssued | RolesChanged | AccessEnded;
type Handled = OfSchool | ClassEvent | OfPeople | OfAccounts | PageOpened | PageDaysChanged;

/** What an event changes: all of a document, or a part of it. */
interface Change {
  readonly id: string;
  readonly part?: string;
}

export const lastChanged: Projection<LastChanged, Handled> = {
  name: 'lastChanged',
  version: 2,
  handles: [
    'SchoolConnected',
    'SchoolRenamed',
    'AcademicYearOpened',
    'AcademicYearChanged',
    'TermDefined',
    'SubjectAdded',
    'WorkKindDefined',
    'ClassFormed',
    'GroupFormed',
    'ClassRenamed',
    'ClassTeacherAssigned',
    'ClassTeacherReleased',
    'PupilEnrolled',
    'PupilWithdrawn',
    'PupilTransferred',
    'PersonRegistered',
    'PersonalDataChanged',
    'GuardianLinked',
    'GuardianUnlinked',
    'PersonErased',
    'AccountIssued',
    'RolesChanged',
    'AccessEnded',
    'PageOpened',
    'PageDaysChanged',
  ],

  spansSchools: true,
  idsOf: (event) => changesBy(event).map(({ id }) => id),

  evolve(document, event, id) {
    const at = event.metadata.recordedAt;
    const before = document ?? { _id: id, at, parts: {} };
    const part = changesBy(event).find((change) => change.id === id)?.part;
    return part === undefined ? { ...before, at } : { ...before, parts: { ...before.parts, [part]: at } };
  },
};

const changesBy = (event: Handled): readonly Change[] => {
  switch (event.type) {
    case 'SchoolConnected':
    case 'SchoolRenamed':
      return [{ id: event.data.schoolId }];
    case 'AcademicYearOpened':
    case 'AcademicYearChanged':
      return [{ id: event.data.schoolId, part: event.data.yearId }];
    case 'TermDefined':
      return [{ id: event.data.schoolId, part: event.data.termId }];
    case 'SubjectAdded':
      return [{ id: event.data.schoolId, part: event.data.subjectId }];
    case 'WorkKindDefined':
      return [{ id: event.data.schoolId, part: partOfWork(event.data.work.code) }];
    case 'ClassFormed':
    case 'GroupFormed':
    case 'ClassRenamed':
      return [{ id: event.data.classId }];
    case 'ClassTeacherAssigned':
    case 'ClassTeacherReleased':
      return [{ id: event.data.classId, part: event.data.teacherId }];
    case 'PupilEnrolled':
    case 'PupilWithdrawn':
    case 'PupilTransferred':
      return [{ id: event.data.classId, part: event.data.pupilId }];
    case 'PersonRegistered':
    case 'PersonalDataChanged':
    case 'PersonErased':
      return [{ id: event.data.personId }];
    case 'GuardianLinked':
    case 'GuardianUnlinked':
      return [{ id: event.data.personId }, { id: event.data.guardianId }];
    case 'AccountIssued':
    case 'RolesChanged':
    case 'AccessEnded':
      return [{ id: event.data.accountId }];
    case 'PageOpened':
    case 'PageDaysChanged':
      return [{ id: event.data.pageId }];
  }
};
