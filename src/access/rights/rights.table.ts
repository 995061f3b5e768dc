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
  /** Is in the class today, or a guardian of somebody who is. */
  | 'family'
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
  | 'class'
  | 'pupil'
  | 'page'
  | 'grade'
  | 'teacher'
  | 'person'
  | 'meeting'
  | 'announcement'
  | 'alert';

export interface Right {
  readonly about: About;
  readonly by: readonly Relation[];
}

const right = (about: About, ...by: readonly Relation[]): Right => ({ about, by });

const HEADS = ['deputyHead', 'admin'] as const;
const FAMILY = ['self', 'guardianOf'] as const;
const KEEPERS = ['pageTeacher', 'deputyHead'] as const;
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
  'pupil.consultations': right('pupil', 'actingGuardian'),
  'pupil.absence': right('pupil', ...CARERS),
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
  'meetings.read': right('class', 'family', 'groupTeacher', 'classTeacher', ...HEADS),
  'meetings.call': right('class', 'classTeacher', ...HEADS),
  'meeting.change': right('meeting', 'classTeacher', ...HEADS),
  'class.timetable.read': right('class', 'family', 'groupTeacher', 'classTeacher', ...HEADS),
  'class.announcements.publish': right('class', 'groupTeacher', 'classTeacher', ...HEADS),
  'announcement.read': right('announcement', 'audience', 'author', ...HEADS, 'auditor'),
  'announcement.change': right('announcement', 'author'),
  'announcement.pin': right('announcement', 'author', ...HEADS),
  'announcement.withdraw': right('announcement', 'author', ...HEADS),
  'announcement.confirm': right('announcement', 'audience'),
  'announcement.receipts': right('announcement', 'author', ...HEADS),

  'school.classes.read': right('school', 'teacher', 'healthWorker', 'secretary', ...HEADS, 'auditor'),
  'school.settings.read': right('school', 'teacher', 'healthWorker', 'secretary', ...HEADS, 'auditor'),
  'school.settings.change': right('school', 'admin'),
  'school.timetable.read': right('school', 'teacher', 'healthWorker', 'secretary', ...HEADS, 'auditor'),
  'school.timetable.plan': right('school', ...HEADS),
  'school.setUp': right('school', 'admin'),
  'school.nextYear': right('school', 'admin'),
  'school.figures': right('school', ...HEADS, 'authority'),
  'school.pupils': right('school', 'deputyHead'),
  'school.diaries': right('school', 'secretary', 'deputyHead'),
  'school.then': right('school', ...HEADS, 'auditor'),
  'school.offices.read': right('school', 'admin', 'auditor'),
  'school.offices': right('school', 'admin'),
  'school.applications': right('school', 'secretary', 'admin'),
  /** Schools that apply to be connected, where whoever asks oversees others. */
  'territory.applications': right('account', 'authority'),
  'school.audit': right('school', ...HEADS, 'auditor'),
  'school.consultations.offer': right('school', 'teacher'),
  'school.consultations.read': right('school', 'teacher', ...HEADS),
  'school.consultations.callOff': right('school', 'teacher', ...HEADS),
  'school.announcements.publish': right('school', 'secretary', ...HEADS),
  'school.announcements.read': right('school', ...HEADS, 'auditor'),
  'alert.read': right('alert', ...HEADS, 'auditor'),
  'alert.review': right('alert', ...HEADS),
  'teacher.progress': right('teacher', 'self', ...HEADS),
  'teacher.lessons': right('teacher', 'self', ...HEADS),

  'person.export': right('person', ...FAMILY, 'secretary', 'admin'),
  'person.erase': right('person', 'admin'),

  'retention.read': right('account', ...HEADS, 'auditor'),
  'notices.watch': right('account', 'admin'),
  'files.upload': right('account', 'teacher', 'deputyHead'),
} as const satisfies Readonly<Record<string, Right>>;

export type RightName = keyof typeof RIGHTS;

/** Whether somebody who is all that has a right. */
export const may = (name: RightName, held: readonly Relation[]): boolean => {
  const { by }: Right = RIGHTS[name];
  return held.some((relation) => by.includes(relation));
};

/** A class's meetings are known to whoever has to do with the class. */
const KNOWN_WITH: Partial<Record<About, About>> = { meeting: 'class' };

/**
 * What is to be known of only by whom some right about it names. That somebody teaches in a school is too little to know
 * of its pages and pupils.
 */
export const knowsOf = (about: About, held: readonly Relation[]): boolean => {
  const whole = KNOWN_WITH[about] ?? about;
  return held.some(
    (relation) =>
      (relation !== 'teacher' || whole === 'school') &&
      relation !== 'anybody' &&
      Object.values<Right>(RIGHTS).some((each) => each.about === whole && each.by.includes(relation)),
  );
};
