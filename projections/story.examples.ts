import {
  answered,
  applied,
  approved,
  invited,
  questioned,
  refused,
} from '../src/connecting/school-application.examples.js';
import type { DomainEvent } from '../src/eventing/decider.js';
import {
  absenceReasonSet,
  absenceRecorded,
  absenceWithdrawn,
  aPageWithALesson,
  debtMarked,
  debtSettled,
  debtWithdrawn,
  editWindowExtended,
  pageDaysChanged,
  gradeAnnulled,
  gradeCorrected,
  gradeGiven,
  gradesTakenOver,
  homeworkAmended,
  homeworkSet,
  homeworkWithdrawn,
  lateCorrectionApproved,
  lateCorrectionRefused,
  lateCorrectionRequested,
  lateCorrectionsAllowed,
  lateCorrectionWithdrawn,
  LESSON,
  lessonCancelled,
  lessonPlanned,
  lessonReinstated,
  MONDAY,
  nextLessonRecorded,
  oral,
  PAGE,
  pageClosed,
  pageReopened,
  pupilDelisted,
  REMARK,
  remarkMade,
  remarkWithdrawn,
  sealed,
  substituteAssigned,
  substituteReleased,
  TASK,
  teacherReleased,
  termGradeCorrected,
  termGradeGiven,
  topicChanged,
  workKindSet,
  written,
} from '../src/journal/page/page.examples.js';
import { wholeStory as ofDays } from '../src/school/school-days.examples.js';
import { whole } from '../src/timetable/timetable.examples.js';
import { lessonIdOf } from '../src/journal/page/page-ids.values.js';
import { USUAL_RATINGS } from '../src/school/ratings.values.js';

const LATER_LESSON = lessonIdOf(PAGE, '2026-12-01', 3);
const onRemark = { pupilId: 'anna', remarkId: REMARK, date: MONDAY, guardianId: 'mother' };
const filed = { pupilId: 'anna', yearId: 'y1', from: MONDAY, to: MONDAY, code: 'ill' };
const exemption = { personId: 'anna', exemptionId: 'x1' };
const ofPortfolio = { pupilId: 'anna', achievementId: 'a1' };
const thanks = { pupilId: 'anna', thanksId: 't1' };
const olympiad = {
  ...{ kind: 'olympiad', level: 'town', date: MONDAY, title: sealed('Chemistry') },
  proofs: [{ fileId: 'f1', name: sealed('Diploma.pdf'), mediaType: 'application/pdf', size: 4711 }],
} as const;
const clinic = { clinicId: 'clinic1' };
const report = { ...clinic, reportId: 'report1', schoolId: 'school1' };
const meeting = { meetingId: 'm1', schoolId: 'school1', classId: '7b', timeZone: 'Europe/Lisbon' };
const appointment = { title: 'First term', startsAt: '2026-12-03T18:30', place: 'Room 12' };
const meetingOfAll = { meetingId: 'm2', schoolId: 'school1', timeZone: 'Europe/Lisbon' };
const congress = { title: 'The school year', startsAt: '2026-12-04T19:00', place: 'Gym' };
const vote = { voteId: 'v1', meetingId: 'm1', schoolId: 'school1', classId: '7b' };
const whereTo = {
  ...{ question: sealed('Where to?'), options: [sealed('Sea'), sealed('Hills')] },
  ...{ secret: true, quorum: 50 },
};
const announcement = {
  ...{ announcementId: 'n1', schoolId: 'school1', authorId: 'petrova' },
  audience: { to: 'roles', roles: ['teacher', 'guardian'] },
};
const announced = {
  ...{ title: sealed('Trip'), text: sealed('To the sea'), from: MONDAY, until: '2026-12-04' },
  receiptAsked: true,
};
const post = {
  ...{ postId: 'b1', schoolId: 'school1', authorId: 'petrova' },
  audience: { to: 'class', classId: '7b' },
};
const posted = { title: sealed('Trip'), text: sealed('We saw the sea'), from: MONDAY, comments: true };
const comment = { postId: 'b1', schoolId: 'school1', number: 1, authorId: 'mother' };
const plannedTest = { pageId: PAGE, testId: `${LATER_LESSON}.t1`, title: 'Fractions' };
const movedTo = { lessonId: lessonIdOf(PAGE, '2026-12-03', 1), date: '2026-12-03', number: 1 };
const question = { questionId: 'q1', schoolId: 'school1', askerId: 'mother', with: 'school' } as const;
const frequent = { frequentId: 'f1', shownIn: 'school1' };
const thread = {
  ...{ threadId: 't1', schoolId: 'school1' },
  among: { kind: 'personal', teacherId: 'petrova', guardianId: 'mother', pupilId: 'anna' },
};
const message = { ...thread, number: 1, authorId: 'petrova' };
const answer = { ...thread, number: 2, authorId: 'mother' };
const block = { personId: 'petrova', schoolId: 'school1', blockedId: 'mother' };
const jointGroup = { jointGroupId: 'jg1', schoolId: 'school1' };
const atOther = { jointGroupId: 'jg1', schoolId: 'school2' };
const amongSchools = {
  ...{ threadId: 't2', schoolId: 'school1' },
  among: { kind: 'jointGroup', jointGroupId: 'jg1' },
};
const activity = { activityId: 'ac1', schoolId: 'school1' };
const trip = {
  ...{ title: 'Museum', startsAt: '2026-12-12T10:00', place: 'By the gate' },
  signUp: { places: 20, until: '2026-12-10T18:00' },
};
const consultation = { consultationId: 'k1', schoolId: 'school1', teacherId: 'petrova' };
const booking = { slot: '2026-12-03T18:10', pupilId: 'anna', guardianId: 'mother' };
const suspected = { alertId: 'a2.school1.1', schoolId: 'school1', accountId: 'a2', personId: 'deputy' };
const consumer = { consumerId: 'ministry' };
const calendar = { accountId: 'a1', calendarId: 'c1' };
const limit = { personId: 'anna', guardianId: 'father', what: 'no-access' };
const ofOffice = { accountId: 'a1', office: { role: 'admin', schoolId: 'school1' }, proposedBy: 'petrova' };
const application = { applicationId: 'ap1', schoolId: 'school1', pupilId: 'anna' };
const inMath = { classId: '7b', groupId: '7bm', yearId: 'y1', subjectId: 'math', pupilId: 'anna' };

/** Every kind of event that a read model knows: a school, its people, and a page that is written in. */
export const story: readonly DomainEvent[] = [
  applied,
  questioned,
  answered,
  approved,
  invited,
  { ...applied, data: { ...applied.data, applicationId: 'ap2' } },
  { ...refused, data: { ...refused.data, applicationId: 'ap2' } },
  {
    type: 'SchoolConnected',
    data: { schoolId: 'school1', title: 'Hill School', timeZone: 'Europe/Lisbon' },
  },
  { type: 'AcademicYearOpened', data: { schoolId: 'school1', yearId: 'y1' } },
  { type: 'AcademicYearChanged', data: { schoolId: 'school1', yearId: 'y1', title: '2026/27' } },
  {
    type: 'NextYearOpened',
    data: {
      ...{ schoolId: 'school1', fromYearId: 'y1', lastDay: '2027-06-30', terms: [], leavers: ['anna'] },
      year: { schoolId: 'school1', yearId: 'y2' },
      classes: [{ classId: '7b', next: { classId: '8b', title: '8B', teacherIds: [] } }],
      groups: [],
    },
  },
  { type: 'NextYearReady', data: { schoolId: 'school1', yearId: 'y2' } },
  { type: 'SchoolRenamed', data: { schoolId: 'school1', title: 'Hill Lyceum' } },
  { type: 'SchoolPlaced', data: { schoolId: 'school1', region: { sourcedId: 'n', title: 'North' } } },
  { type: 'TermDefined', data: { schoolId: 'school1', termId: 'q2', yearId: 'y1' } },
  { type: 'SubjectAdded', data: { schoolId: 'school1', subjectId: 'math', title: 'Mathematics' } },
  { type: 'ScaleDefined', data: { schoolId: 'school1', scale: { min: 2, max: 5 } } },
  { type: 'WorkKindDefined', data: { schoolId: 'school1', work: written, from: '2026-09-01' } },
  { type: 'RoundingSet', data: { schoolId: 'school1', rounding: { kind: 'halfUp' } } },
  { type: 'EditWindowSet', data: { schoolId: 'school1', days: 7 } },
  { type: 'RatingsSet', data: { schoolId: 'school1', ratings: USUAL_RATINGS } },
  { type: 'CorrectionReasonListed', data: { schoolId: 'school1', code: 'recounted', title: 'Recounted' } },
  { type: 'CorrectionReasonDelisted', data: { schoolId: 'school1', code: 'recounted' } },
  ...ofDays,
  { type: 'ClassFormed', data: { classId: '7b', schoolId: 'school1', title: '7B' } },
  { type: 'ClassFormed', data: { classId: '7a', schoolId: 'school1', title: '7A' } },
  { type: 'GroupFormed', data: { classId: '7bm', schoolId: 'school1', title: '7B', subjectId: 'math' } },
  { type: 'ClassRenamed', data: { classId: '7b', title: '7V' } },
  { type: 'ClassTeacherAssigned', data: { classId: '7b', teacherId: 'petrova', from: '2026-09-01' } },
  { type: 'ClassTeacherReleased', data: { classId: '7b', teacherId: 'petrova', until: '2026-12-01' } },
  { type: 'PersonRegistered', data: { personId: 'anna', personal: {}, digest: 'd', internet: true } },
  { type: 'GuardianLinked', data: { personId: 'anna', guardianId: 'mother' } },
  { type: 'GuardianLinked', data: { personId: 'anna', guardianId: 'father' } },
  { type: 'PersonalDataChanged', data: { personId: 'anna', personal: {}, digest: 'e', internet: false } },
  {
    type: 'PersonRegistered',
    data: {
      ...{ personId: 'mother', personal: {}, digest: 'd', internet: true },
      contacts: { email: 'home', sms: 'mobile' },
    },
  },
  {
    type: 'ContactCodeIssued',
    data: { personId: 'mother', channel: 'email', contact: 'home', code: sealed('123456'), digest: 'd' },
  },
  { type: 'ContactCodeRefused', data: { personId: 'mother', channel: 'email', contact: 'home' } },
  { type: 'ContactVerified', data: { personId: 'mother', channel: 'email', contact: 'home', by: 'code' } },
  {
    type: 'NoticePreferencesSet',
    data: {
      personId: 'mother',
      preferences: { language: 'ru', kinds: { late: { channels: ['email', 'sms'], pace: 'daily' } } },
    },
  },
  { type: 'NoticesUnsubscribed', data: { personId: 'mother', kind: 'late', channel: 'sms' } },
  {
    type: 'PersonalDataChanged',
    data: {
      ...{ personId: 'mother', personal: {}, digest: 'e', internet: true },
      contacts: { email: 'work', sms: 'mobile' },
    },
  },
  { type: 'HealthNoteMade', data: { personId: 'anna', noteId: 'n1', text: sealed('Carries an inhaler') } },
  { type: 'HealthNoteWithdrawn', data: { personId: 'anna', noteId: 'n1' } },
  { type: 'HealthFlagRaised', data: { personId: 'anna', flagId: 'f1', flag: sealed('asthma') } },
  { type: 'HealthFlagLowered', data: { personId: 'anna', flagId: 'f1' } },
  {
    type: 'ExemptionGranted',
    data: { ...exemption, subjectId: 'math', from: MONDAY, to: MONDAY, why: sealed('A sprain') },
  },
  {
    type: 'ExemptionChanged',
    data: { ...exemption, from: MONDAY, to: '2026-12-04', why: sealed('Swollen') },
  },
  { type: 'ExemptionWithdrawn', data: { ...exemption, why: sealed('Of another pupil') } },
  { type: 'ClinicAdmitted', data: { ...clinic, schoolId: 'school1', title: 'Hill Clinic', sportIds: [] } },
  { type: 'ClinicKeyRegistered', data: { ...clinic, keyId: 'k1', publicKey: 'PEM' } },
  {
    type: 'ClinicReportReceived',
    data: { ...report, report: { kind: 'illness', from: MONDAY, to: MONDAY }, words: sealed('pupil 7') },
  },
  { type: 'ClinicReportLeft', data: { ...report, why: 'patient-unknown' } },
  { type: 'ClinicReportFiled', data: { ...report, pupilId: 'anna' } },
  {
    type: 'ClinicReportReceived',
    data: {
      ...report,
      reportId: 'report2',
      report: { kind: 'withdrawal', of: 'report0' },
      words: sealed('Wrong'),
    },
  },
  { type: 'ClinicReportDismissed', data: { ...report, reportId: 'report2' } },
  { type: 'ClinicKeyRevoked', data: { ...clinic, keyId: 'k1', reason: 'Lost' } },
  { type: 'ClinicDismissed', data: { ...clinic, reason: 'Closed' } },
  { type: 'PersonErased', data: { personId: 'father', ground: 'request' } },
  { type: 'AccountIssued', data: { accountId: 'a1', personId: 'mother', roles: [] } },
  { type: 'PasswordChanged', data: { accountId: 'a1' } },
  {
    type: 'RecoveryCodeIssued',
    data: {
      accountId: 'a1',
      personId: 'mother',
      code: sealed('123456'),
      digest: 'd',
      until: '2026-11-23T09:00',
    },
  },
  { type: 'RecoveryCodeRefused', data: { accountId: 'a1' } },
  { type: 'RecoveryCodeAccepted', data: { accountId: 'a1' } },
  {
    type: 'SignedInFromNewDevice',
    data: { accountId: 'a1', cameWith: { browser: 'Firefox', system: 'Linux' } },
  },
  { type: 'SecondFactorAdded', data: { accountId: 'a1', factorId: 'f1', kind: 'passkey' } },
  { type: 'SpareCodesIssued', data: { accountId: 'a1' } },
  { type: 'SpareCodeUsed', data: { accountId: 'a1' } },
  { type: 'SecondFactorRemoved', data: { accountId: 'a1', factorId: 'f1' } },
  { type: 'ConsumerRegistered', data: { ...consumer, title: 'Ministry', grant: {}, digest: 'd' } },
  { type: 'GrantChanged', data: { ...consumer, grant: {}, reason: 'By order' } },
  { type: 'ConsumerSecretRotated', data: { ...consumer, digest: 'e', earlierUntil: '2026-12-01T00:00:00Z' } },
  {
    type: 'WebhookRegistered',
    data: { ...consumer, webhookId: 'w1', url: 'https://ministry.example/', secret: sealed('secret') },
  },
  { type: 'WebhookPaused', data: { webhookId: 'w1', why: 'asked' } },
  { type: 'WebhookResumed', data: { webhookId: 'w1' } },
  { type: 'WebhookRemoved', data: { webhookId: 'w1' } },
  { type: 'ConsumerRevoked', data: { ...consumer, reason: 'The contract ended' } },
  { type: 'CalendarIssued', data: { ...calendar, of: 'pupil', personId: 'anna', digest: 'd' } },
  { type: 'CalendarRevoked', data: calendar },
  { type: 'PortalLinked', data: { accountId: 'a1', portalId: 'state', digest: 'd' } },
  { type: 'PortalUnlinked', data: { accountId: 'a1', portalId: 'state' } },
  {
    type: 'ActivationCodeIssued',
    data: {
      ...{ accountId: 'a1', personId: 'mother', code: sealed('K7QM-2XPA'), digest: 'd' },
      until: '2026-12-23T09:00:00.000Z',
    },
  },
  { type: 'ActivationCodeRefused', data: { accountId: 'a1' } },
  { type: 'AccountActivated', data: { accountId: 'a1', personId: 'mother' } },
  { type: 'GuardianLimited', data: { ...limit, from: MONDAY, reason: sealed('By order 12') } },
  { type: 'GuardianLimitLifted', data: { ...limit, reason: sealed('By order 13') } },
  { type: 'OwnContactSet', data: { personId: 'mother', channel: 'sms', contact: sealed('+351912345678') } },
  {
    type: 'ChildNamed',
    data: { accountId: 'a1', personId: 'mother', pupilId: 'anna', name: sealed('Annie') },
  },
  {
    type: 'GuardianApplicationFiled',
    data: { ...application, relation: 'parent', applicant: sealed('Oleg Lee'), consent: '1' },
  },
  { type: 'GuardianApplicationAccepted', data: { ...application, guardianId: 'father' } },
  {
    type: 'GuardianApplicationFiled',
    data: {
      ...application,
      applicationId: 'ap2',
      relation: 'relative',
      applicant: sealed('Ivan'),
      consent: '1',
    },
  },
  {
    type: 'GuardianApplicationRefused',
    data: { ...application, applicationId: 'ap2', reason: sealed('No papers') },
  },
  {
    type: 'GuardianApplicationFiled',
    data: {
      ...{ ...application, applicationId: 'ap3', relation: 'parent', applicant: sealed('{}') },
      consent: '1',
    },
  },
  { type: 'GuardianApplicationLapsed', data: { ...application, applicationId: 'ap3' } },
  { type: 'ConsentGiven', data: { accountId: 'a1', personId: 'mother', version: '1' } },
  { type: 'ConsentWithdrawn', data: { accountId: 'a1', personId: 'mother', version: '1' } },
  { type: 'RolesChanged', data: { accountId: 'a1', roles: [{ role: 'guardian', schoolId: 'school1' }] } },
  ...['p1', 'p2', 'p3'].map((proposalId) => ({
    type: 'OfficeProposed',
    data: { ...ofOffice, proposalId, personId: 'mother', until: '2026-12-01T00:00:00Z' },
  })),
  { type: 'OfficeProposalRefused', data: { ...ofOffice, proposalId: 'p1' } },
  { type: 'OfficeProposalWithdrawn', data: { ...ofOffice, proposalId: 'p2' } },
  { type: 'OfficeGiven', data: { accountId: 'a1', office: ofOffice.office } },
  { type: 'OfficeTaken', data: { accountId: 'a1', office: ofOffice.office } },
  { type: 'PupilEnrolled', data: { classId: '7b', pupilId: 'anna', from: '2026-09-01' } },
  ...aPageWithALesson,
  nextLessonRecorded(),
  topicChanged('Fractions', 'Powers'),
  homeworkSet({ dueOn: '2026-11-30' }),
  gradeGiven('4'),
  gradeGiven('5', { work: written }),
  absenceRecorded('boris', 'late', { minutes: 5 }),
  gradeCorrected('4', '5'),
  gradeCorrected('5', '3'),
  gradeAnnulled('3'),
  lateCorrectionRequested({ requestId: `${LESSON}.q1` }),
  lateCorrectionApproved({ requestId: `${LESSON}.q1` }),
  lateCorrectionRequested({ requestId: `${LESSON}.q2` }),
  lateCorrectionRefused({ requestId: `${LESSON}.q2` }),
  lateCorrectionRequested({ requestId: `${LESSON}.q3` }),
  lateCorrectionWithdrawn({ requestId: `${LESSON}.q3` }),
  debtMarked(),
  debtSettled(),
  debtMarked({ debtId: `${LESSON}.d2`, pupilId: 'boris' }),
  debtWithdrawn({ debtId: `${LESSON}.d2`, pupilId: 'boris' }),
  absenceRecorded('anna'),
  absenceReasonSet('absent', 'ill'),
  absenceWithdrawn('absent'),
  homeworkAmended({ ...TASK, dueOn: '2026-12-07' }, { from: { ...TASK, dueOn: '2026-11-30' } }),
  homeworkWithdrawn({ task: { ...TASK, dueOn: '2026-12-07' } }),
  lessonPlanned({ lessonId: LATER_LESSON, date: '2026-12-01', number: 3 }),
  substituteAssigned(),
  substituteReleased(),
  lessonCancelled({ lessonId: LATER_LESSON, date: '2026-12-01', number: 3 }),
  lessonReinstated({ lessonId: LATER_LESSON, date: '2026-12-01' }),
  remarkMade(),
  { type: 'RemarkAcknowledged', data: { ...onRemark, seen: '9/9' } },
  { type: 'RemarkAnswered', data: { ...onRemark, text: sealed('Thank you') } },
  remarkWithdrawn(),
  { type: 'WeekAcknowledged', data: { ...onRemark, week: '2026-W48', seen: '9/9' } },
  { type: 'CertificateFiled', data: { ...filed, filedId: 'c1', filedBy: 'nurse' } },
  { type: 'GuardianNoteFiled', data: { ...filed, filedId: 'n1', guardianId: 'mother' } },
  { type: 'FiledReasonWithdrawn', data: { ...filed, filedId: 'n1', reason: sealed('Wrong day') } },
  { type: 'DayAbsenceRecorded', data: { pupilId: 'anna', yearId: 'y1', date: MONDAY, code: 'absent' } },
  {
    type: 'DayAbsenceWithdrawn',
    data: { pupilId: 'anna', yearId: 'y1', date: MONDAY, reason: sealed('Came after all') },
  },
  workKindSet({ ...oral, weight: 2 }, '2026-12-01'),
  pageDaysChanged('2026-11-02', '2026-12-28'),
  editWindowExtended('2026-12-20'),
  lateCorrectionsAllowed(12),
  gradesTakenOver([{ gradeId: 'g1', date: MONDAY, work: oral, value: '5' }]),
  termGradeGiven('anna', '4'),
  termGradeCorrected('4', '5'),
  pageClosed,
  pageReopened,
  { type: 'FinalGradeGiven', data: { ...inMath, value: '4' } },
  {
    type: 'FinalGradeCorrected',
    data: { ...inMath, from: '4', to: '5', reason: { code: 'recounted' }, late: true },
  },
  { type: 'YearClosed', data: { classId: '7b', yearId: 'y1' } },
  { type: 'YearReopened', data: { classId: '7b', yearId: 'y1', reason: 'A grade is missing' } },
  pupilDelisted('boris', '2026-12-01'),
  teacherReleased('petrova', '2026-12-01'),
  { type: 'GuardianUnlinked', data: { personId: 'anna', guardianId: 'father' } },
  { type: 'PupilWithdrawn', data: { classId: '7b', pupilId: 'anna', until: '2026-12-01' } },
  { type: 'PupilEnrolled', data: { classId: '7a', pupilId: 'anna', from: '2026-12-02' } },
  {
    type: 'PupilTransferred',
    data: { classId: '7a', pupilId: 'anna', until: '2026-12-09', toClassId: '7b' },
  },
  { type: 'TestPlanned', data: { ...plannedTest, lessonId: LATER_LESSON, date: '2026-12-01', number: 3 } },
  {
    type: 'TestMoved',
    data: { ...plannedTest, ...movedTo, from: { lessonId: LATER_LESSON, date: '2026-12-01', number: 3 } },
  },
  { type: 'TestWithdrawn', data: { ...plannedTest, ...movedTo, reason: 'Too many' } },
  { type: 'ProxiesLimited', data: { schoolId: 'school1', proxies: 3 } },
  { type: 'TestLimitsSet', data: { schoolId: 'school1', limits: { aDay: 1, aWeek: 2 } } },
  { type: 'MeetingCalled', data: { ...meeting, ...appointment, agenda: 'Grades' } },
  {
    type: 'MeetingChanged',
    data: { ...meeting, ...appointment, place: 'Hall', from: { ...appointment, agenda: 'Grades' } },
  },
  { type: 'MeetingCalledOff', data: { ...meeting, reason: 'No heating' } },
  { type: 'SchoolMeetingCalled', data: { ...meetingOfAll, ...congress } },
  { type: 'SchoolMeetingChanged', data: { ...meetingOfAll, ...congress, place: 'Hall', from: congress } },
  { type: 'AttendanceCounted', data: { meetingId: 'm2', schoolId: 'school1', count: 431 } },
  { type: 'SchoolMeetingCalledOff', data: { meetingId: 'm2', schoolId: 'school1', reason: 'No heating' } },
  { type: 'InvitationAnswered', data: { ...meeting, guardianId: 'mother', coming: true } },
  { type: 'ProxyNamed', data: { ...meeting, guardianId: 'father', holderId: 'mother' } },
  { type: 'ProxyRevoked', data: { ...meeting, guardianId: 'father', holderId: 'mother' } },
  { type: 'AttendanceRecorded', data: { ...meeting, guardianIds: ['mother'] } },
  { type: 'VoteOpened', data: { ...vote, ...whereTo, pupilIds: ['anna', 'boris'] } },
  { type: 'BallotCast', data: { ...vote, pupilId: 'anna', guardianId: 'mother', ballot: sealed('1 0a') } },
  { type: 'VoteClosed', data: vote },
  {
    type: 'VoteCounted',
    data: { ...vote, choices: [{ option: 1, mark: '0b' }], counts: [1, 0], entitled: 2, quorate: true },
  },
  { type: 'MinutesPublished', data: { ...meeting, version: 1, text: sealed('To the sea'), voteIds: ['v1'] } },
  {
    type: 'MinutesCorrected',
    data: { ...meeting, version: 2, text: sealed('By train'), change: sealed('How'), voteIds: ['v1'] },
  },
  {
    type: 'ActivityAnnounced',
    data: { ...activity, ...trip, personId: 'petrova', audience: { to: 'school' } },
  },
  { type: 'PupilSignedUp', data: { ...activity, pupilId: 'anna' } },
  { type: 'PupilSignedUp', data: { ...activity, pupilId: 'boris' } },
  { type: 'SignUpCancelled', data: { ...activity, pupilId: 'boris' } },
  {
    type: 'ActivityChanged',
    data: { ...activity, ...trip, place: 'Hall', from: trip, pupilIds: ['anna'] },
  },
  { type: 'ActivityCalledOff', data: { ...activity, pupilIds: ['anna'], reason: 'Snow' } },
  ...whole,
  { type: 'AnnouncementPublished', data: { ...announcement, ...announced } },
  { type: 'AnnouncementPinned', data: announcement },
  {
    type: 'AnnouncementRead',
    data: { announcementId: 'n1', schoolId: 'school1', readerId: 'mother', version: 1 },
  },
  { type: 'AnnouncementChanged', data: { ...announcement, ...announced, receiptAsked: false } },
  { type: 'AnnouncementUnpinned', data: announcement },
  {
    type: 'AnnouncementWithdrawn',
    data: { ...announcement, as: 'moderator', reason: sealed('Put off') },
  },
  {
    type: 'AnnouncementEnded',
    data: announcement,
  },
  { type: 'BlogCommentsClosed', data: { schoolId: 'school1', authorId: 'petrova' } },
  { type: 'BlogCommentsOpened', data: { schoolId: 'school1', authorId: 'petrova' } },
  { type: 'BlogPostPublished', data: { ...post, ...posted, version: 1 } },
  { type: 'BlogPostChanged', data: { ...post, ...posted, text: sealed('We saw the lake'), version: 2 } },
  { type: 'BlogCommentMade', data: { ...comment, postAuthorId: 'petrova', text: sealed('Thank you') } },
  { type: 'BlogCommentReported', data: { ...comment, reporterId: 'father', reason: sealed('Rude') } },
  { type: 'BlogCommentReportDismissed', data: { ...comment, reason: sealed('It is none') } },
  { type: 'BlogCommentWithdrawn', data: { ...comment, as: 'author', reason: sealed('A slip') } },
  { type: 'BlogPostWithdrawn', data: { ...post, as: 'moderator', reason: sealed('It names a pupil') } },
  { type: 'BlogPostEnded', data: post },
  { type: 'ThreadOpened', data: { ...thread, authorId: 'petrova', title: sealed('Trip') } },
  { type: 'MessagePosted', data: { ...message, text: sealed('Will Anna come?') } },
  { type: 'MessagesRead', data: { threadId: 't1', schoolId: 'school1', readerId: 'mother', upTo: 1 } },
  { type: 'MessagePosted', data: { ...answer, text: sealed('No') } },
  { type: 'MessageReported', data: { ...message, reporterId: 'mother', reason: sealed('Rude') } },
  { type: 'MessageReportDismissed', data: { ...message, reason: sealed('It is a question') } },
  { type: 'MessageReported', data: { ...answer, reporterId: 'petrova', reason: sealed('Rude') } },
  { type: 'MessageRemovedByModerator', data: { ...answer, reason: sealed('It is') } },
  { type: 'ParticipantBlocked', data: block },
  { type: 'ParticipantUnblocked', data: block },
  {
    type: 'MessagingRulesSet',
    data: { schoolId: 'school1', rules: { guardiansWrite: true, pupilsWrite: true } },
  },
  { type: 'ThreadEnded', data: thread },
  {
    type: 'JointGroupProposed',
    data: {
      ...{ ...jointGroup, title: 'Olympiad', purpose: 'We train together', proposerId: 'petrova' },
      schoolIds: ['school1', 'school2'],
    },
  },
  { type: 'JointGroupRefused', data: { ...atOther, reason: 'Later' } },
  { type: 'JointGroupApproved', data: { ...jointGroup, leaderIds: ['petrova'] } },
  { type: 'JointGroupApproved', data: { ...atOther, leaderIds: ['okun'] } },
  { type: 'JointGroupLeadersNamed', data: { ...atOther, leaderIds: ['serov'] } },
  { type: 'JointGroupPupilAsked', data: { ...jointGroup, pupilId: 'anna' } },
  { type: 'JointGroupPupilJoined', data: { ...jointGroup, pupilId: 'anna' } },
  { type: 'ThreadOpened', data: { ...amongSchools, authorId: 'anna', title: sealed('Hello') } },
  { type: 'MessagePosted', data: { ...amongSchools, number: 1, authorId: 'anna', text: sealed('Hello') } },
  { type: 'JointGroupPupilLeft', data: { ...jointGroup, pupilId: 'anna', by: 'guardian' } },
  { type: 'JointGroupLeft', data: { ...atOther, reason: 'It is over' } },
  { type: 'JointGroupClosed', data: jointGroup },
  {
    type: 'QuestionAsked',
    data: {
      ...{ ...question, number: 1, text: sealed('How do I sign?') },
      context: { page: sealed('/diary'), role: 'guardian', language: 'en', version: '0.1.0' },
    },
  },
  {
    type: 'QuestionAskedBack',
    data: { ...question, number: 2, authorId: 'admin', text: sealed('On a phone?') },
  },
  { type: 'QuestionSupplemented', data: { ...question, number: 3, text: sealed('Yes') } },
  { type: 'QuestionPassedOn', data: { ...question, with: 'operator', from: 'school' } },
  {
    type: 'QuestionAnswered',
    data: { ...question, with: 'operator', number: 4, authorId: 'operator', text: sealed('Below') },
  },
  { type: 'QuestionPassedOn', data: { ...question, from: 'operator' } },
  {
    type: 'QuestionClosed',
    data: { ...question, by: 'school', reopenableUntil: '2026-12-14T10:00:00.000Z' },
  },
  { type: 'QuestionReopened', data: { ...question, number: 5, text: sealed('Where?') } },
  { type: 'QuestionEnded', data: question },
  {
    type: 'FrequentQuestionPublished',
    data: { ...frequent, texts: { en: { ask: 'How do I sign?', answer: 'At the foot of the week.' } } },
  },
  {
    type: 'FrequentQuestionChanged',
    data: { ...frequent, texts: { ru: { ask: 'Как подписать?', answer: 'Внизу недели.' } } },
  },
  { type: 'FrequentQuestionWithdrawn', data: frequent },
  { type: 'AchievementRecorded', data: { ...ofPortfolio, achievement: olympiad, recordedBy: 'petrova' } },
  {
    type: 'AchievementCorrected',
    data: { ...ofPortfolio, achievement: { ...olympiad, level: 'region' }, reason: sealed('Misread') },
  },
  { type: 'AchievementAnnulled', data: { ...ofPortfolio, reason: sealed('Somebody else’s') } },
  {
    type: 'AchievementProposed',
    data: { ...ofPortfolio, achievementId: 'a2', achievement: olympiad, proposedBy: 'mother' },
  },
  { type: 'AchievementConfirmed', data: { ...ofPortfolio, achievementId: 'a2' } },
  {
    type: 'AchievementProposed',
    data: { ...ofPortfolio, achievementId: 'a3', achievement: olympiad, proposedBy: 'anna' },
  },
  { type: 'AchievementRefused', data: { ...ofPortfolio, achievementId: 'a3', reason: sealed('Twice') } },
  {
    type: 'AchievementProposed',
    data: { ...ofPortfolio, achievementId: 'a4', achievement: olympiad, proposedBy: 'anna' },
  },
  { type: 'AchievementProposalWithdrawn', data: { ...ofPortfolio, achievementId: 'a4' } },
  {
    type: 'ThanksGiven',
    data: { ...thanks, thanked: 'guardians', text: sealed('For the fair'), thankedBy: 'petrova' },
  },
  { type: 'ThanksWithdrawn', data: { ...thanks, reason: sealed('Somebody else’s') } },
  {
    type: 'ConsultationOffered',
    data: {
      ...{ ...consultation, minutes: 10, place: 'Room 12', timeZone: 'Europe/Lisbon' },
      slots: ['2026-12-03T18:00', '2026-12-03T18:10'],
    },
  },
  { type: 'SlotBooked', data: { ...consultation, ...booking } },
  { type: 'SlotBooked', data: { ...consultation, ...booking, slot: '2026-12-03T18:00', pupilId: 'boris' } },
  { type: 'BookingCancelled', data: { ...consultation, ...booking } },
  {
    type: 'ConsultationCalledOff',
    data: { ...consultation, bookings: [], reason: sealed('Ill') },
  },
  { type: 'AccessEnded', data: { accountId: 'a1' } },
  {
    type: 'AccountIssued',
    data: { accountId: 'a2', personId: 'deputy', roles: [{ role: 'deputyHead', schoolId: 'school1' }] },
  },
  {
    type: 'SuspicionRaised',
    data: {
      ...{ ...suspected, since: '2025-11-23T08:00:00.000Z', pageIds: [PAGE] },
      findings: [{ rule: 'changes-in-pages-of-others', eventIds: ['e1', 'e2'] }],
    },
  },
  {
    type: 'SuspicionWidened',
    data: {
      ...{ ...suspected, pageIds: ['7b.physics.q2'] },
      findings: [{ rule: 'many-corrections-in-a-short-time', eventIds: ['e2', 'e3'] }],
    },
  },
  {
    type: 'SuspicionReviewed',
    data: {
      ...{ ...suspected, conclusion: 'stolenSignIn', until: '2026-11-23T10:00:00.000Z' },
      note: sealed('The sign-in stood on a note'),
    },
  },
];
