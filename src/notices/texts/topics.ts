import type { Told } from './told.js';

/** What a notice may be about, as finely as a subject line may say; a digest tells of it in this order. */
export const TOPICS = [
  'absence',
  'absence-withdrawn',
  'late',
  'remark',
  'grade-given',
  'grade-corrected',
  'grade-annulled',
  'page-corrected',
  'page-annulled',
  'page-alert',
  'term-grade',
  'term-grade-corrected',
  'final-grade',
  'final-grade-corrected',
  'homework',
  'lesson-cancelled',
  'lesson-reinstated',
  'lesson-substituted',
  'new-timetable',
  'meeting',
  'meeting-changed',
  'meeting-called-off',
  'announcement',
  'consultation-booked',
  'consultation-cancelled',
  'consultation-called-off',
  'account-issued',
  'application-questioned',
  'application-refused',
  'school-invitation',
  'contact-code',
  'recovery-code',
  'corrections-alert',
  'password-changed',
  'roles-changed',
  'access-ended',
  'contact-changed',
  'new-device',
  'second-factor-added',
  'second-factor-removed',
  'office-proposed',
  'office-agreed-to',
  'office-refused',
] as const;

export type Topic = (typeof TOPICS)[number];

const CONSULTATION_TOPICS = {
  booked: 'consultation-booked',
  cancelled: 'consultation-cancelled',
  calledOff: 'consultation-called-off',
} as const;

/** What a notice is about: all that its subject line and the headings of a digest are made of. */
const MEETING_TOPICS = {
  called: 'meeting',
  changed: 'meeting-changed',
  calledOff: 'meeting-called-off',
} as const;

export const topicOf = (told: Told): Topic => {
  switch (told.kind) {
    case 'grade-corrected':
      return told.to === undefined ? 'grade-annulled' : 'grade-corrected';
    case 'page-corrected':
      return told.to === undefined ? 'page-annulled' : 'page-corrected';
    case 'absence':
      return told.withdrawn ? 'absence-withdrawn' : 'absence';
    case 'term-grade':
      return told.corrected ? 'term-grade-corrected' : 'term-grade';
    case 'final-grade':
      return told.corrected ? 'final-grade-corrected' : 'final-grade';
    case 'timetable':
      return `lesson-${told.change.what}`;
    case 'meeting':
      return MEETING_TOPICS[told.what];
    case 'school-application':
      return `application-${told.what}`;
    case 'consultation':
      return CONSULTATION_TOPICS[told.what];
    case 'security-alert':
      return told.what;
    default:
      return told.kind;
  }
};
