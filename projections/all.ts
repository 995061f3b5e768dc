import type { AnyProjection } from '../src/eventing/projection.js';
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
import { calendarAddress, calendarsOfAccount } from './calendars/projection.js';
import { applicationsOfSchool } from './guardian-applications/projection.js';
import { healthOfPupil } from './health-notes/projection.js';
import { groupWeek } from './diary-week/group-week.projection.js';
import { pupilWeek } from './diary-week/pupil-week.projection.js';
import { childNames } from './child-names/projection.js';
import { consentsOfAccount } from './consents/projection.js';
import { consultations, consultationsOf } from './consultations/projection.js';
import { consumers } from './consumers/projection.js';
import { finalGrades } from './final-grades/projection.js';
import { gradeHistory } from './grade-history/projection.js';
import { lessonColumn } from './journal-page/lesson-column.projection.js';
import { pageHead } from './journal-page/page-head.projection.js';
import { lastChanged } from './last-changed/projection.js';
import { meetingsOfClass } from './meetings/projection.js';
import { officesOfSchool } from './offices/projection.js';
import { pagesOf } from './pages-of/projection.js';
import { people } from './people/projection.js';
import { pageProgress } from './performance/projection.js';
import { portalIdentity, portalsOfAccount } from './portals/projection.js';
import { recipients } from './recipients/projection.js';
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
  gradeHistory,
  attendance,
  pupilAbsences,
  finalGrades,
  pageProgress,
  meetingsOfClass,
  timetables,
  pageTimetable,
  announcements,
  announcementBoard,
  announcementReceipts,
  announcementsReadBy,
  consultations,
  consultationsOf,
  auditTrail,
  accountCorrections,
  accountBeginning,
  alerts,
  alertsOfSchool,
];
