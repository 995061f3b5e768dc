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
  'meeting',
  'meeting-changed',
  'meeting-called-off',
  'account-issued',
  'contact-code',
  'recovery-code',
  'corrections-alert',
  'password-changed',
  'roles-changed',
  'access-ended',
  'contact-changed',
] as const;

export type Topic = (typeof TOPICS)[number];

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
    case 'security-alert':
      return told.what;
    default:
      return told.kind;
  }
};
