import type { Policy } from './policy.js';
import { whenAbsentWithoutReasonThenTellGuardians } from './when-absent-without-reason-then-tell-guardians.js';
import { whenAccessChangedThenAlertHolder } from './when-access-changed-then-alert-holder.js';
import { whenAccountIssuedThenTellItsHolder } from './when-account-issued-then-tell-its-holder.js';
import { whenAlertRaisedThenTellDeputyHeadsAndAffectedTeachers } from './when-alert-raised-then-tell-deputy-heads-and-affected-teachers.js';
import { whenAnnouncementPublishedThenTellAudience } from './when-announcement-published-then-tell-audience.js';
import { whenConsultationBookedOrCalledOffThenTellBoth } from './when-consultation-booked-or-called-off-then-tell-both.js';
import { whenContactCodeIssuedThenSendItThere } from './when-contact-code-issued-then-send-it-there.js';
import { whenContactVerifiedByCodeThenAlertPerson } from './when-contact-verified-by-code-then-alert-person.js';
import { whenFinalGradeGivenOrCorrectedThenTellFamily } from './when-final-grade-given-or-corrected-then-tell-family.js';
import { whenGradeCorrectedOrAnnulledThenTellFamily } from './when-grade-corrected-or-annulled-then-tell-family.js';
import { whenGradeGivenThenTellFamily } from './when-grade-given-then-tell-family.js';
import { whenHomeworkSetThenTellFamiliesTheEveningBefore } from './when-homework-set-then-tell-families-the-evening-before.js';
import { whenLateThenTellGuardians } from './when-late-then-tell-guardians.js';
import { whenLessonCancelledOrSubstitutedThenTellFamilies } from './when-lesson-cancelled-or-substituted-then-tell-families.js';
import { whenMeetingCalledOrCalledOffThenTellGuardians } from './when-meeting-called-or-called-off-then-tell-guardians.js';
import { whenApplicationQuestionedOrRefusedThenTellPersonResponsible } from './when-application-questioned-or-refused-then-tell-person-responsible.js';
import { whenResponsiblePersonInvitedThenSendCode } from './when-responsible-person-invited-then-send-code.js';
import { whenOfficeProposedOrDecidedOnThenAlertThoseConcerned } from './when-office-proposed-or-decided-on-then-alert-those-concerned.js';
import { whenRecoveryCodeIssuedThenTellHolder } from './when-recovery-code-issued-then-tell-holder.js';
import { whenRemarkMadeThenTellThoseWhoMaySeeIt } from './when-remark-made-then-tell-those-who-may-see-it.js';
import { whenSomebodyElseCorrectedAGradeThenTellTeachersOfPage } from './when-somebody-else-corrected-a-grade-then-tell-teachers-of-page.js';
import { whenTimetablePublishedThenTellEverybodyOnItsPages } from './when-timetable-published-then-tell-everybody-on-its-pages.js';
import { whenTermGradeGivenOrCorrectedThenTellFamily } from './when-term-grade-given-or-corrected-then-tell-family.js';

/** Every rule on who is told what. */
export const policies: readonly Policy[] = [
  whenGradeGivenThenTellFamily,
  whenGradeCorrectedOrAnnulledThenTellFamily,
  whenSomebodyElseCorrectedAGradeThenTellTeachersOfPage,
  whenAbsentWithoutReasonThenTellGuardians,
  whenLateThenTellGuardians,
  whenRemarkMadeThenTellThoseWhoMaySeeIt,
  whenHomeworkSetThenTellFamiliesTheEveningBefore,
  whenTermGradeGivenOrCorrectedThenTellFamily,
  whenFinalGradeGivenOrCorrectedThenTellFamily,
  whenLessonCancelledOrSubstitutedThenTellFamilies,
  whenTimetablePublishedThenTellEverybodyOnItsPages,
  whenMeetingCalledOrCalledOffThenTellGuardians,
  whenAnnouncementPublishedThenTellAudience,
  whenConsultationBookedOrCalledOffThenTellBoth,
  whenAccountIssuedThenTellItsHolder,
  whenApplicationQuestionedOrRefusedThenTellPersonResponsible,
  whenResponsiblePersonInvitedThenSendCode,
  whenContactCodeIssuedThenSendItThere,
  whenRecoveryCodeIssuedThenTellHolder,
  whenContactVerifiedByCodeThenAlertPerson,
  whenAccessChangedThenAlertHolder,
  whenOfficeProposedOrDecidedOnThenAlertThoseConcerned,
  whenAlertRaisedThenTellDeputyHeadsAndAffectedTeachers,
];
