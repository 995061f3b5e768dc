import { englishCount } from './counted.js';
import type { Words } from './words.js';

export const topics: Words['topics'] = {
  absence: { subject: 'An absence in the diary', counted: englishCount('absence', 'absences') },
  'absence-withdrawn': {
    subject: 'An absence was recorded by mistake',
    counted: englishCount('absence recorded by mistake', 'absences recorded by mistake'),
  },
  late: { subject: 'A late arrival in the diary', counted: englishCount('late arrival', 'late arrivals') },
  remark: { subject: 'A remark in the diary', counted: englishCount('remark', 'remarks') },
  'grade-given': { subject: 'A new grade in the diary', counted: englishCount('new grade', 'new grades') },
  'grade-corrected': {
    subject: 'A grade in the diary was corrected',
    counted: englishCount('corrected grade', 'corrected grades'),
  },
  'grade-annulled': {
    subject: 'A grade in the diary was annulled',
    counted: englishCount('annulled grade', 'annulled grades'),
  },
  'page-corrected': {
    subject: 'A grade on your journal page was corrected',
    counted: englishCount('grade corrected on your page', 'grades corrected on your pages'),
  },
  'page-annulled': {
    subject: 'A grade on your journal page was annulled',
    counted: englishCount('grade annulled on your page', 'grades annulled on your pages'),
  },
  'page-alert': {
    subject: 'Unusual corrections on your journal pages',
    counted: englishCount('alert about your pages', 'alerts about your pages'),
  },
  'term-grade': { subject: 'A term grade in the diary', counted: englishCount('term grade', 'term grades') },
  'term-grade-corrected': {
    subject: 'A term grade was corrected',
    counted: englishCount('corrected term grade', 'corrected term grades'),
  },
  'final-grade': {
    subject: 'A final grade in the diary',
    counted: englishCount('final grade', 'final grades'),
  },
  'final-grade-corrected': {
    subject: 'A final grade was corrected',
    counted: englishCount('corrected final grade', 'corrected final grades'),
  },
  homework: {
    subject: 'Homework in the diary',
    counted: englishCount('piece of homework', 'pieces of homework'),
  },
  'lesson-cancelled': {
    subject: 'A lesson is cancelled',
    counted: englishCount('cancelled lesson', 'cancelled lessons'),
  },
  'lesson-reinstated': {
    subject: 'A lesson takes place after all',
    counted: englishCount('lesson that takes place after all', 'lessons that take place after all'),
  },
  'lesson-substituted': {
    subject: 'A lesson with a substitute teacher',
    counted: englishCount('lesson with a substitute teacher', 'lessons with a substitute teacher'),
  },
  'new-timetable': {
    subject: 'A new timetable',
    counted: englishCount('new timetable', 'new timetables'),
  },
  meeting: { subject: 'A meeting at school', counted: englishCount('meeting', 'meetings') },
  'meeting-changed': {
    subject: 'A meeting at school has changed',
    counted: englishCount('changed meeting', 'changed meetings'),
  },
  'meeting-called-off': {
    subject: 'A meeting at school is called off',
    counted: englishCount('meeting called off', 'meetings called off'),
  },
  announcement: {
    subject: 'An announcement at school',
    counted: englishCount('announcement', 'announcements'),
  },
  'consultation-booked': {
    subject: 'A consultation at school',
    counted: englishCount('consultation booked', 'consultations booked'),
  },
  'consultation-cancelled': {
    subject: 'A consultation was given back',
    counted: englishCount('consultation given back', 'consultations given back'),
  },
  'consultation-called-off': {
    subject: 'A consultation is called off',
    counted: englishCount('consultation called off', 'consultations called off'),
  },
  'account-issued': {
    subject: 'Your account in the school journal',
    counted: englishCount('new account', 'new accounts'),
  },
  'application-questioned': {
    subject: 'A question about your application',
    counted: englishCount('question about an application', 'questions about applications'),
  },
  'application-refused': {
    subject: 'Your application was refused',
    counted: englishCount('refused application', 'refused applications'),
  },
  'school-invitation': {
    subject: 'Your school is connected to the school journal',
    counted: englishCount('connected school', 'connected schools'),
  },
  'contact-code': { subject: 'Confirm your contact details', counted: englishCount('code', 'codes') },
  'recovery-code': { subject: 'Your code for a new password', counted: englishCount('code', 'codes') },
  'corrections-alert': {
    subject: 'Unusual corrections in the school journal',
    counted: englishCount('alert about corrections', 'alerts about corrections'),
  },
  'password-changed': {
    subject: 'Your password was changed',
    counted: englishCount('change of password', 'changes of password'),
  },
  'roles-changed': {
    subject: 'The roles of your account were changed',
    counted: englishCount('change of your roles', 'changes of your roles'),
  },
  'access-ended': {
    subject: 'Your access to the school journal has ended',
    counted: englishCount('end of access', 'ends of access'),
  },
  'contact-changed': {
    subject: 'Your contact details were changed',
    counted: englishCount('change of contact details', 'changes of contact details'),
  },
  'new-device': {
    subject: 'Your account was signed in from a new device',
    counted: englishCount('sign-in from a new device', 'sign-ins from new devices'),
  },
  'second-factor-added': {
    subject: 'A second factor was added to your account',
    counted: englishCount('second factor added', 'second factors added'),
  },
  'second-factor-removed': {
    subject: 'A second factor of your account was removed',
    counted: englishCount('second factor removed', 'second factors removed'),
  },
  'office-proposed': {
    subject: 'An office in the school journal was proposed',
    counted: englishCount('proposed office', 'proposed offices'),
  },
  'office-agreed-to': {
    subject: 'The office that you proposed was agreed to',
    counted: englishCount('agreed office', 'agreed offices'),
  },
  'office-refused': {
    subject: 'The office that was proposed was refused',
    counted: englishCount('refused office', 'refused offices'),
  },
};
