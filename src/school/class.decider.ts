import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import type { ClassEvent, ClassFormed, GroupFormed } from './class.events.js';
import { changesOf, enter, leave, type Members, type Membership } from './membership.values.js';

/** What a class or teaching group should be like; whatever it isn't yet becomes a fact. */
export type ClassCommand =
  | { readonly kind: 'FormClass'; readonly class: ClassFormed['data'] }
  | { readonly kind: 'FormGroup'; readonly group: GroupFormed['data'] }
  | { readonly kind: 'AssignTeachers'; readonly teachers: readonly Membership[] }
  | { readonly kind: 'EnrolPupils'; readonly pupils: readonly Membership[] };

export interface SchoolClass {
  readonly classId: string | undefined;
  readonly teachers: Members;
  readonly pupils: Members;
}

export const classDecider: Decider<SchoolClass, ClassCommand, ClassEvent> = {
  initial: () => ({ classId: undefined, teachers: {}, pupils: {} }),

  decide(command, state) {
    if (command.kind === 'FormClass') {
      return state.classId === undefined ? [{ type: 'ClassFormed', data: command.class }] : [];
    }
    if (command.kind === 'FormGroup') {
      return state.classId === undefined ? [{ type: 'GroupFormed', data: command.group }] : [];
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
        return changesOf<ClassEvent>(
          pupils,
          command.pupils,
          (pupilId, from) => ({ type: 'PupilEnrolled', data: { classId, pupilId, from } }),
          (pupilId, until) => ({ type: 'PupilWithdrawn', data: { classId, pupilId, until } }),
        );
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },

  evolve(state, event) {
    switch (event.type) {
      case 'ClassFormed':
      case 'GroupFormed':
        return { ...state, classId: event.data.classId };
      case 'ClassTeacherAssigned':
        return { ...state, teachers: enter(state.teachers, event.data.teacherId, event.data.from) };
      case 'ClassTeacherReleased':
        return { ...state, teachers: leave(state.teachers, event.data.teacherId, event.data.until) };
      case 'PupilEnrolled':
        return { ...state, pupils: enter(state.pupils, event.data.pupilId, event.data.from) };
      case 'PupilWithdrawn':
        return { ...state, pupils: leave(state.pupils, event.data.pupilId, event.data.until) };
      default:
        return state;
    }
  },
};
