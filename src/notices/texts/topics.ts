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
  'late-request-asked',
  'late-request-approved',
  'late-request-refused',
  'page-alert',
  'term-grade',
  'term-grade-corrected',
  'final-grade',
  'final-grade-corrected',
  'homework',
  'test-planned',
  'test-moved',
  'test-withdrawn',
  'lesson-cancelled',
  'lesson-reinstated',
  'lesson-substituted',
  'lesson-released',
  'lesson-planned',
  'new-timetable',
  'days-off',
  'days-not-off',
  'day-shifted',
  'day-not-shifted',
  'meeting',
  'meeting-changed',
  'meeting-called-off',
  'meeting-minutes',
  'achievement-recorded',
  'achievement-proposed',
  'achievement-confirmed',
  'achievement-refused',
  'achievement-corrected',
  'achievement-annulled',
  'thanks',
  'new-activity',
  'activity-changed',
  'activity-called-off',
  'activity-signed-up',
  'activity-signed-out',
  'announcement',
  'announcement-changed',
  'announcement-withdrawn',
  'blog-post',
  'blog-comment',
  'message',
  'joint-group-proposed',
  'joint-group-approved',
  'joint-group-refused',
  'joint-group-left',
  'joint-group-leading',
  'joint-group-asked',
  'joint-group-joined',
  'joint-group-departed',
  'joint-group-closed',
  'question-asked',
  'question-answered',
  'question-asked-back',
  'question-closed',
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

const DAY_TOPICS = {
  off: 'days-off',
  notOff: 'days-not-off',
  shifted: 'day-shifted',
  notShifted: 'day-not-shifted',
} as const;

const QUESTION_TOPICS = {
  asked: 'question-asked',
  answered: 'question-answered',
  askedBack: 'question-asked-back',
  closed: 'question-closed',
} as const;

/** What a notice is about: all that its subject line and the headings of a digest are made of. */
const MEETING_TOPICS = {
  called: 'meeting',
  changed: 'meeting-changed',
  calledOff: 'meeting-called-off',
  minutes: 'meeting-minutes',
} as const;

const ACTIVITY_TOPICS = {
  changed: 'activity-changed',
  calledOff: 'activity-called-off',
  signedUp: 'activity-signed-up',
  signedOut: 'activity-signed-out',
} as const;

export const topicOf = (told: Told): Topic => {
  switch (told.kind) {
    case 'grade-corrected':
      return told.to === undefined ? 'grade-annulled' : 'grade-corrected';
    case 'page-corrected':
      return told.to === undefined ? 'page-annulled' : 'page-corrected';
    case 'late-request':
      return `late-request-${told.what}`;
    case 'absence':
      return told.withdrawn ? 'absence-withdrawn' : 'absence';
    case 'term-grade':
      return told.corrected ? 'term-grade-corrected' : 'term-grade';
    case 'final-grade':
      return told.corrected ? 'final-grade-corrected' : 'final-grade';
    case 'test':
      return `test-${told.what}`;
    case 'timetable':
    case 'own-lesson':
      return `lesson-${told.change.what}`;
    case 'new-timetable':
      return told.days ? DAY_TOPICS[told.days.what] : told.kind;
    case 'achievement':
      return `achievement-${told.what}`;
    case 'activity':
      return ACTIVITY_TOPICS[told.what];
    case 'announcement':
      return told.what === 'published' ? 'announcement' : `announcement-${told.what}`;
    case 'meeting':
      return MEETING_TOPICS[told.what];
    case 'school-application':
      return `application-${told.what}`;
    case 'joint-group':
      return `joint-group-${told.what}`;
    case 'question':
      return QUESTION_TOPICS[told.what];
    case 'consultation':
      return CONSULTATION_TOPICS[told.what];
    case 'security-alert':
      return told.what;
    default:
      return told.kind;
  }
};
