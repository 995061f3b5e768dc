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
import { meQuery } from './api/me.js';
import { noticesQuery } from './api/notices.js';
import { outboxQuery } from './api/outbox.js';
import { finalGradesQuery, yearsQuery } from './api/pupil-reports.js';
import { asOfSearchIn } from './audit/as-of-search.js';
import { historySearchIn } from './audit/history-search.js';
import { consultationsSearchIn } from './consultations/consultations-search.js';
import { daysSearchIn } from './diary/days-search.js';
import { isWeek } from './diary/week.js';
import { ledgerSearchIn } from './ledger/search.js';
import { reportSearchIn } from './pupil/report-search.js';
import { staffSearchIn } from './reports/staff-search.js';
import { ConfirmationProvider } from './session/confirmation.js';
import { factorAskedNow, leadToSignIn } from './session/half-signed-in.js';
import { homeOf, thisWeekOf } from './session/home.js';
import { localPath } from './session/local-path.js';
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

/** Everything but what leads here lies in here: who isn't signed in is asked to, and then led back. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ context, location }) => {
    try {
      return { me: await context.queryClient.query(meQuery) };
    } catch (error) {
      leadToSignIn(error, location.href);
      throw error;
    }
  },
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
    const params = { pupilId, week: thisWeekOf(context.me) };
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

const consultationsRoute = createRoute({
  getParentRoute: () => signedIn,
  path: '/consultations',
  validateSearch: consultationsSearchIn,
  component: lazyRouteComponent(() => import('./consultations/consultations-page.js'), 'ConsultationsPage'),
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

const routeTree = root.addChildren([
  signInRoute,
  activationRoute,
  recoveryRoute,
  portalLinkRoute,
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
    journalRoute,
    journalPageRoute,
    timetableRoute,
    timetablePlanRoute,
    announcementsRoute,
    newAnnouncementRoute,
    announcementRoute,
    consultationsRoute,
    noticesRoute,
    securityRoute,
    ledgerRoute,
    outboxRoute,
    outboxPreviewRoute,
    alertsRoute,
    alertRoute,
    historyRoute,
    gradeRoute,
    asOfRoute,
    logRoute,
    reportsRoute,
    performanceRoute,
    classReportRoute,
    staffAttendanceRoute,
    progressRoute,
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
