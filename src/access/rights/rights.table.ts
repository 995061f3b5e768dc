import type { AccountRole } from '../account.events.js';

/** What somebody is to whatever is asked for: a role held in its school, or something nearer. */
export type Relation =
  | AccountRole
  /** It is the person. */
  | 'self'
  /** Is a guardian of the pupil, and sees what concerns the child. */
  | 'guardianOf'
  /** Is a guardian whom no court keeps from acting for the pupil. */
  | 'actingGuardian'
  /** Has today the class, the pupil's class, or that of somebody on the page. */
  | 'classTeacher'
  /** Has or had the page, or gives a lesson of it as a substitute. */
  | 'pageTeacher'
  /** Teaches the class or a group of it, or has a page of theirs. */
  | 'groupTeacher'
  /** Teaches today the pupil, or a group that the pupil is in. */
  | 'subjectTeacher'
  /** Is in the class today, or a guardian of somebody who is. */
  | 'family'
  /** Is in the class today. */
  | 'classmate'
  /** Is a guardian of somebody who is in the class today, whom no court keeps from acting. */
  | 'classGuardian'
  /** Is in the group of several schools today, as a pupil. */
  | 'member'
  /** Leads it in a school that takes part. */
  | 'leader'
  /** Is such a guardian of somebody who is in a class of the school today. */
  | 'schoolGuardian'
  /** Is or will be in a class of the school, or reads the diary of somebody who is or will be. */
  | 'schoolFamily'
  /** Was one of those on the day of the meeting. */
  | 'invitedThen'
  /** Reads in the thread today. */
  | 'participant'
  /** Writes in the thread, or under the post, today. */
  | 'writer'
  /** Wrote it. */
  | 'author'
  /** It is for them, and shown today. */
  | 'audience'
  /** Is signed in. */
  | 'anybody';

/** What a right is about, which the address of a route names. */
export type About =
  | 'account'
  | 'school'
  /** Of a school: families know of it too, and of nothing else of the school by that. */
  | 'calendar'
  | 'class'
  | 'pupil'
  | 'page'
  | 'grade'
  | 'teacher'
  | 'person'
  | 'meeting'
  | 'announcement'
  | 'blogPost'
  | 'thread'
  | 'jointGroup'
  | 'activity'
  | 'question'
  | 'alert';

export interface Right {
  readonly about: About;
  readonly by: readonly Relation[];
}

const right = (about: About, ...by: readonly Relation[]): Right => ({ about, by });

/** Guardians whose child's class, or school, meets. */
const INVITED = ['classGuardian', 'schoolGuardian'] as const;
const HEADS = ['deputyHead', 'admin'] as const;
const FAMILY = ['self', 'guardianOf'] as const;
const KEEPERS = ['pageTeacher', 'deputyHead'] as const;
const PORTFOLIO_STAFF = ['subjectTeacher', 'classTeacher', 'deputyHead'] as const;
const CARERS = ['classTeacher', 'healthWorker', 'deputyHead'] as const;

/**
 * Who may do what, to whom: each route names its right, `RightsGuard` enforces it before anything else looks at the
 * request, and a test tries every route with every role. What depends on the state of things as well, such as a closed
 * page or the edit window, is for the rules of those things.
 */
export const RIGHTS = {
  'account.own': right('account', 'anybody'),

  'diary.read': right('pupil', ...FAMILY),
  'diary.sign': right('pupil', 'actingGuardian'),
  'pupil.signatures.read': right('pupil', ...HEADS, 'auditor'),
  'pupil.report': right('pupil', ...FAMILY, 'classTeacher', 'deputyHead'),
  'pupil.note': right('pupil', 'actingGuardian'),
  'pupil.certificate': right('pupil', 'healthWorker', 'deputyHead'),
  'pupil.filed.withdraw': right('pupil', 'actingGuardian', 'healthWorker', 'deputyHead'),
  'pupil.health': right('pupil', 'healthWorker'),
  /** What teachers know of it, and from what the pupil is exempt. */
  'pupil.health.read': right('pupil', ...FAMILY),
  'pupil.consultations': right('pupil', 'actingGuardian'),
  'pupil.activities': right('pupil', 'self', 'actingGuardian'),
  'pupil.jointGroups.read': right('pupil', ...FAMILY),
  /** Agreeing that the pupil is in a group with pupils of other schools. */
  'pupil.jointGroups.agree': right('pupil', 'actingGuardian'),
  'pupil.jointGroups.leave': right('pupil', 'self', 'actingGuardian'),
  'pupil.absence': right('pupil', ...CARERS),
  'pupil.portfolio.read': right('pupil', ...FAMILY, ...PORTFOLIO_STAFF),
  'pupil.portfolio.files': right('pupil', 'self', 'actingGuardian', ...PORTFOLIO_STAFF),
  'pupil.achievements.propose': right('pupil', 'self', 'actingGuardian'),
  'pupil.achievements.decide': right('pupil', 'classTeacher', 'deputyHead'),
  /** Recording what a pupil achieved, and thanking; of what others wrote the class teacher and deputy heads undo. */
  'pupil.portfolio.write': right('pupil', ...PORTFOLIO_STAFF),
  /** Writing to the guardians or teachers of a pupil, and knowing who they are. */
  'pupil.correspondence': right('pupil', 'actingGuardian', 'subjectTeacher', 'classTeacher'),
  'pupil.guardians': right('pupil', 'secretary', 'admin'),
  'child.name': right('pupil', 'guardianOf'),
  'pupil.then': right('pupil', ...FAMILY, ...HEADS, 'auditor'),
  'pupil.report.then': right('pupil', ...FAMILY, 'classTeacher', ...HEADS, 'auditor'),

  'page.read': right('page', ...KEEPERS, 'auditor'),
  'page.then': right('page', 'pageTeacher', ...HEADS, 'auditor'),
  'page.write': right('page', ...KEEPERS),
  'page.absences': right('page', 'pageTeacher', ...CARERS),
  'page.remarks': right('page', ...KEEPERS, 'classTeacher'),
  'page.substitutes': right('page', ...HEADS),
  'page.reopen': right('page', ...HEADS),
  'page.window': right('page', 'admin'),
  'page.lateCorrections': right('page', ...HEADS),
  /** Asking a deputy head for what the edit window keeps from the teacher, and asking no more. */
  'page.lateRequests': right('page', 'pageTeacher'),
  'page.lateRequests.decide': right('page', 'deputyHead'),
  'homework.file.read': right('page', 'anybody'),

  'grade.read': right('grade', ...FAMILY, ...KEEPERS, 'auditor'),

  'class.report': right('class', 'classTeacher', 'deputyHead'),
  /** On paper, as the guardians see them, to be handed out. */
  'class.diaries': right('class', 'classTeacher', 'secretary', 'deputyHead'),
  'class.then': right('class', 'classTeacher', ...HEADS, 'auditor'),
  'class.health': right('class', 'classTeacher'),
  'class.homework': right('class', 'groupTeacher', 'classTeacher', ...HEADS),
  'class.move': right('class', ...HEADS, 'secretary'),
  'class.signIns': right('class', 'classTeacher', 'secretary', ...HEADS),
  'class.year': right('class', 'groupTeacher', 'classTeacher', ...HEADS),
  'class.year.reopen': right('class', ...HEADS),
  'meetings.read': right('class', 'family', 'groupTeacher', 'classTeacher', ...HEADS, 'auditor'),
  'meetings.call': right('class', 'classTeacher', ...HEADS),
  'meeting.change': right('meeting', 'classTeacher', ...HEADS),
  'meeting.read': right('meeting', ...INVITED, 'invitedThen', 'classTeacher', ...HEADS, 'auditor'),
  'meeting.guardians': right('meeting', ...INVITED, 'classTeacher', ...HEADS),
  /** Answering the invitation, naming somebody to vote, and voting. */
  'meeting.attend': right('meeting', ...INVITED),
  /** Attendance, votes and minutes. */
  'meeting.chair': right('meeting', 'classTeacher', ...HEADS),
  'class.timetable.read': right('class', 'family', 'groupTeacher', 'classTeacher', ...HEADS),
  'class.announcements.publish': right('class', 'groupTeacher', 'classTeacher', ...HEADS),
  'class.threads.open': right('class', 'classTeacher'),
  'class.threads.ofGuardians': right('class', 'classGuardian'),
  /** Writing to another guardian of the class alone, and knowing the others by name. */
  'class.threads.toGuardian': right('class', 'classGuardian'),
  'class.threads.ofPupils': right('class', 'classmate'),
  /** Writing to the pupils of the own class: their guardians write there too, or read along. */
  'class.threads.toPupils': right('class', 'classTeacher'),
  /** Sending a file, to go with a message. */
  'messages.attach': right('account', 'guardian', 'pupil', 'teacher'),
  'thread.read': right('thread', 'participant'),
  'thread.write': right('thread', 'writer'),
  'thread.moderate': right('thread', ...HEADS),
  /** Writing to pupils and leaders of other schools too. */
  'jointGroup.threads.open': right('jointGroup', 'member', 'leader'),
  'jointGroup.read': right('jointGroup', 'member', 'leader', 'author', ...HEADS),
  /** Asking the own school's pupils into it, and taking them out. */
  'jointGroup.pupils': right('jointGroup', 'leader', 'deputyHead'),
  'jointGroup.close': right('jointGroup', 'author', 'deputyHead'),
  /** Of the school, or where it was passed on of whoever runs the system. */
  'question.read': right('question', 'author', 'admin', 'operator'),
  'question.goOn': right('question', 'author'),
  'question.close': right('question', 'author', 'admin', 'operator'),
  'question.answer': right('question', 'admin', 'operator'),
  'class.activities.announce': right('class', 'groupTeacher', 'classTeacher', ...HEADS),
  'activity.change': right('activity', 'author', ...HEADS),
  'activity.signUps': right('activity', 'author', ...HEADS),
  'announcement.read': right('announcement', 'audience', 'author', ...HEADS, 'auditor'),
  'announcement.change': right('announcement', 'author'),
  'announcement.pin': right('announcement', 'author', ...HEADS),
  'announcement.withdraw': right('announcement', 'author', ...HEADS),
  'announcement.confirm': right('announcement', 'audience'),
  'announcement.receipts': right('announcement', 'author', ...HEADS),

  'class.blogPosts.publish': right('class', 'groupTeacher', 'classTeacher'),
  'blog.own': right('account', 'teacher'),
  'blogPost.read': right('blogPost', 'audience', 'author', ...HEADS, 'auditor'),
  /** What a post said before it was changed, too. */
  'blogPost.wordings.read': right('blogPost', 'author', ...HEADS, 'auditor'),
  'blogPost.change': right('blogPost', 'author'),
  'blogPost.withdraw': right('blogPost', 'author', ...HEADS),
  /** Pupils where the school lets pupils write to each other. */
  'blogPost.comment': right('blogPost', 'writer'),
  /** Readers what they wrote themselves. */
  'blogPost.comment.withdraw': right('blogPost', 'audience', 'author', ...HEADS),
  'blogPost.comment.report': right('blogPost', 'audience', 'author'),
  'blogPost.comment.dismissReport': right('blogPost', ...HEADS),

  /** What stands in it each reader knows by the rights of its parts. */
  'calendar.read': right(
    ...(['calendar', 'schoolFamily', 'teacher', 'healthWorker', 'secretary', ...HEADS, 'auditor'] as const),
  ),

  'school.classes.read': right('school', 'teacher', 'healthWorker', 'secretary', ...HEADS, 'auditor'),
  'school.settings.read': right(
    ...(['school', 'teacher', 'healthWorker', 'secretary', ...HEADS, 'auditor', 'authority'] as const),
  ),
  'school.settings.change': right('school', 'admin'),
  'school.timetable.read': right('school', 'teacher', 'healthWorker', 'secretary', ...HEADS, 'auditor'),
  'school.timetable.plan': right('school', ...HEADS),
  'school.setUp': right('school', 'admin'),
  'school.nextYear': right('school', 'admin'),
  'school.roster': right('school', 'admin'),
  'school.figures': right('school', ...HEADS, 'authority'),
  'school.pupils': right('school', 'deputyHead'),
  /** What its teachers ask to be corrected late. */
  'school.lateRequests': right('school', 'deputyHead'),
  'school.diaries': right('school', 'secretary', 'deputyHead'),
  'school.then': right('school', ...HEADS, 'auditor'),
  'school.offices.read': right('school', 'admin', 'auditor'),
  'school.offices': right('school', 'admin'),
  'school.applications': right('school', 'secretary', 'admin'),
  /** Schools that apply to be connected, where whoever asks oversees others. */
  'territory.applications': right('account', 'authority'),
  'school.audit': right('school', ...HEADS, 'auditor'),
  'school.meetings.call': right('school', ...HEADS),
  'school.meetings.read': right('school', 'teacher', 'secretary', ...HEADS, 'auditor'),
  'school.consultations.offer': right('school', 'teacher'),
  'school.consultations.read': right('school', 'teacher', ...HEADS),
  'school.consultations.callOff': right('school', 'teacher', ...HEADS),
  'school.activities.announce': right('school', 'secretary', ...HEADS),
  'school.activities.read': right('school', 'teacher', 'healthWorker', 'secretary', ...HEADS),
  'school.announcements.publish': right('school', 'secretary', ...HEADS),
  'school.announcements.read': right('school', ...HEADS, 'auditor'),
  'school.blogPosts.publish': right('school', 'teacher'),
  'school.blogPosts.read': right('school', ...HEADS, 'auditor'),
  'school.blogComments.reported': right('school', ...HEADS),
  /** Clinics whose systems report to the school, and the keys that they sign with. */
  'school.clinics': right('school', 'admin'),
  'school.clinicReports': right('school', 'healthWorker'),
  'school.messages.reported': right('school', ...HEADS),
  'school.jointGroups.read': right('school', ...HEADS),
  'school.jointGroups.propose': right('school', 'teacher', 'deputyHead'),
  /** Taking part in a group with other schools, not doing so, and leaving it. */
  'school.jointGroups.decide': right('school', 'deputyHead'),
  'school.questions': right('school', 'admin'),
  'school.frequentQuestions': right('school', 'admin'),
  'alert.read': right('alert', ...HEADS, 'auditor'),
  'alert.review': right('alert', ...HEADS),
  'teacher.progress': right('teacher', 'self', ...HEADS),
  'teacher.lessons': right('teacher', 'self', ...HEADS),

  'person.export': right('person', ...FAMILY, 'secretary', 'admin'),
  'person.erase': right('person', 'admin'),

  'retention.read': right('account', ...HEADS, 'auditor'),
  'notices.watch': right('account', 'admin'),
  'readModels.watch': right('account', 'admin', 'operator'),
  /** Writing to the other pupils of the own school. */
  'account.schoolmates': right('account', 'pupil'),
  /** What should have followed from facts and was refused. */
  'consequences.watch': right('account', 'admin', 'operator'),
  /** Who follows the journal: an authority sees those who may see its schools. */
  'consumers.watch': right('account', 'authority', 'operator'),
  'questions.ofOperator': right('account', 'operator'),
  'frequentQuestions.ofAll': right('account', 'operator'),
  'files.upload': right('account', 'teacher', 'deputyHead'),
} as const satisfies Readonly<Record<string, Right>>;

export type RightName = keyof typeof RIGHTS;

/** Whether somebody who is all that has a right. */
export const may = (name: RightName, held: readonly Relation[]): boolean => {
  const { by }: Right = RIGHTS[name];
  return held.some((relation) => by.includes(relation));
};

/** A class's meetings are known to whoever has to do with the class as well, and a school's calendar likewise. */
const KNOWN_WITH: Partial<Record<About, About>> = { meeting: 'class', calendar: 'school' };

/**
 * What is to be known of only by whom some right about it names. That somebody teaches in a school is too little to know
 * of its pages and pupils.
 */
export const knowsOf = (about: About, held: readonly Relation[]): boolean => {
  const wholes = [about, KNOWN_WITH[about] ?? about];
  return held.some(
    (relation) =>
      (relation !== 'teacher' || about === 'school' || about === 'calendar') &&
      relation !== 'anybody' &&
      Object.values<Right>(RIGHTS).some((each) => wholes.includes(each.about) && each.by.includes(relation)),
  );
};
