import type { Policy } from './policy.js';
import { whenAchievementChangedThenTellFamilyOrClassTeachers } from './when-achievement-changed-then-tell-family-or-class-teachers.js';
import { whenActivityAnnouncedThenTellAudience } from './when-activity-announced-then-tell-audience.js';
import { whenActivityChangedOrCalledOffThenTellFamiliesSignedUp } from './when-activity-changed-or-called-off-then-tell-families-signed-up.js';
import { whenAbsentWithoutReasonThenTellGuardians } from './when-absent-without-reason-then-tell-guardians.js';
import { whenAccessChangedThenAlertHolder } from './when-access-changed-then-alert-holder.js';
import { whenAccountIssuedThenTellItsHolder } from './when-account-issued-then-tell-its-holder.js';
import { whenAlertRaisedThenTellDeputyHeadsAndAffectedTeachers } from './when-alert-raised-then-tell-deputy-heads-and-affected-teachers.js';
import { whenAnnouncementChangedOrWithdrawnThenTellThoseWhoConfirmedIt } from './when-announcement-changed-or-withdrawn-then-tell-those-who-confirmed-it.js';
import { whenAnnouncementPublishedThenTellAudience } from './when-announcement-published-then-tell-audience.js';
import { whenBlogCommentMadeThenTellAuthorOfPost } from './when-blog-comment-made-then-tell-author-of-post.js';
import { whenBlogPostPublishedThenTellItsReaders } from './when-blog-post-published-then-tell-its-readers.js';
import { whenConsultationBookedOrCalledOffThenTellBoth } from './when-consultation-booked-or-called-off-then-tell-both.js';
import { whenContactCodeIssuedThenSendItThere } from './when-contact-code-issued-then-send-it-there.js';
import { whenContactVerifiedByCodeThenAlertPerson } from './when-contact-verified-by-code-then-alert-person.js';
import { whenFinalGradeGivenOrCorrectedThenTellFamily } from './when-final-grade-given-or-corrected-then-tell-family.js';
import { whenGradeCorrectedOrAnnulledThenTellFamily } from './when-grade-corrected-or-annulled-then-tell-family.js';
import { whenGradeGivenThenTellFamily } from './when-grade-given-then-tell-family.js';
import { whenHomeworkSetThenTellFamiliesTheEveningBefore } from './when-homework-set-then-tell-families-the-evening-before.js';
import { whenJointGroupConcernsSomebodyThenTellThem } from './when-joint-group-concerns-somebody-then-tell-them.js';
import { whenLateCorrectionAskedForOrDecidedOnThenTellOtherSide } from './when-late-correction-asked-for-or-decided-on-then-tell-other-side.js';
import { whenLateThenTellGuardians } from './when-late-then-tell-guardians.js';
import { whenLessonChangedThenTellFamiliesAndTeachers } from './when-lesson-changed-then-tell-families-and-teachers.js';
import { whenSchoolDaysChangedThenTellFamiliesAndStaff } from './when-school-days-changed-then-tell-families-and-staff.js';
import { whenMeetingCalledOrCalledOffThenTellGuardians } from './when-meeting-called-or-called-off-then-tell-guardians.js';
import { whenApplicationQuestionedOrRefusedThenTellPersonResponsible } from './when-application-questioned-or-refused-then-tell-person-responsible.js';
import { whenMessagePostedThenTellParticipants } from './when-message-posted-then-tell-participants.js';
import { whenOrganiserChangedSignUpThenTellFamily } from './when-organiser-changed-sign-up-then-tell-family.js';
import { whenQuestionAskedOrAnsweredThenTellOtherSide } from './when-question-asked-or-answered-then-tell-other-side.js';
import { whenResponsiblePersonInvitedThenSendCode } from './when-responsible-person-invited-then-send-code.js';
import { whenOfficeProposedOrDecidedOnThenAlertThoseConcerned } from './when-office-proposed-or-decided-on-then-alert-those-concerned.js';
import { whenRecoveryCodeIssuedThenTellHolder } from './when-recovery-code-issued-then-tell-holder.js';
import { whenRemarkMadeThenTellThoseWhoMaySeeIt } from './when-remark-made-then-tell-those-who-may-see-it.js';
import { whenSomebodyElseCorrectedAGradeThenTellTeachersOfPage } from './when-somebody-else-corrected-a-grade-then-tell-teachers-of-page.js';
import { whenMinutesPublishedOrCorrectedThenTellGuardians } from './when-minutes-published-or-corrected-then-tell-guardians.js';
import { whenTestPlannedMovedOrWithdrawnThenTellFamilies } from './when-test-planned-moved-or-withdrawn-then-tell-families.js';
import { whenThankedThenTellThoseThanked } from './when-thanked-then-tell-those-thanked.js';
import { whenTimetablePublishedThenTellEverybodyOnItsPages } from './when-timetable-published-then-tell-everybody-on-its-pages.js';
import { whenTermGradeGivenOrCorrectedThenTellFamily } from './when-term-grade-given-or-corrected-then-tell-family.js';

/** Every rule on who is told what. */
export const policies: readonly Policy[] = [
  whenGradeGivenThenTellFamily,
  whenGradeCorrectedOrAnnulledThenTellFamily,
  whenSomebodyElseCorrectedAGradeThenTellTeachersOfPage,
  whenLateCorrectionAskedForOrDecidedOnThenTellOtherSide,
  whenAbsentWithoutReasonThenTellGuardians,
  whenLateThenTellGuardians,
  whenRemarkMadeThenTellThoseWhoMaySeeIt,
  whenAchievementChangedThenTellFamilyOrClassTeachers,
  whenThankedThenTellThoseThanked,
  whenHomeworkSetThenTellFamiliesTheEveningBefore,
  whenTermGradeGivenOrCorrectedThenTellFamily,
  whenFinalGradeGivenOrCorrectedThenTellFamily,
  whenLessonChangedThenTellFamiliesAndTeachers,
  whenSchoolDaysChangedThenTellFamiliesAndStaff,
  whenTestPlannedMovedOrWithdrawnThenTellFamilies,
  whenTimetablePublishedThenTellEverybodyOnItsPages,
  whenMeetingCalledOrCalledOffThenTellGuardians,
  whenMinutesPublishedOrCorrectedThenTellGuardians,
  whenActivityAnnouncedThenTellAudience,
  whenActivityChangedOrCalledOffThenTellFamiliesSignedUp,
  whenOrganiserChangedSignUpThenTellFamily,
  whenAnnouncementPublishedThenTellAudience,
  whenAnnouncementChangedOrWithdrawnThenTellThoseWhoConfirmedIt,
  whenBlogPostPublishedThenTellItsReaders,
  whenBlogCommentMadeThenTellAuthorOfPost,
  whenMessagePostedThenTellParticipants,
  whenJointGroupConcernsSomebodyThenTellThem,
  whenQuestionAskedOrAnsweredThenTellOtherSide,
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
