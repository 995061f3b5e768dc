import type { AccountEvent } from '../../access/account.events.js';
import type { PageEvent } from '../../journal/page/page.events.js';
import type { PersonEvent } from '../../people/person.events.js';
import type { ClassEvent } from '../../school/class.events.js';
import { own } from '../../school/plain-data.values.js';
import type { SchoolEvent } from '../../school/school.events.js';
import type { School } from '../../school/school.state.js';

/** In the order in which an import writes them. */
export const CHANGED_KINDS = [
  'school',
  'years',
  'terms',
  'subjects',
  'settings',
  'people',
  'families',
  'signIns',
  'classes',
  'groups',
  'pupils',
  'teachers',
  'pages',
] as const;
export type ChangedKind = (typeof CHANGED_KINDS)[number];

export interface ChangedRow {
  readonly change: 'added' | 'changed' | 'removed';
  /** What it is called; of a setting that has no name, none. */
  readonly title?: string;
  /** The class, child or term that it is about. */
  readonly of?: string;
}

export interface ChangedOfKind {
  readonly kind: ChangedKind;
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  /** The first of them. */
  readonly rows: readonly ChangedRow[];
}

/** What the events are about, by their ids. */
export interface Called {
  /** The school as it is. */
  readonly school: Pick<School, 'years' | 'terms' | 'subjects' | 'works'>;
  readonly person: (personId: string) => string;
  readonly account: (accountId: string) => string;
  readonly class: (classId: string) => string;
  readonly term: (termId: string) => string;
}

/** An event that an import writes. */
export type Intended = SchoolEvent | ClassEvent | PersonEvent | AccountEvent | PageEvent;

const MOST_ROWS = 200;

/** What events would change, kind by kind; kinds of which nothing would are left out. */
export const changesIn = (intended: readonly Intended[], called: Called): readonly ChangedOfKind[] => {
  const rows = intended.flatMap((event) => shown(event, called));
  return CHANGED_KINDS.flatMap((kind) => {
    const ofKind = rows.filter((row) => row.kind === kind);
    const count = (change: ChangedRow['change']) => ofKind.filter((row) => row.change === change).length;
    if (ofKind.length === 0) return [];
    const first = ofKind
      .toSorted(byTitle)
      .slice(0, MOST_ROWS)
      .map(({ kind: _kind, ...row }) => row);
    return [
      { kind, added: count('added'), changed: count('changed'), removed: count('removed'), rows: first },
    ];
  });
};

const byTitle = (a: ChangedRow, b: ChangedRow): number => compared(a.title, b.title) || compared(a.of, b.of);

const compared = (a = '', b = ''): number => a.localeCompare(b, 'en', { numeric: true });

/** @returns nothing of what only follows from something else that is shown. */
const shown = (event: Intended, called: Called): readonly (ChangedRow & { readonly kind: ChangedKind })[] => {
  const row = (kind: ChangedKind, change: ChangedRow['change'], title?: string, of?: string) => [
    { kind, change, ...(title === undefined ? {} : { title }), ...(of === undefined ? {} : { of }) },
  ];
  const { school } = called;
  const unless = (known: unknown) => (known === undefined ? 'added' : 'changed');
  switch (event.type) {
    case 'SchoolRenamed':
      return row('school', 'changed', event.data.title);
    case 'AcademicYearOpened':
      return row('years', 'added', event.data.title);
    case 'AcademicYearChanged':
      return row('years', 'changed', event.data.title);
    case 'TermDefined': {
      const { termId, title } = event.data;
      return row('terms', unless(own(school.terms, termId)), title);
    }
    case 'SubjectAdded': {
      const { subjectId, title } = event.data;
      return row('subjects', unless(own(school.subjects, subjectId)), title);
    }
    case 'WorkKindDefined': {
      const { work } = event.data;
      return row('settings', unless(own(school.works, work.code)), work.title);
    }
    case 'CorrectionReasonListed':
      return row('settings', 'added', event.data.title);
    case 'ScaleDefined':
    case 'RoundingSet':
    case 'RatingsSet':
      return row('settings', 'changed');
    case 'PersonRegistered':
      return row('people', 'added', called.person(event.data.personId));
    case 'PersonalDataChanged':
      return row('people', 'changed', called.person(event.data.personId));
    case 'GuardianLinked':
    case 'GuardianUnlinked': {
      const { personId, guardianId } = event.data;
      const change = event.type === 'GuardianLinked' ? 'added' : 'removed';
      return row('families', change, called.person(guardianId), called.person(personId));
    }
    case 'AccountIssued':
      return row('signIns', 'added', called.account(event.data.accountId));
    case 'RolesChanged':
      return row('signIns', 'changed', called.account(event.data.accountId));
    case 'AccessEnded':
      return row('signIns', 'removed', called.account(event.data.accountId));
    case 'ClassFormed':
      return row('classes', 'added', event.data.title);
    case 'GroupFormed':
      return row('groups', 'added', event.data.title);
    case 'ClassRenamed':
      return row('classes', 'changed', event.data.title);
    case 'PupilEnrolled':
    case 'PupilWithdrawn': {
      const { pupilId, classId } = event.data;
      const change = event.type === 'PupilEnrolled' ? 'added' : 'removed';
      return row('pupils', change, called.person(pupilId), called.class(classId));
    }
    case 'ClassTeacherAssigned':
    case 'ClassTeacherReleased': {
      const { teacherId, classId } = event.data;
      const change = event.type === 'ClassTeacherAssigned' ? 'added' : 'removed';
      return row('teachers', change, called.person(teacherId), called.class(classId));
    }
    case 'PageOpened': {
      const { groupId, termId } = event.data;
      return row('pages', 'added', called.class(groupId), called.term(termId));
    }
    default:
      return [];
  }
};
