import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import type { CivilDate } from './civil-date.values.js';
import type { ClassEvent, ClassFormed, GroupFormed } from './class.events.js';
import {
  changesOf,
  departureOf,
  enter,
  isMemberOn,
  leave,
  type Members,
  type Membership,
} from './membership.values.js';
import { isSame, own } from './plain-data.values.js';

/** What a class or teaching group should be like; whatever it isn't yet becomes a fact. */
export type ClassCommand =
  | { readonly kind: 'FormClass'; readonly class: ClassFormed['data'] }
  | { readonly kind: 'FormGroup'; readonly group: GroupFormed['data'] }
  | { readonly kind: 'AssignTeachers'; readonly teachers: readonly Membership[] }
  | { readonly kind: 'EnrolPupils'; readonly pupils: readonly Membership[] }
  | { readonly kind: 'WithdrawPupil'; readonly pupilId: string; readonly until: CivilDate }
  | ({ readonly kind: 'TransferPupil'; readonly pupilId: string } & Transfer);

/** Where a pupil goes after the last day in the class. */
interface Transfer {
  readonly toClassId: string;
  readonly until: CivilDate;
}

export interface SchoolClass {
  readonly classId: string | undefined;
  readonly schoolId: string;
  readonly title: string;
  /** What a teaching group is taught; undefined for a class such as 7B. */
  readonly subjectId: string | undefined;
  readonly teachers: Members;
  readonly pupils: Members;
  /** The latest transfer of each pupil who was transferred. */
  readonly transfers: Readonly<Record<string, Transfer>>;
}

export const classDecider: Decider<SchoolClass, ClassCommand, ClassEvent> = {
  initial: () => ({
    classId: undefined,
    schoolId: '',
    title: '',
    subjectId: undefined,
    teachers: {},
    pupils: {},
    transfers: {},
  }),

  decide(command, state) {
    if (command.kind === 'FormClass') {
      return state.classId === undefined
        ? [{ type: 'ClassFormed', data: command.class }]
        : renamed(state, command.class);
    }
    if (command.kind === 'FormGroup') {
      return state.classId === undefined
        ? [{ type: 'GroupFormed', data: command.group }]
        : renamed(state, command.group);
    }
    const { classId, teachers, pupils } = state;
    if (classId === undefined)
      throw new DomainError('class-not-found', 'There is no such class.', 'not-found');
    switch (command.kind) {
      case 'AssignTeachers':
        return changesOf<ClassEvent>(
          teachers,
          command.teachers,
          (teacherId, from) => ({ type: 'ClassTeacherAssigned', data: { classId, teacherId, from } }),
          (teacherId, until) => ({ type: 'ClassTeacherReleased', data: { classId, teacherId, until } }),
        );
      case 'EnrolPupils':
        return enrolled(classId, pupils, command.pupils);
      case 'WithdrawPupil':
        return withdrawn(classId, pupils, command.pupilId, command.until);
      case 'TransferPupil': {
        const { pupilId, toClassId, until } = command;
        if (isSame(own(state.transfers, pupilId), { toClassId, until })) return [];
        mustBeIn(pupils, pupilId, until);
        // The pupil may have been enrolled twice, from different days on: every enrolment ends.
        const [, ...others] = withdrawn(classId, pupils, pupilId, until);
        return [{ type: 'PupilTransferred', data: { classId, pupilId, until, toClassId } }, ...others];
      }
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'ClassFormed': {
        const { classId, schoolId, title } = event.data;
        return { ...state, classId, schoolId, title };
      }
      case 'GroupFormed': {
        const { classId, schoolId, title, subjectId } = event.data;
        return { ...state, classId, schoolId, title, subjectId };
      }
      case 'ClassRenamed':
        return { ...state, title: event.data.title };
      case 'ClassTeacherAssigned':
        return { ...state, teachers: enter(state.teachers, event.data.teacherId, event.data.from) };
      case 'ClassTeacherReleased':
        return { ...state, teachers: leave(state.teachers, event.data.teacherId, event.data.until) };
      case 'PupilEnrolled':
        return { ...state, pupils: enter(state.pupils, event.data.pupilId, event.data.from) };
      case 'PupilWithdrawn':
        return { ...state, pupils: leave(state.pupils, event.data.pupilId, event.data.until) };
      case 'PupilTransferred': {
        const { pupilId, toClassId, until } = event.data;
        return {
          ...state,
          pupils: leave(state.pupils, pupilId, until),
          transfers: { ...state.transfers, [pupilId]: { toClassId, until } },
        };
      }
      default:
        return state;
    }
  },
};

const renamed = (state: SchoolClass, { classId, title }: ClassFormed['data']): ClassEvent[] =>
  state.title === title ? [] : [{ type: 'ClassRenamed', data: { classId, title } }];

const enrolled = (classId: string, pupils: Members, wanted: readonly Membership[]): ClassEvent[] =>
  changesOf<ClassEvent>(
    pupils,
    wanted,
    (pupilId, from) => ({ type: 'PupilEnrolled', data: { classId, pupilId, from } }),
    (pupilId, until) => ({ type: 'PupilWithdrawn', data: { classId, pupilId, until } }),
  );

const withdrawn = (classId: string, pupils: Members, pupil: string, day: CivilDate): ClassEvent[] =>
  departureOf<ClassEvent>(pupils, pupil, day, (pupilId, until) => ({
    type: 'PupilWithdrawn',
    data: { classId, pupilId, until },
  }));

const mustBeIn = (pupils: Members, pupilId: string, date: CivilDate): void => {
  if (isMemberOn(pupils, pupilId, date)) return;
  throw new DomainError('pupil-not-in-class', 'The pupil is not in this class on that day.', 'rule', [
    { field: 'pupilId', message: `is not in this class on ${date}` },
  ]);
};
