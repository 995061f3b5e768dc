import type { Decider } from '../eventing/decider.js';
import { DomainError } from '../eventing/domain-error.js';
import { isSame, own } from './plain-data.values.js';
import type { CommandOf, SchoolCommand } from './school.command.js';
import {
  amendDaysOff,
  setDaysOff,
  shiftDay,
  withdrawDaysOff,
  withdrawDayShift,
} from './school-days.rules.js';
import type { SchoolEvent } from './school.events.js';
import { evolveSchool, noSchool, type ConnectedSchool, type School } from './school.state.js';
import {
  defineScale,
  defineWorkKind,
  delistReason,
  listReason,
  setEditWindow,
  setRatings,
  setTestLimits,
  limitProxies,
  setRounding,
} from './settings.rules.js';
import { defineYear } from './years/year.rules.js';

export const schoolDecider: Decider<School, SchoolCommand, SchoolEvent> = {
  initial: noSchool,
  evolve: evolveSchool,

  decide(command, state) {
    if (command.kind === 'ConnectSchool') return connectSchool(command, state);
    if (command.kind === 'ConnectNewSchool') {
      if (state.connected) throw connectedAlready();
      return [{ type: 'SchoolConnected', data: command.school }];
    }
    const school = connected(state);
    switch (command.kind) {
      case 'OpenYear':
        return openYear(command, school);
      case 'PlaceSchool':
        return isSame(school.place, command.place) ? [] : [{ type: 'SchoolPlaced', data: command.place }];
      case 'DefineTerm':
        return isSame(own(school.terms, command.term.termId), command.term)
          ? []
          : [{ type: 'TermDefined', data: command.term }];
      case 'DefineYear':
        return defineYear(command, school);
      case 'AddSubject':
        return own(school.subjects, command.subject.subjectId) === command.subject.title
          ? []
          : [{ type: 'SubjectAdded', data: command.subject }];
      case 'DefineScale':
        return defineScale(command, school);
      case 'DefineWorkKind':
        return defineWorkKind(command, school);
      case 'SetRounding':
        return setRounding(command, school);
      case 'SetEditWindow':
        return setEditWindow(command, school);
      case 'SetRatings':
        return setRatings(command, school);
      case 'SetTestLimits':
        return setTestLimits(command, school);
      case 'LimitProxies':
        return limitProxies(command, school);
      case 'ListCorrectionReason':
        return listReason(command, school);
      case 'DelistCorrectionReason':
        return delistReason(command, school);
      case 'SetDaysOff':
        return setDaysOff(command, school);
      case 'AmendDaysOff':
        return amendDaysOff(command, school);
      case 'WithdrawDaysOff':
        return withdrawDaysOff(command, school);
      case 'ShiftDay':
        return shiftDay(command, school);
      case 'WithdrawDayShift':
        return withdrawDayShift(command, school);
      default: {
        const unhandled: never = command;
        return unhandled;
      }
    }
  },
};

const connectSchool = ({ school }: CommandOf<'ConnectSchool'>, state: School): SchoolEvent[] => {
  if (!state.connected) return [{ type: 'SchoolConnected', data: school }];
  const { schoolId, title } = school;
  return state.connected.title === title ? [] : [{ type: 'SchoolRenamed', data: { schoolId, title } }];
};

export const connectedAlready = (): DomainError =>
  new DomainError('school-connected-already', 'A school with this code is connected already.', 'conflict');

/** @throws DomainError `school-not-found`. */
const connected = (school: School): ConnectedSchool => {
  if (!school.connected) throw new DomainError('school-not-found', 'There is no such school.', 'not-found');
  return { ...school, connected: school.connected };
};

const openYear = ({ year }: CommandOf<'OpenYear'>, school: ConnectedSchool): SchoolEvent[] => {
  const present = own(school.years, year.yearId);
  if (!present) return [{ type: 'AcademicYearOpened', data: year }];
  return isSame(present, year) ? [] : [{ type: 'AcademicYearChanged', data: year }];
};
