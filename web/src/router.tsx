import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { announcementsSearchIn } from './announcements/announcements-search.js';
import { alertQuery } from './api/alerts.js';
import { diaryQuery } from './api/diary.js';
import { askAhead } from './api/freshness.js';
import { journalPageQuery } from './api/journal-page.js';
import { ledgerSummaryQuery } from './api/ledger.js';
import { noticesQuery } from './api/notices.js';
import { outboxQuery } from './api/outbox.js';
import { finalGradesQuery, yearsQuery } from './api/pupil-reports.js';
import { blogsSearchIn } from './blogs/blogs-search.js';
import { asOfSearchIn } from './audit/as-of-search.js';
import { historySearchIn } from './audit/history-search.js';
import { daysSearchIn } from './diary/days-search.js';
import { isWeek } from './diary/week.js';
import { askSearchIn } from './help-desk/ask-search.js';
import { pupilsSearchIn } from './health/pupils-search.js';
import { ledgerSearchIn } from './ledger/search.js';
import { admissionSearchIn, movesSearchIn } from './moves/moves-search.js';
import { portfolioSearchIn } from './portfolio/portfolio-search.js';
import { childSearchIn } from './pupil/child-search.js';
import { readsSearchIn } from './reads/reads-search.js';
import { reportSearchIn } from './pupil/report-search.js';
import { staffSearchIn } from './reports/staff-search.js';
import { calendarSearchIn } from './school-calendar/calendar-search.js';
import { ConfirmationProvider } from './session/confirmation.js';
import { factorAskedNow } from './session/half-signed-in.js';
import { homeOf, thisWeekOf } from './session/home.js';
import { localPath } from './session/local-path.js';
import { whoIsSignedIn } from './session/who-is-signed-in.js';
import { Frame } from './shell/frame.js';
import { NoSuchPage, PageFailed } from './shell/page-failed.js';
import { planSearchIn } from './timetable/planning/plan-search.js';
import { timetableSearchIn } from './timetable/timetable-search.js';

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({
  component: () => (
    <ConfirmationProvider>
      <Outlet />
    </ConfirmationProvider>
  ),
});

const signInRoute = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  // Named even where it is refused: what is left out here would stay as it came.
  validateSearch: (search): { from?: string | undefined; step?: 'second-factor' | undefined } => ({
    from: localPath(search['from']),
    step: search['step'] === 'second-factor' ? 'second-factor' : undefined,
  }),
  beforeLoad: async ({ search: { from, step } }) => ({
    asked: step === undefined ? undefined : await factorAskedNow(from),
  }),
  component: lazyRouteComponent(() => import('./session/sign-in-page.js'), 'SignInPage'),
});

const activationRoute = createRoute({
  getParentRoute: () => root,
  path: '/activation',
  component: lazyRouteComponent(() => import('./activation/activation-page.js'), 'ActivationPage'),
});

const portalLinkRoute = createRoute({
  getParentRoute: () => root,
  path: '/sign-in/portal',
  component: lazyRouteComponent(() => import('./portals/portal-link-page.js'), 'PortalLinkPage'),
});

const recoveryRoute = createRoute({
  getParentRoute: () => root,
  path: '/recovery',
  component: lazyRouteComponent(() => import('./recovery/recovery-page.js'), 'RecoveryPage'),
});

const applyRoute = createRoute({
  getParentRoute: () => root,
  path: '/apply',
  component: lazyRouteComponent(() => import('./connecting/apply-page.js'), 'ApplyPage'),
});

const appliedRoute = createRoute({
  getParentRoute: () => root,
  path: '/apply/$reference',
  component: lazyRouteComponent(() => import('./connecting/applied-page.js'), 'AppliedPage'),
});

/** Everything but what leads here lies in here: who isn't signed in is asked to, and then led back. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => ({
    me: await whoIsSignedIn(context.queryClient, location.href),
  }),
  component: Frame,
});

const homeRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: ({ context }) => {
    redirect({ ...homeOf(context.me), replace: true, throw: true });
  },
});

const diaryHomeRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/diary',
  component: lazyRouteComponent(() => import('./diary/no-children.js'), 'NoChildren'),
});

const diaryOfPupilRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/diary/$pupilId',
  beforeLoad: ({ context, params: { pupilId } }) => {
    const params = { pupilId, week: thisWeekOf(context.me, pupilId) };
    redirect({ to: '/diary/$pupilId/$week', params, replace: true, throw: true });
  },
});

const diaryRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/diary/$pupilId/$week',
  beforeLoad: ({ params }) => {
    if (!isWeek(params.week)) redirect({ to: '/diary/$pupilId', params, replace: true, throw: true });
  },
  loader: ({ context, params }) => {
    askAhead(context.queryClient.query(diaryQuery(params.pupilId, params.week)));
  },
  component: lazyRouteComponent(() => import('./diary/diary-page.js'), 'DiaryPage'),
});

const diaryDaysRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/diary/$pupilId/days',
  validateSearch: daysSearchIn,
  component: lazyRouteComponent(() => import('./diary/days-page.js'), 'DaysPage'),
});

const gradesRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/diary/$pupilId/grades',
  validateSearch: reportSearchIn,
  loader: ({ context, params }) => {
    askAhead(context.queryClient.query(yearsQuery(params.pupilId)));
  },
  component: lazyRouteComponent(() => import('./pupil/grades-page.js'), 'GradesPage'),
});

const finalGradesRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/diary/$pupilId/final-grades',
  loader: ({ context, params }) => {
    askAhead(context.queryClient.query(finalGradesQuery(params.pupilId)));
  },
  component: lazyRouteComponent(() => import('./pupil/final-grades-page.js'), 'FinalGradesPage'),
});

const attendanceRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/diary/$pupilId/attendance',
  validateSearch: reportSearchIn,
  loader: ({ context, params }) => {
    askAhead(context.queryClient.query(yearsQuery(params.pupilId)));
  },
  component: lazyRouteComponent(() => import('./pupil/attendance-page.js'), 'AttendancePage'),
});

const ratingRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/diary/$pupilId/rating',
  validateSearch: reportSearchIn,
  loader: ({ context, params }) => {
    askAhead(context.queryClient.query(yearsQuery(params.pupilId)));
  },
  component: lazyRouteComponent(() => import('./pupil/rating-page.js'), 'RatingPage'),
});

const portfolioRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/diary/$pupilId/portfolio',
  validateSearch: portfolioSearchIn,
  component: lazyRouteComponent(() => import('./portfolio/portfolio-page.js'), 'PortfolioPage'),
});

const readersRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/diary/$pupilId/readers',
  component: lazyRouteComponent(() => import('./reads/readers-page.js'), 'ReadersPage'),
});

const readsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit/reads',
  validateSearch: readsSearchIn,
  component: lazyRouteComponent(() => import('./reads/reads-page.js'), 'ReadsPage'),
});

const knownHealthRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/diary/$pupilId/health',
  component: lazyRouteComponent(() => import('./health/known-health-page.js'), 'KnownHealthPage'),
});

const classPortfoliosRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/reports/portfolios',
  validateSearch: staffSearchIn,
  component: lazyRouteComponent(() => import('./portfolio/class-portfolios-page.js'), 'ClassPortfoliosPage'),
});

const activationContactsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/activation/contacts',
  component: lazyRouteComponent(() => import('./activation/contacts-page.js'), 'ContactsPage'),
});

const securityRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/security',
  component: lazyRouteComponent(() => import('./security/security-page.js'), 'SecurityPage'),
});

const journalRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/journal',
  component: lazyRouteComponent(() => import('./journal/pages-list.js'), 'PagesList'),
});

const journalPageRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/journal/$pageId',
  loader: ({ context, params }) => {
    askAhead(context.queryClient.query(journalPageQuery(params.pageId)));
  },
  component: lazyRouteComponent(() => import('./journal/journal-page.js'), 'JournalPageView'),
});

const lateCorrectionsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/journal/$pageId/late-corrections',
  component: lazyRouteComponent(
    () => import('./journal/late-corrections/late-corrections-page.js'),
    'LateCorrectionsPage',
  ),
});

const lateRequestsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/late-corrections',
  component: lazyRouteComponent(
    () => import('./journal/late-corrections/late-requests-page.js'),
    'LateRequestsPage',
  ),
});

const healthRoute = createRoute({
  getParentRoute: () => signedIn,
  // `/health` tells whether the journal runs.
  path: '/health/pupils',
  validateSearch: pupilsSearchIn,
  component: lazyRouteComponent(() => import('./health/pupils-page.js'), 'PupilsPage'),
});

const pupilHealthRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/health/$pupilId',
  component: lazyRouteComponent(() => import('./health/pupil-page.js'), 'PupilPage'),
});

const timetableRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/timetable',
  validateSearch: timetableSearchIn,
  component: lazyRouteComponent(() => import('./timetable/timetable-page.js'), 'TimetablePage'),
});

const timetablePlanRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/timetable/plan',
  validateSearch: planSearchIn,
  component: lazyRouteComponent(() => import('./timetable/planning/plan-page.js'), 'PlanPage'),
});

const schoolCalendarRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/school-calendar',
  validateSearch: calendarSearchIn,
  component: lazyRouteComponent(() => import('./school-calendar/calendar-page.js'), 'CalendarPage'),
});

const announcementsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/announcements',
  validateSearch: announcementsSearchIn,
  component: lazyRouteComponent(() => import('./announcements/announcements-page.js'), 'AnnouncementsPage'),
});

const newAnnouncementRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/announcements/new',
  component: lazyRouteComponent(
    () => import('./announcements/new-announcement-page.js'),
    'NewAnnouncementPage',
  ),
});

const announcementRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/announcements/$announcementId',
  component: lazyRouteComponent(() => import('./announcements/announcement-page.js'), 'AnnouncementPage'),
});

const blogsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/blogs',
  validateSearch: blogsSearchIn,
  component: lazyRouteComponent(() => import('./blogs/blogs-page.js'), 'BlogsPage'),
});

const newPostRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/blogs/new',
  component: lazyRouteComponent(() => import('./blogs/new-post-page.js'), 'NewPostPage'),
});

const commentReportsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/blogs/reports',
  component: lazyRouteComponent(() => import('./blogs/comment-reports-page.js'), 'CommentReportsPage'),
});

const postRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/blogs/$postId',
  component: lazyRouteComponent(() => import('./blogs/post-page.js'), 'PostPage'),
});

const messagesRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/messages',
  component: lazyRouteComponent(() => import('./messages/messages-page.js'), 'MessagesPage'),
});

const newThreadRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/messages/new',
  component: lazyRouteComponent(() => import('./messages/new-thread-page.js'), 'NewThreadPage'),
});

const messageReportsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/messages/reports',
  component: lazyRouteComponent(() => import('./messages/reports-page.js'), 'ReportsPage'),
});

const threadRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/messages/$threadId',
  component: lazyRouteComponent(() => import('./messages/thread-page.js'), 'ThreadPage'),
});

const jointGroupsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/joint-groups',
  validateSearch: childSearchIn,
  component: lazyRouteComponent(() => import('./joint-groups/joint-groups-page.js'), 'JointGroupsPage'),
});

const newJointGroupRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/joint-groups/new',
  component: lazyRouteComponent(() => import('./joint-groups/propose-page.js'), 'ProposePage'),
});

const jointGroupRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/joint-groups/$jointGroupId',
  component: lazyRouteComponent(() => import('./joint-groups/joint-group-page.js'), 'JointGroupPage'),
});

const consultationsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/consultations',
  validateSearch: childSearchIn,
  component: lazyRouteComponent(() => import('./consultations/consultations-page.js'), 'ConsultationsPage'),
});

const activitiesRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/activities',
  validateSearch: childSearchIn,
  component: lazyRouteComponent(() => import('./activities/activities-page.js'), 'ActivitiesPage'),
});

const newActivityRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/activities/new',
  component: lazyRouteComponent(() => import('./activities/new-activity-page.js'), 'NewActivityPage'),
});

const meetingsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/meetings',
  component: lazyRouteComponent(() => import('./meetings/meetings-page.js'), 'MeetingsPage'),
});

const schoolMeetingsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/meetings/school',
  validateSearch: staffSearchIn,
  component: lazyRouteComponent(() => import('./meetings/school-meetings-page.js'), 'SchoolMeetingsPage'),
});

const meetingRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/meetings/$meetingId',
  component: lazyRouteComponent(() => import('./meetings/meeting-page.js'), 'MeetingPage'),
});

const outboxRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/outbox',
  loader: ({ context }) => {
    askAhead(context.queryClient.query(outboxQuery));
  },
  component: lazyRouteComponent(() => import('./outbox/outbox-page.js'), 'OutboxPage'),
});

const outboxPreviewRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/outbox/previews',
  component: lazyRouteComponent(() => import('./outbox/previews-page.js'), 'PreviewsPage'),
});

const noticesRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/notices',
  loader: ({ context }) => {
    askAhead(context.queryClient.query(noticesQuery));
  },
  component: lazyRouteComponent(() => import('./notices/notices-page.js'), 'NoticesPage'),
});

const ledgerRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/notices',
  validateSearch: ledgerSearchIn,
  loader: ({ context }) => {
    askAhead(context.queryClient.query(ledgerSummaryQuery));
  },
  component: lazyRouteComponent(() => import('./ledger/ledger-page.js'), 'LedgerPage'),
});

const authoritySchoolsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/authority/schools',
  component: lazyRouteComponent(() => import('./authority/schools-page.js'), 'SchoolsPage'),
});

const consumersRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/authority/consumers',
  component: lazyRouteComponent(() => import('./authority/consumers-page.js'), 'ConsumersPage'),
});

const schoolApplicationsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/authority/applications',
  component: lazyRouteComponent(() => import('./authority/applications-page.js'), 'ApplicationsPage'),
});

const schoolApplicationRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/authority/applications/$applicationId',
  component: lazyRouteComponent(() => import('./authority/application-page.js'), 'ApplicationPage'),
});

const setUpRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/set-up',
  component: lazyRouteComponent(() => import('./administration/set-up-page.js'), 'SetUpPage'),
});

/** To what is set up first. */
const settingsHomeRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/settings',
  beforeLoad: () => {
    const params = { setting: 'years' };
    redirect({ to: '/admin/settings/$setting', params, replace: true, throw: true });
  },
});

const settingsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/settings/$setting',
  component: lazyRouteComponent(() => import('./school-settings/settings-page.js'), 'SettingsPage'),
});

const nextYearRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/next-year',
  component: lazyRouteComponent(() => import('./next-year/next-year-page.js'), 'NextYearPage'),
});

const rosterRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/roster',
  component: lazyRouteComponent(() => import('./administration/roster-page.js'), 'RosterPage'),
});

const officesRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/offices',
  component: lazyRouteComponent(() => import('./administration/offices-page.js'), 'OfficesPage'),
});

const clinicsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/clinics',
  component: lazyRouteComponent(() => import('./administration/clinics-page.js'), 'ClinicsPage'),
});

const failuresRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/failures',
  component: lazyRouteComponent(() => import('./administration/failures-page.js'), 'FailuresPage'),
});

const readModelsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/admin/read-models',
  component: lazyRouteComponent(() => import('./administration/read-models-page.js'), 'ReadModelsPage'),
});

const movesRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/moves',
  validateSearch: movesSearchIn,
  component: lazyRouteComponent(() => import('./moves/moves-page.js'), 'MovesPage'),
});

const transferRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/moves/$classId/transfer/$pupilId',
  component: lazyRouteComponent(() => import('./moves/transfer-page.js'), 'TransferPage'),
});

const admissionRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/moves/$classId/admission',
  validateSearch: admissionSearchIn,
  component: lazyRouteComponent(() => import('./moves/admission-page.js'), 'AdmissionPage'),
});

const guardiansRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/moves/guardians/$pupilId',
  validateSearch: movesSearchIn,
  component: lazyRouteComponent(() => import('./moves/guardians-page.js'), 'GuardiansPage'),
});

const alertsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit/alerts',
  component: lazyRouteComponent(() => import('./alerts/alerts-page.js'), 'AlertsPage'),
});

const alertRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit/alerts/$alertId',
  loader: ({ context, params }) => {
    askAhead(context.queryClient.query(alertQuery(params.alertId)));
  },
  component: lazyRouteComponent(() => import('./alerts/alert-page.js'), 'AlertPage'),
});

const historyRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit/history',
  validateSearch: historySearchIn,
  component: lazyRouteComponent(() => import('./audit/history-page.js'), 'HistoryPage'),
});

const gradeRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit/grades/$gradeId',
  component: lazyRouteComponent(() => import('./audit/grade-page.js'), 'GradePage'),
});

const asOfRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit/pages/$pageId',
  validateSearch: asOfSearchIn,
  component: lazyRouteComponent(() => import('./audit/as-of-page.js'), 'AsOfPage'),
});

const logRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit/log',
  component: lazyRouteComponent(() => import('./audit/log-page.js'), 'LogPage'),
});

const verifyRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/audit/verify',
  component: lazyRouteComponent(() => import('./audit/verify-page.js'), 'VerifyPage'),
});

const officeRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/office',
  validateSearch: staffSearchIn,
  component: lazyRouteComponent(() => import('./office/office-page.js'), 'OfficePage'),
});

const signInsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/office/sign-ins',
  validateSearch: staffSearchIn,
  component: lazyRouteComponent(() => import('./sign-ins/sign-ins-page.js'), 'SignInsPage'),
});

/** To the report that somebody opens most. */
const reportsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/reports',
  beforeLoad: ({ context: { me } }) => {
    const to = me.role === 'teacher' ? '/reports/progress' : '/reports/performance';
    redirect({ to, replace: true, throw: true });
  },
});

const performanceRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/reports/performance',
  validateSearch: staffSearchIn,
  component: lazyRouteComponent(() => import('./reports/performance-page.js'), 'PerformancePage'),
});

const classReportRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/reports/class',
  validateSearch: staffSearchIn,
  component: lazyRouteComponent(() => import('./reports/class-page.js'), 'ClassPage'),
});

const yearRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/reports/year',
  validateSearch: staffSearchIn,
  component: lazyRouteComponent(() => import('./reports/year/year-page.js'), 'YearPage'),
});

const staffAttendanceRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/reports/attendance',
  validateSearch: staffSearchIn,
  component: lazyRouteComponent(() => import('./reports/attendance-page.js'), 'StaffAttendancePage'),
});

const progressRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/reports/progress',
  validateSearch: staffSearchIn,
  component: lazyRouteComponent(() => import('./reports/progress-page.js'), 'ProgressPage'),
});

const absencesRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/reports/absences',
  validateSearch: staffSearchIn,
  component: lazyRouteComponent(() => import('./reports/absences/absences-page.js'), 'AbsencesPage'),
});

const helpRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/help',
  component: lazyRouteComponent(() => import('./help/help-page.js'), 'HelpPage'),
});

const askRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/help/ask',
  validateSearch: askSearchIn,
  component: lazyRouteComponent(() => import('./help-desk/ask-page.js'), 'AskPage'),
});

const questionsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/help/questions',
  component: lazyRouteComponent(() => import('./help-desk/questions-page.js'), 'QuestionsPage'),
});

const questionRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/help/questions/$questionId',
  component: lazyRouteComponent(() => import('./help-desk/question-page.js'), 'QuestionPage'),
});

const frequentRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/help/frequent',
  component: lazyRouteComponent(() => import('./help-desk/frequent-page.js'), 'FrequentPage'),
});

const routeTree = root.addChildren([
  signInRoute,
  activationRoute,
  recoveryRoute,
  portalLinkRoute,
  applyRoute,
  appliedRoute,
  signedIn.addChildren([
    homeRoute,
    activationContactsRoute,
    diaryHomeRoute,
    diaryOfPupilRoute,
    diaryRoute,
    diaryDaysRoute,
    gradesRoute,
    finalGradesRoute,
    attendanceRoute,
    ratingRoute,
    portfolioRoute,
    knownHealthRoute,
    readersRoute,
    readsRoute,
    classPortfoliosRoute,
    journalRoute,
    journalPageRoute,
    lateCorrectionsRoute,
    lateRequestsRoute,
    healthRoute,
    pupilHealthRoute,
    timetableRoute,
    timetablePlanRoute,
    schoolCalendarRoute,
    announcementsRoute,
    newAnnouncementRoute,
    announcementRoute,
    blogsRoute,
    newPostRoute,
    commentReportsRoute,
    postRoute,
    messagesRoute,
    newThreadRoute,
    messageReportsRoute,
    threadRoute,
    jointGroupsRoute,
    newJointGroupRoute,
    jointGroupRoute,
    consultationsRoute,
    activitiesRoute,
    newActivityRoute,
    meetingsRoute,
    schoolMeetingsRoute,
    meetingRoute,
    noticesRoute,
    securityRoute,
    authoritySchoolsRoute,
    consumersRoute,
    schoolApplicationsRoute,
    schoolApplicationRoute,
    setUpRoute,
    settingsHomeRoute,
    settingsRoute,
    nextYearRoute,
    rosterRoute,
    officesRoute,
    clinicsRoute,
    readModelsRoute,
    failuresRoute,
    movesRoute,
    transferRoute,
    admissionRoute,
    guardiansRoute,
    ledgerRoute,
    outboxRoute,
    outboxPreviewRoute,
    alertsRoute,
    alertRoute,
    historyRoute,
    gradeRoute,
    asOfRoute,
    logRoute,
    verifyRoute,
    officeRoute,
    signInsRoute,
    reportsRoute,
    performanceRoute,
    classReportRoute,
    yearRoute,
    staffAttendanceRoute,
    progressRoute,
    absencesRoute,
    helpRoute,
    askRoute,
    questionsRoute,
    questionRoute,
    frequentRoute,
  ]),
]);

/** The pages and their addresses. */
export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree,
    context: { queryClient },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0, // the query cache knows what is fresh
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: NoSuchPage,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
