import type { AccountRole } from '../access/account.events.js';
import type { DomainEvent } from '../eventing/decider.js';
import type { Recorded } from '../eventing/envelope.js';
import type { AmongClass } from '../messages/among.values.js';
import type { CivilDate } from '../school/civil-date.values.js';
import type { News } from './notice.js';

/** Who is to be told, as an event knows it; who these people are is found out when it is told. */
export type Audience =
  /** The guardians, and the pupil too. */
  | { readonly who: 'family'; readonly pupilId: string }
  | { readonly who: 'guardians'; readonly pupilId: string }
  /** Those who have the class that the pupil is in. */
  | { readonly who: 'classTeachersOfPupil'; readonly pupilId: string }
  /** The families of those who stand on a page on a day, or of these among them. */
  | {
      readonly who: 'familiesOfPage';
      readonly pageId: string;
      readonly on: CivilDate;
      readonly pupilIds?: readonly string[];
    }
  | { readonly who: 'guardiansOfClass'; readonly classId: string; readonly on: CivilDate }
  /** One of the guardians of a pupil, where no court keeps news of the child from this one. */
  | { readonly who: 'guardian'; readonly personId: string; readonly pupilId: string }
  /** One of the guardians of a class on a day, where no court keeps news of the child there from this one. */
  | {
      readonly who: 'guardianInClass';
      readonly personId: string;
      readonly classId: string;
      readonly on: CivilDate;
    }
  | { readonly who: 'teacher'; readonly personId: string }
  /** Those of a class on a day who write in a thread of theirs, without somebody. */
  | {
      readonly who: 'partOfClass';
      readonly classId: string;
      readonly part: AmongClass['kind'];
      readonly on: CivilDate;
      readonly without: string;
    }
  /** Those who lead a group of several schools and the pupils in it, without somebody; or whoever proposed it. */
  | {
      readonly who: 'membersOfJointGroup';
      readonly jointGroupId: string;
      readonly without: string;
    }
  /** Those with the guardians of the pupils. */
  | { readonly who: 'familiesOfJointGroup'; readonly jointGroupId: string; readonly without: string }
  /** Those who lead it in the school of a pupil, of whom it is told. */
  | {
      readonly who: 'leadersOfJointGroup';
      readonly jointGroupId: string;
      readonly schoolId: string;
      readonly aboutPupilId: string;
      readonly without: string;
    }
  | { readonly who: 'proposerOfJointGroup'; readonly jointGroupId: string }
  /** The guardians, the pupils and the teachers of a class or group on a day, without somebody. */
  | {
      readonly who: 'everybodyOfClass';
      readonly classId: string;
      readonly on: CivilDate;
      readonly without: string;
      readonly confirmed?: string;
    }
  /** Those who hold one of some roles in a school, without somebody; families, as far as pupils are in a class on a day. */
  | {
      readonly who: 'holdersOfRoles';
      readonly schoolId: string;
      readonly roles: readonly AccountRole[];
      readonly on: CivilDate;
      readonly without?: string;
      /** Of these, those who confirmed having read an announcement. */
      readonly confirmed?: string;
    }
  /** Those who teach the page on a day, without those who know of it already. */
  | {
      readonly who: 'teachersOfPage';
      readonly pageId: string;
      readonly on: CivilDate;
      readonly without: readonly string[];
      readonly pupilId: string;
    }
  /** Those who teach any of the pages on a day, each once, without somebody. */
  | {
      readonly who: 'teachersOfPages';
      readonly pageIds: readonly string[];
      readonly on: CivilDate;
      readonly without: string;
    }
  /** Those who teach the page on a day and the substitutes of a lesson, with somebody beside them and without somebody. */
  | {
      readonly who: 'teachersOfLesson';
      readonly pageId: string;
      readonly lessonId: string;
      readonly on: CivilDate;
      readonly and?: string;
      readonly without: string;
    }
  /** The families of those who stand on any of the pages on a day, and who teaches them then, each once. */
  | { readonly who: 'everybodyOnPages'; readonly pageIds: readonly string[]; readonly on: CivilDate }
  /** The deputy heads, without somebody; the administrators, where there is no other deputy head. */
  | { readonly who: 'leadersOfSchool'; readonly schoolId: string; readonly without: string }
  /** The administrators, without somebody. */
  | { readonly who: 'administratorsOfSchool'; readonly schoolId: string; readonly without: string }
  | { readonly who: 'holderOfAccount'; readonly accountId: string }
  /** Somebody, and the pupil whom it is about, where that is one. */
  | { readonly who: 'person'; readonly personId: string; readonly pupilId?: string };

/** Something that is to be told to somebody. */
export interface Telling {
  readonly audience: Audience;
  readonly news: News;
  /** The day after which, by the clocks of the school, it is no news any more. */
  readonly lastDay?: CivilDate;
}

/**
 * What is told of an event, and to whom: a pure rule, named as the sentence that it carries out. How each of them is
 * told, or not at all, follows from what they have chosen (`addressed.ts`).
 */
export interface Policy<Event extends DomainEvent = DomainEvent> {
  readonly on: readonly Event['type'][];
  tell(event: Recorded<Event>): readonly Telling[];
}
