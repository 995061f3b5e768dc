import type { Sealed } from '../people/sealed.values.js';
import type { Approval } from './school-application.decider.js';
import type {
  ResponsiblePersonInvited,
  SchoolApplicationAnswered,
  SchoolApplicationApproved,
  SchoolApplicationQuestioned,
  SchoolApplicationRefused,
  SchoolApplied,
} from './school-application.events.js';

export const sealed = (text: string): Sealed => ({ sealed: text, of: 'head', in: 'command' });
export const UNTIL = '2026-12-23T08:00:00.000Z';

export const OF = {
  applicationId: 'ap1',
  schoolId: 'school9',
  personId: 'head',
  municipality: 'm1',
  region: 'r1',
};
const municipality = { sourcedId: 'm1', title: 'Hills' };
const region = { sourcedId: 'r1', title: 'North' };

export const applied: SchoolApplied = {
  type: 'SchoolApplied',
  data: { ...OF, school: sealed('Lake School'), applicant: sealed('Ada Pires'), consent: '1' },
};
export const questioned: SchoolApplicationQuestioned = {
  type: 'SchoolApplicationQuestioned',
  data: { ...OF, question: sealed('Which building?') },
};
export const answered: SchoolApplicationAnswered = {
  type: 'SchoolApplicationAnswered',
  data: { ...OF, answer: sealed('The old one') },
};
export const refused: SchoolApplicationRefused = {
  type: 'SchoolApplicationRefused',
  data: { ...OF, reason: sealed('No such school') },
};
export const approval: Approval = {
  connected: {
    ...{ schoolId: 'school9', title: 'Lake School', timeZone: 'Europe/Lisbon' },
    ...{ editWindowDays: 7, sourcedId: 's-9' },
  },
  placed: { schoolId: 'school9', municipality, region },
  ...{ accountId: 'account9', signInName: sealed('badokeru482'), code: sealed('K7QM-2XPA'), digest: 'd' },
};
export const approved: SchoolApplicationApproved = {
  type: 'SchoolApplicationApproved',
  data: { ...OF, ...approval },
};
export const invited: ResponsiblePersonInvited = {
  type: 'ResponsiblePersonInvited',
  data: {
    ...OF,
    accountId: 'account9',
    signInName: sealed('badokeru482'),
    code: sealed('K7QM-2XPA'),
    until: UNTIL,
  },
};
