import type { AnyProjection } from '../src/eventing/projection.js';
import { activities, activitiesOf } from './activities/projection.js';
import { accountBeginning, accountCorrections } from './account-corrections/projection.js';
import { leadersOfSchool } from './accounts/leaders.projection.js';
import { accountsOfPerson } from './accounts/of-person.projection.js';
import { accounts } from './accounts/projection.js';
import { alerts, alertsOfSchool } from './alerts/projection.js';
import {
  announcementBoard,
  announcementReceipts,
  announcements,
  announcementsReadBy,
} from './announcements/projection.js';
import { attendance } from './attendance/projection.js';
import { pupilAbsences } from './attendance-report/projection.js';
import { auditTrail } from './audit-trail/projection.js';
import {
  blogBoard,
  blogComments,
  blogCommentsBy,
  blogDiscussions,
  blogPosts,
  blogs,
  blogWordings,
  reportedBlogComments,
} from './blogs/projection.js';
import { calendarAddress, calendarsOfAccount } from './calendars/projection.js';
import { applicationsOfSchool } from './guardian-applications/projection.js';
import { healthOfPupil } from './health-notes/projection.js';
import { groupWeek } from './diary-week/group-week.projection.js';
import { pupilWeek } from './diary-week/pupil-week.projection.js';
import { childNames } from './child-names/projection.js';
import { clinics, clinicsOfSchool, reportsLeft } from './clinics/projection.js';
import { consentsOfAccount } from './consents/projection.js';
import { consultations, consultationsBookedBy, consultationsOf } from './consultations/projection.js';
import { consumers } from './consumers/projection.js';
import { exemptionsOfPupil } from './exemptions/projection.js';
import { finalGrades } from './final-grades/projection.js';
import { gradeHistory } from './grade-history/projection.js';
import { frequentQuestions, questionBoard, questions } from './help-desk/projection.js';
import { jointGroups, jointGroupsOf } from './joint-groups/projection.js';
import { lessonColumn } from './journal-page/lesson-column.projection.js';
import { pageHead } from './journal-page/page-head.projection.js';
import { lastChanged } from './last-changed/projection.js';
import { lateRequestsOfPage, lateRequestsOfSchool } from './late-requests/projection.js';
import {
  blockedBy,
  messages,
  messagingRules,
  reportedMessages,
  threadBoard,
  threadReadings,
  threads,
  threadsReadBy,
} from './messages/projection.js';
import { assemblies } from './meetings/assembly.projection.js';
import { meetingsOfClass, meetingsOfSchool } from './meetings/projection.js';
import { votes } from './meetings/votes.projection.js';
import { officesOfSchool } from './offices/projection.js';
import { testsOfPage } from './planned-tests/projection.js';
import { pagesOf } from './pages-of/projection.js';
import { people } from './people/projection.js';
import { pageProgress } from './performance/projection.js';
import { portalIdentity, portalsOfAccount } from './portals/projection.js';
import { portfolios } from './portfolio/projection.js';
import { recipients } from './recipients/projection.js';
import { remarksOfPupil } from './remarks/projection.js';
import { schoolApplicationsOfArea } from './school-applications/projection.js';
import { classes, classesOfPupil, classesOfSchool, groupsOfClass } from './schools/class.projection.js';
import { connectedSchools, schools } from './schools/school.projection.js';
import { pageTimetable, timetables } from './timetable/projection.js';
import { webhooks } from './webhooks/projection.js';

/** Every read model there is. */
export const projections: readonly AnyProjection[] = [
  schools,
  connectedSchools,
  classes,
  classesOfPupil,
  classesOfSchool,
  groupsOfClass,
  people,
  lastChanged,
  recipients,
  accounts,
  accountsOfPerson,
  leadersOfSchool,
  officesOfSchool,
  consentsOfAccount,
  childNames,
  healthOfPupil,
  exemptionsOfPupil,
  clinics,
  clinicsOfSchool,
  reportsLeft,
  applicationsOfSchool,
  schoolApplicationsOfArea,
  consumers,
  webhooks,
  calendarsOfAccount,
  calendarAddress,
  portalsOfAccount,
  portalIdentity,
  pagesOf,
  pageHead,
  lessonColumn,
  groupWeek,
  pupilWeek,
  remarksOfPupil,
  gradeHistory,
  attendance,
  pupilAbsences,
  finalGrades,
  pageProgress,
  testsOfPage,
  lateRequestsOfPage,
  lateRequestsOfSchool,
  meetingsOfClass,
  meetingsOfSchool,
  assemblies,
  votes,
  timetables,
  pageTimetable,
  activities,
  activitiesOf,
  announcements,
  announcementBoard,
  announcementReceipts,
  announcementsReadBy,
  blogs,
  blogPosts,
  blogWordings,
  blogBoard,
  blogDiscussions,
  blogComments,
  blogCommentsBy,
  reportedBlogComments,
  threads,
  messages,
  threadBoard,
  threadReadings,
  threadsReadBy,
  reportedMessages,
  blockedBy,
  messagingRules,
  jointGroups,
  jointGroupsOf,
  questions,
  questionBoard,
  frequentQuestions,
  consultations,
  consultationsOf,
  portfolios,
  consultationsBookedBy,
  auditTrail,
  accountCorrections,
  accountBeginning,
  alerts,
  alertsOfSchool,
];
