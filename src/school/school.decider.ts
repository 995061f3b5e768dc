import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import type { Scale, WorkKind } from './scale.values.js';
import type {
  AcademicYearOpened,
  SchoolConnected,
  SchoolEvent,
  SubjectAdded,
  TermDefined,
} from './school.events.js';

/** What a school should be like; whatever it isn't yet becomes a fact. */
export type SchoolCommand =
  | { readonly kind: 'ConnectSchool'; readonly school: SchoolConnected['data'] }
  | { readonly kind: 'OpenYear'; readonly year: AcademicYearOpened['data'] }
  | { readonly kind: 'DefineTerm'; readonly term: TermDefined['data'] }
  | { readonly kind: 'AddSubject'; readonly subject: SubjectAdded['data'] }
  | { readonly kind: 'DefineScale'; readonly scale: Scale }
  | { readonly kind: 'DefineWorkKind'; readonly work: WorkKind };

export interface School {
  readonly connected: SchoolConnected['data'] | undefined;
  readonly years: Readonly<Record<string, AcademicYearOpened['data']>>;
  readonly terms: Readonly<Record<string, TermDefined['data']>>;
  readonly subjects: Readonly<Record<string, string>>;
  readonly scale: Scale | undefined;
  readonly works: Readonly<Record<string, WorkKind>>;
}

export const schoolDecider: Decider<School, SchoolCommand, SchoolEvent> = {
  initial: () => ({ connected: undefined, years: {}, terms: {}, subjects: {}, scale: undefined, works: {} }),

  decide(command, school) {
    if (command.kind === 'ConnectSchool') {
      return school.connected ? [] : [{ type: 'SchoolConnected', data: command.school }];
    }
    if (!school.connected) throw new DomainError('school-not-found', 'There is no such school.', 'not-found');
    const { schoolId } = school.connected;
    switch (command.kind) {
      case 'OpenYear':
        return school.years[command.year.yearId] ? [] : [{ type: 'AcademicYearOpened', data: command.year }];
      case 'DefineTerm':
        return same(school.terms[command.term.termId], command.term)
          ? []
          : [{ type: 'TermDefined', data: command.term }];
      case 'AddSubject':
        return school.subjects[command.subject.subjectId] === command.subject.title
          ? []
          : [{ type: 'SubjectAdded', data: command.subject }];
      case 'DefineScale':
        return same(school.scale, command.scale)
          ? []
          : [{ type: 'ScaleDefined', data: { schoolId, scale: command.scale } }];
      case 'DefineWorkKind':
        return same(school.works[command.work.code], command.work)
          ? []
          : [{ type: 'WorkKindDefined', data: { schoolId, work: command.work } }];
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(school, event) {
    switch (event.type) {
      case 'SchoolConnected':
        return { ...school, connected: event.data };
      case 'AcademicYearOpened':
        return { ...school, years: { ...school.years, [event.data.yearId]: event.data } };
      case 'TermDefined':
        return { ...school, terms: { ...school.terms, [event.data.termId]: event.data } };
      case 'SubjectAdded':
        return { ...school, subjects: { ...school.subjects, [event.data.subjectId]: event.data.title } };
      case 'ScaleDefined':
        return { ...school, scale: event.data.scale };
      case 'WorkKindDefined':
        return { ...school, works: { ...school.works, [event.data.work.code]: event.data.work } };
      default:
        return school;
    }
  },
};

const same = <T extends object>(there: T | undefined, wanted: T): boolean =>
  there !== undefined &&
  Object.entries(wanted).every(([key, value]) => (there as Record<string, unknown>)[key] === value);
