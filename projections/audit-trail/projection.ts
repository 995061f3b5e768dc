import type { Recorded } from '../../src/eventing/envelope.js';
import { formatPosition } from '../../src/eventing/position.js';
import type { Projection } from '../../src/eventing/projection.js';
import type { Reason } from '../../src/journal/page/reason.values.js';
import type { Sealed } from '../../src/people/sealed.values.js';
import { isEveryday, type AuditKind } from './kinds.values.js';
import type { AuditEntry, AuditRecord, JournalEvent } from './read-model.js';

type EventType = JournalEvent['type'];

/** What each fact is about; behind it, whether it changes or takes back what had been recorded before. */
const AUDITED: Readonly<Record<EventType, readonly [AuditKind, corrects?: 'corrects']>> = {
  GradeGiven: ['grade'],
  GradeCorrected: ['grade', 'corrects'],
  GradeAnnulled: ['grade', 'corrects'],
  DebtMarked: ['grade'],
  DebtSettled: ['grade'],
  DebtWithdrawn: ['grade', 'corrects'],
  GradesTakenOver: ['grade'],
  LateCorrectionRequested: ['grade'],
  LateCorrectionApproved: ['grade'],
  LateCorrectionRefused: ['grade'],
  LateCorrectionWithdrawn: ['grade'],
  AbsenceRecorded: ['absence'],
  AbsenceReasonSet: ['absence', 'corrects'],
  AbsenceWithdrawn: ['absence', 'corrects'],
  CertificateFiled: ['absence'],
  GuardianNoteFiled: ['absence'],
  FiledReasonWithdrawn: ['absence', 'corrects'],
  DayAbsenceRecorded: ['absence'],
  DayAbsenceWithdrawn: ['absence', 'corrects'],
  LessonPlanned: ['lesson'],
  LessonRecorded: ['lesson'],
  TopicChanged: ['lesson', 'corrects'],
  LessonCancelled: ['lesson'],
  LessonReinstated: ['lesson', 'corrects'],
  HomeworkSet: ['homework'],
  HomeworkAmended: ['homework', 'corrects'],
  HomeworkWithdrawn: ['homework', 'corrects'],
  RemarkMade: ['remark'],
  RemarkWithdrawn: ['remark', 'corrects'],
  RemarkAnswered: ['remark'],
  TermGradeGiven: ['termGrade'],
  TermGradeCorrected: ['termGrade', 'corrects'],
  FinalGradeGiven: ['finalGrade'],
  FinalGradeCorrected: ['finalGrade', 'corrects'],
  PageClosed: ['closing'],
  PageReopened: ['closing', 'corrects'],
  YearClosed: ['closing'],
  YearReopened: ['closing', 'corrects'],
  WeekAcknowledged: ['signature'],
  RemarkAcknowledged: ['signature'],
  TeacherAssigned: ['access'],
  TeacherReleased: ['access'],
  SubstituteAssigned: ['access'],
  SubstituteReleased: ['access'],
  EditWindowExtended: ['access'],
  LateCorrectionsAllowed: ['access'],
  ClassTeacherAssigned: ['access'],
  ClassTeacherReleased: ['access'],
  GuardianLinked: ['access'],
  GuardianUnlinked: ['access'],
  GuardianLimited: ['access'],
  GuardianLimitLifted: ['access', 'corrects'],
  AccountIssued: ['access'],
  RolesChanged: ['access'],
  OfficeProposed: ['access'],
  OfficeProposalRefused: ['access'],
  OfficeProposalWithdrawn: ['access'],
  OfficeGiven: ['access'],
  OfficeTaken: ['access'],
  PasswordChanged: ['access'],
  AccessEnded: ['access'],
  RecoveryCodeIssued: ['access'],
  RecoveryCodeRefused: ['access'],
  RecoveryCodeAccepted: ['access'],
  CalendarIssued: ['access'],
  CalendarRevoked: ['access'],
  PortalLinked: ['access'],
  PortalUnlinked: ['access'],
  ActivationCodeIssued: ['access'],
  ActivationCodeRefused: ['access'],
  AccountActivated: ['access'],
  ConsentGiven: ['person'],
  ConsentWithdrawn: ['person'],
  GuardianApplicationFiled: ['access'],
  GuardianApplicationAccepted: ['access'],
  GuardianApplicationRefused: ['access'],
  GuardianApplicationLapsed: ['access'],
  SignedInFromNewDevice: ['access'],
  SecondFactorAdded: ['access'],
  SecondFactorRemoved: ['access'],
  SpareCodesIssued: ['access'],
  SpareCodeUsed: ['access'],
  PersonRegistered: ['person'],
  PersonalDataChanged: ['person'],
  ContactCodeIssued: ['person'],
  ContactCodeRefused: ['person'],
  ContactVerified: ['person'],
  PersonErased: ['person'],
  OwnContactSet: ['person'],
  HealthNoteMade: ['person'],
  HealthNoteWithdrawn: ['person', 'corrects'],
  HealthFlagRaised: ['person'],
  HealthFlagLowered: ['person'],
  ExemptionGranted: ['person'],
  ExemptionChanged: ['person', 'corrects'],
  ExemptionWithdrawn: ['person', 'corrects'],
  ClinicAdmitted: ['access'],
  ClinicKeyRegistered: ['access'],
  ClinicKeyRevoked: ['access', 'corrects'],
  ClinicDismissed: ['access', 'corrects'],
  ClinicReportReceived: ['person'],
  ClinicReportFiled: ['person'],
  ClinicReportLeft: ['person'],
  ClinicReportDismissed: ['person', 'corrects'],
  ChildNamed: ['person'],
  PageOpened: ['class'],
  PupilListed: ['class'],
  PupilDelisted: ['class'],
  ClassFormed: ['class'],
  GroupFormed: ['class'],
  ClassRenamed: ['class'],
  PupilEnrolled: ['class'],
  PupilWithdrawn: ['class'],
  PupilTransferred: ['class'],
  SchoolApplied: ['school'],
  SchoolApplicationQuestioned: ['school'],
  SchoolApplicationAnswered: ['school'],
  SchoolApplicationRefused: ['school'],
  SchoolApplicationApproved: ['school'],
  ResponsiblePersonInvited: ['school'],
  SchoolConnected: ['school'],
  SchoolRenamed: ['school'],
  SchoolPlaced: ['school'],
  AcademicYearOpened: ['school'],
  AcademicYearChanged: ['school'],
  TermDefined: ['school'],
  NextYearOpened: ['school'],
  NextYearReady: ['school'],
  SubjectAdded: ['school'],
  ScaleDefined: ['school'],
  WorkKindDefined: ['school'],
  WorkKindSet: ['school'],
  PageDaysChanged: ['school'],
  RoundingSet: ['school'],
  EditWindowSet: ['school'],
  RatingsSet: ['school'],
  TestLimitsSet: ['school'],
  ProxiesLimited: ['school'],
  CorrectionReasonListed: ['school'],
  CorrectionReasonDelisted: ['school'],
  DaysOffSet: ['school'],
  DaysOffAmended: ['school', 'corrects'],
  DaysOffWithdrawn: ['school', 'corrects'],
  DayShifted: ['school'],
  DayShiftWithdrawn: ['school', 'corrects'],
  MeetingCalled: ['meeting'],
  MeetingChanged: ['meeting', 'corrects'],
  MeetingCalledOff: ['meeting', 'corrects'],
  SchoolMeetingCalled: ['meeting'],
  SchoolMeetingChanged: ['meeting', 'corrects'],
  SchoolMeetingCalledOff: ['meeting', 'corrects'],
  InvitationAnswered: ['meeting'],
  ProxyNamed: ['meeting'],
  ProxyRevoked: ['meeting', 'corrects'],
  AttendanceRecorded: ['meeting'],
  AttendanceCounted: ['meeting'],
  MinutesPublished: ['meeting'],
  MinutesCorrected: ['meeting', 'corrects'],
  VoteOpened: ['meeting'],
  BallotCast: ['meeting'],
  VoteClosed: ['meeting'],
  VoteCounted: ['meeting'],
  TestPlanned: ['lesson'],
  TestMoved: ['lesson', 'corrects'],
  TestWithdrawn: ['lesson', 'corrects'],
  BellsSet: ['school'],
  WeekPatternSet: ['school'],
  RoomListed: ['school'],
  RoomDelisted: ['school'],
  TimetableEntriesPlaced: ['school'],
  TimetableEntriesRemoved: ['school'],
  TimetablePublished: ['school'],
  OccasionSet: ['school'],
  OccasionCalledOff: ['school', 'corrects'],
  ActivityAnnounced: ['activity'],
  ActivityChanged: ['activity', 'corrects'],
  ActivityCalledOff: ['activity', 'corrects'],
  PupilSignedUp: ['activity'],
  SignUpCancelled: ['activity', 'corrects'],
  AnnouncementPublished: ['announcement'],
  AnnouncementChanged: ['announcement', 'corrects'],
  AnnouncementPinned: ['announcement'],
  AnnouncementUnpinned: ['announcement'],
  AnnouncementWithdrawn: ['announcement', 'corrects'],
  BlogCommentsOpened: ['blog'],
  BlogCommentsClosed: ['blog'],
  BlogPostPublished: ['blog'],
  BlogPostChanged: ['blog', 'corrects'],
  BlogPostWithdrawn: ['blog', 'corrects'],
  BlogCommentWithdrawn: ['blog', 'corrects'],
  BlogCommentReported: ['blog'],
  BlogCommentReportDismissed: ['blog'],
  MessageReported: ['message'],
  MessageRemovedByModerator: ['message', 'corrects'],
  MessageReportDismissed: ['message'],
  ParticipantBlocked: ['message'],
  ParticipantUnblocked: ['message'],
  MessagingRulesSet: ['school'],
  JointGroupProposed: ['jointGroup'],
  JointGroupApproved: ['jointGroup'],
  JointGroupRefused: ['jointGroup'],
  JointGroupLeft: ['jointGroup', 'corrects'],
  JointGroupLeadersNamed: ['jointGroup'],
  JointGroupPupilAsked: ['jointGroup'],
  JointGroupPupilJoined: ['jointGroup'],
  JointGroupPupilLeft: ['jointGroup', 'corrects'],
  JointGroupClosed: ['jointGroup'],
  FrequentQuestionPublished: ['school'],
  FrequentQuestionChanged: ['school', 'corrects'],
  FrequentQuestionWithdrawn: ['school', 'corrects'],
  ConsultationOffered: ['consultation'],
  SlotBooked: ['consultation'],
  BookingCancelled: ['consultation', 'corrects'],
  ConsultationCalledOff: ['consultation', 'corrects'],
  AchievementRecorded: ['person'],
  AchievementProposed: ['person'],
  AchievementConfirmed: ['person'],
  AchievementRefused: ['person', 'corrects'],
  AchievementProposalWithdrawn: ['person', 'corrects'],
  AchievementCorrected: ['person', 'corrects'],
  AchievementAnnulled: ['person', 'corrects'],
  ThanksGiven: ['person'],
  ThanksWithdrawn: ['person', 'corrects'],
  NoticePreferencesSet: ['notices'],
  NoticesUnsubscribed: ['notices'],
};

export const AUDITED_TYPES = Object.keys(AUDITED) as readonly EventType[];

export const kindOf = (type: EventType): AuditKind => AUDITED[type][0];
export const isCorrection = (type: EventType): boolean => AUDITED[type][1] === 'corrects';

/** By which a school's records are looked for that are too rare among the others to be found by reading all of them. */
export const markOf = (schoolId: string, mark: 'late' | 'correction' | AuditKind): string =>
  `${schoolId} ${mark}`;

/**
 * One document a command: what a class is given in one request is one, it is written once and never read before, and
 * its size has the bound of an append. Who wrote, and when, is the same for all of it.
 */
export const auditTrail: Projection<AuditRecord, JournalEvent> = {
  name: 'auditTrail',
  version: 1,
  handles: AUDITED_TYPES,
  begins: AUDITED_TYPES,
  indexes: [
    { schoolId: 1, when: -1 },
    { schoolId: 1, 'actor.personId': 1, when: -1 },
    { about: 1, when: -1 },
  ],

  idsOf: ({ metadata }) => [metadata.$causationId],

  evolve(document, event, id) {
    const entry = entryOf(event);
    const record = document ?? recordOf(event, id);
    const about = [...entry.concerns, ...marksOf(event, entry)].filter((one) => !record.about.includes(one));
    return { ...record, about: [...record.about, ...about], entries: [...record.entries, entry] };
  },
};

const recordOf = ({ metadata, position, data }: Recorded<JournalEvent>, id: string): AuditRecord => {
  const { schoolId, actor, via, recordedAt } = metadata;
  const when = `${recordedAt}_${position.commit.toString().padStart(19, '0')}`;
  const pageId = 'pageId' in data ? data.pageId : undefined;
  return {
    _id: id,
    ...{ schoolId, actor, via, at: recordedAt, when },
    ...(pageId === undefined ? {} : { pageId }),
    about: pageId === undefined ? [] : [pageId],
    entries: [],
  };
};

const marksOf = (
  { type, metadata: { schoolId } }: Recorded<JournalEvent>,
  { late }: AuditEntry,
): string[] => [
  ...(isEveryday(kindOf(type)) ? [] : [markOf(schoolId, kindOf(type))]),
  ...(isCorrection(type) ? [markOf(schoolId, 'correction')] : []),
  ...(late === undefined ? [] : [markOf(schoolId, 'late')]),
];

const entryOf = (event: Recorded<JournalEvent>): AuditEntry => {
  const { id, type, position, data } = event;
  return {
    ...{ eventId: id, type, logPosition: formatPosition(position), concerns: concernedBy(event) },
    ...('accountId' in data ? { accountId: data.accountId } : {}),
    ...('roles' in data ? { roles: data.roles } : {}),
    ...('office' in data ? { roles: [data.office] } : {}),
    ...('lessonId' in data ? { lessonId: data.lessonId } : {}),
    ...('date' in data ? { date: data.date } : {}),
    ...gradeIn(event),
    ...changeBy(event),
    ...('late' in data && data.late ? { late: true } : {}),
    ...('reason' in data ? whyOf(data.reason) : {}),
    ...(isForGuardians(event) ? { guardiansOnly: true } : {}),
  };
};

/** None of a grade that was only asked for: there may never be one. */
const gradeIn = ({ type, data }: Recorded<JournalEvent>): Pick<AuditEntry, 'gradeId'> => {
  if (type === 'LateCorrectionRefused' || type === 'LateCorrectionWithdrawn') return {};
  if (type === 'LateCorrectionRequested' && data.from === undefined) return {};
  return 'gradeId' in data ? { gradeId: data.gradeId } : {};
};

const concernedBy = ({ type, data }: Recorded<JournalEvent>): readonly string[] => {
  switch (type) {
    case 'GuardianLinked':
    case 'GuardianUnlinked':
      return [data.personId, data.guardianId];
    // The pupil's family finds what concerns the pupil, and orders of courts and applications are not for all of it.
    case 'GuardianLimited':
    case 'GuardianLimitLifted':
      return [data.guardianId];
    case 'GuardianApplicationFiled':
    case 'GuardianApplicationAccepted':
    case 'GuardianApplicationRefused':
    case 'GuardianApplicationLapsed':
      return [];
    // What was asked for is between teachers and deputy heads; the family finds what came of it.
    case 'LateCorrectionRequested':
    case 'LateCorrectionApproved':
    case 'LateCorrectionRefused':
    case 'LateCorrectionWithdrawn':
      return [data.teacherId];
    case 'ChildNamed':
      return [data.personId];
    case 'TeacherAssigned':
    case 'TeacherReleased':
    case 'SubstituteAssigned':
    case 'SubstituteReleased':
    case 'ClassTeacherAssigned':
    case 'ClassTeacherReleased':
      return [data.teacherId];
    case 'MessageReported':
    case 'BlogCommentReported':
      return [data.reporterId];
    case 'MessageRemovedByModerator':
    case 'MessageReportDismissed':
    case 'BlogCommentWithdrawn':
    case 'BlogCommentReportDismissed':
      return [data.authorId];
    case 'HomeworkSet':
      return data.pupilIds ?? [];
    case 'HomeworkAmended':
      return [...new Set([...(data.from.pupilIds ?? []), ...(data.to.pupilIds ?? [])])];
    case 'HomeworkWithdrawn':
      return data.task.pupilIds ?? [];
    default:
      if ('pupilId' in data) return [data.pupilId];
      if ('personId' in data) return [data.personId];
      return [];
  }
};

const changeBy = ({ type, data }: Recorded<JournalEvent>): Pick<AuditEntry, 'from' | 'to'> => {
  switch (type) {
    case 'GradeGiven':
    case 'TermGradeGiven':
    case 'FinalGradeGiven':
      return { to: data.value };
    case 'GradeCorrected':
    case 'TermGradeCorrected':
    case 'FinalGradeCorrected':
    case 'AbsenceReasonSet':
      return { from: data.from, to: data.to };
    case 'GradeAnnulled':
      return { from: data.value };
    case 'LateCorrectionRequested':
      return {
        ...(data.from === undefined ? {} : { from: data.from }),
        ...(data.to === undefined ? {} : { to: data.to }),
      };
    case 'AbsenceRecorded':
    case 'CertificateFiled':
    case 'GuardianNoteFiled':
    case 'DayAbsenceRecorded':
      return { to: data.code };
    case 'AbsenceWithdrawn':
      return { from: data.code };
    default:
      return {};
  }
};

const whyOf = (reason: Reason | Sealed | string | undefined): Pick<AuditEntry, 'reason' | 'words'> => {
  if (reason === undefined) return {};
  if (typeof reason === 'string') return { words: reason };
  return { reason: 'sealed' in reason ? { text: reason } : reason };
};

/**
 * Only the making of a remark says who may see it: what came of it is kept from pupils whoever that was, and so is that
 * a guardian talks with a teacher, or votes.
 */
const isForGuardians = ({ type, data }: Recorded<JournalEvent>): boolean =>
  (type === 'RemarkMade' && data.visibleTo === 'guardian') || FOR_GUARDIANS.includes(type);

const FOR_GUARDIANS: readonly EventType[] = [
  ...(['RemarkWithdrawn', 'RemarkAcknowledged', 'RemarkAnswered'] as const),
  ...(['SlotBooked', 'BookingCancelled', 'BallotCast'] as const),
];
