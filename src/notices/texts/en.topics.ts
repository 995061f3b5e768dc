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
  'late-request-asked': {
    subject: 'A teacher asks for a late correction',
    counted: englishCount('request for a late correction', 'requests for late corrections'),
  },
  'late-request-approved': {
    subject: 'Your late correction is made',
    counted: englishCount('late correction made', 'late corrections made'),
  },
  'late-request-refused': {
    subject: 'Your late correction is refused',
    counted: englishCount('late correction refused', 'late corrections refused'),
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
  'test-planned': { subject: 'A test is planned', counted: englishCount('planned test', 'planned tests') },
  'test-moved': { subject: 'A test was moved', counted: englishCount('moved test', 'moved tests') },
  'test-withdrawn': {
    subject: 'A test will not be written',
    counted: englishCount('test that will not be written', 'tests that will not be written'),
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
  'lesson-released': {
    subject: 'A substitute teacher is not needed after all',
    counted: englishCount(
      'lesson without its substitute teacher',
      'lessons without their substitute teachers',
    ),
  },
  'lesson-planned': {
    subject: 'A lesson beside the timetable',
    counted: englishCount('lesson beside the timetable', 'lessons beside the timetable'),
  },
  'new-timetable': {
    subject: 'A new timetable',
    counted: englishCount('new timetable', 'new timetables'),
  },
  'days-off': {
    subject: 'Days without lessons',
    counted: englishCount('time without lessons', 'times without lessons'),
  },
  'days-not-off': {
    subject: 'Lessons on days that were to be off',
    counted: englishCount('time off that is off no more', 'times off that are off no more'),
  },
  'day-shifted': {
    subject: 'A school day by another plan',
    counted: englishCount('day by another plan', 'days by another plan'),
  },
  'day-not-shifted': {
    subject: 'A school day by its own plan after all',
    counted: englishCount('day by its own plan after all', 'days by their own plan after all'),
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
  'meeting-minutes': {
    subject: 'Minutes of a meeting at school',
    counted: englishCount('set of minutes', 'sets of minutes'),
  },
  'achievement-recorded': {
    subject: 'An achievement in the portfolio',
    counted: englishCount('achievement recorded', 'achievements recorded'),
  },
  'achievement-proposed': {
    subject: 'An achievement is proposed for a portfolio',
    counted: englishCount('proposed achievement', 'proposed achievements'),
  },
  'achievement-confirmed': {
    subject: 'A proposed achievement is confirmed',
    counted: englishCount('confirmed achievement', 'confirmed achievements'),
  },
  'achievement-refused': {
    subject: 'A proposed achievement is refused',
    counted: englishCount('refused achievement', 'refused achievements'),
  },
  'achievement-corrected': {
    subject: 'An achievement was corrected',
    counted: englishCount('corrected achievement', 'corrected achievements'),
  },
  'achievement-annulled': {
    subject: 'An achievement was annulled',
    counted: englishCount('annulled achievement', 'annulled achievements'),
  },
  thanks: { subject: 'Thanks from the school', counted: englishCount('thanks', 'thanks') },
  'new-activity': {
    subject: 'An activity at school',
    counted: englishCount('new activity', 'new activities'),
  },
  'activity-changed': {
    subject: 'Something at school has changed',
    counted: englishCount('changed activity', 'changed activities'),
  },
  'activity-called-off': {
    subject: 'Something at school is called off',
    counted: englishCount('activity called off', 'activities called off'),
  },
  'activity-signed-up': {
    subject: 'Signed up by the school',
    counted: englishCount('sign-up by the school', 'sign-ups by the school'),
  },
  'activity-signed-out': {
    subject: 'Signed out by the school',
    counted: englishCount('sign-up ended by the school', 'sign-ups ended by the school'),
  },
  announcement: {
    subject: 'An announcement at school',
    counted: englishCount('announcement', 'announcements'),
  },
  'announcement-changed': {
    subject: 'An announcement is put differently',
    counted: englishCount('announcement put differently', 'announcements put differently'),
  },
  'announcement-withdrawn': {
    subject: 'An announcement was withdrawn',
    counted: englishCount('announcement withdrawn', 'announcements withdrawn'),
  },
  'blog-post': {
    subject: 'A new post in a teacher’s blog',
    counted: englishCount('post in a blog', 'posts in blogs'),
  },
  'blog-comment': {
    subject: 'A comment on your post',
    counted: englishCount('comment on a post', 'comments on posts'),
  },
  message: { subject: 'A message in the school journal', counted: englishCount('message', 'messages') },
  'joint-group-proposed': {
    subject: 'A group with other schools waits for your answer',
    counted: englishCount('proposed group', 'proposed groups'),
  },
  'joint-group-approved': {
    subject: 'A school takes part in your group',
    counted: englishCount('approval of a group', 'approvals of groups'),
  },
  'joint-group-refused': {
    subject: 'A school does not take part in your group',
    counted: englishCount('refusal of a group', 'refusals of groups'),
  },
  'joint-group-left': {
    subject: 'A school has left your group',
    counted: englishCount('school that left a group', 'schools that left a group'),
  },
  'joint-group-leading': {
    subject: 'You lead a group with other schools',
    counted: englishCount('group to lead', 'groups to lead'),
  },
  'joint-group-asked': {
    subject: 'An invitation into a group with other schools',
    counted: englishCount('invitation into a group', 'invitations into groups'),
  },
  'joint-group-joined': {
    subject: 'A new group with other schools',
    counted: englishCount('new group', 'new groups'),
  },
  'joint-group-departed': {
    subject: 'No more in a group with other schools',
    counted: englishCount('group left', 'groups left'),
  },
  'joint-group-closed': {
    subject: 'A group with other schools is closed',
    counted: englishCount('closed group', 'closed groups'),
  },
  'question-asked': {
    subject: 'A question to the support of the school',
    counted: englishCount('question to the support', 'questions to the support'),
  },
  'question-answered': {
    subject: 'Your question to the support is answered',
    counted: englishCount('answer of the support', 'answers of the support'),
  },
  'question-asked-back': {
    subject: 'The support asks back',
    counted: englishCount('question asked back', 'questions asked back'),
  },
  'question-closed': {
    subject: 'Your question to the support is closed',
    counted: englishCount('closed question', 'closed questions'),
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
