import type { AccountRole, CalendarKind } from '../../access/account.events.js';
import type { SecondFactor } from '../../access/factor-store.js';
import type { FamilyFact } from '../../audit/history/of-own-child.js';
import type { Part } from '../../help-desk/parts-in.js';
import type { ShownNotice } from '../../notices/operation/shown-notice.js';
import type { Channel } from '../../notices/notice-kinds.values.js';
import type { Preferences } from '../../notices/preferences/preferences.values.js';
import type { Period } from '../../school/membership.values.js';
import type { PersonalData } from '../personal-data.js';

export const FORMAT = 'school-journal-person/1';

interface Named {
  readonly id: string;
  /** A dash where somebody was erased. */
  readonly name: string;
}

/**
 * What is known of a person now. In the JSON that is handed out the lists of `PersonLists` stand behind it, each as
 * long as it is. Instants are ISO 8601 in UTC, dates those of the school.
 */
export interface PersonHead {
  readonly format: typeof FORMAT;
  readonly madeAt: string;
  readonly person: { readonly id: string; readonly internet: boolean } & (
    { readonly erased: true } | { readonly erased: false; readonly personal: PersonalData }
  );
  readonly guardians: readonly Named[];
  readonly children: readonly Named[];
  readonly contacts: readonly { readonly channel: Channel; readonly verified: boolean }[];
  readonly noticePreferences: Preferences;
  readonly accounts: readonly {
    readonly id: string;
    readonly ended: boolean;
    readonly roles: readonly { readonly role: AccountRole; readonly school: Named }[];
    readonly calendars: readonly {
      readonly id: string;
      readonly of: CalendarKind;
      readonly issuedAt: string;
    }[];
  }[];
  readonly sessions: readonly {
    readonly accountId: string;
    /** Kinds of browser and system that it was begun with, and the network that it was begun from. */
    readonly browser: string;
    readonly system: string;
    readonly network: string;
    readonly startedAt: string;
    readonly seenAt: string;
    readonly expiresAt: string;
  }[];
  readonly secondFactors: readonly {
    readonly accountId: string;
    readonly kind: SecondFactor['kind'];
    readonly addedAt: string;
    /** What a passkey was made with. */
    readonly browser?: string;
    readonly system?: string;
  }[];
  /** Whose diaries the person has looked at; of each no more than the last time is known. */
  readonly diaryVisits: readonly { readonly pupil: Named; readonly lookedAt: string }[];
  readonly classes: readonly ({
    readonly id: string;
    readonly title: string;
    readonly schoolId: string;
  } & Period)[];
}

/** A fact about the person, as the history tells it, with all that was written. */
export interface ExportedFact extends FamilyFact {
  /** The event's data, opened; without keyed digests, codes, and whatever is about others. */
  readonly data: unknown;
  /** What was written in words. */
  readonly texts: readonly string[];
}

/** That somebody opened data in which the person's are, alone or among others. */
export interface ExportedRead {
  readonly reader: Named;
  readonly role?: string;
  readonly what: string;
  readonly whose: string;
  readonly first: string;
  readonly last: string;
  readonly count: number;
}

/** That the person opened somebody's data. */
export type OwnRead = Omit<ExportedRead, 'reader'> & { readonly of: string; readonly network: string };

/** A message that the person wrote, or that was written to the person alone. */
export interface ExportedMessage {
  readonly threadId: string;
  readonly number: number;
  readonly at: string;
  readonly author: Named;
  /** What went with it, likewise. */
  readonly files?: readonly { readonly name: string; readonly mediaType: string; readonly size: number }[];
  /** Only in what is made for the person; a dash where it can’t be read any more. */
  readonly text?: string;
}

/** One text under a question that the person asked the support. */
export interface ExportedQuestionText {
  readonly questionId: string;
  readonly number: number;
  readonly at: string;
  readonly as: Part;
  /** Only in what is made for the person; a dash where it can’t be read any more. */
  readonly text?: string;
}

/** What the person said in a post of the own blog, as it was published or changed. */
export interface ExportedWording {
  readonly postId: string;
  /** 1 for what was published, and one more for each change. */
  readonly version: number;
  readonly at: string;
  /** When the post was withdrawn, where it was. */
  readonly withdrawnAt?: string;
  /** Only in what is made for the person; a dash where it can’t be read any more. The text likewise. */
  readonly title?: string;
  readonly text?: string;
}

/** A comment that the person made in a blog. */
export interface ExportedBlogComment {
  readonly postId: string;
  readonly number: number;
  readonly at: string;
  /** When it was withdrawn, where it was. */
  readonly withdrawnAt?: string;
  /** Only in what is made for the person; a dash where it can’t be read any more. */
  readonly text?: string;
}

/** Newest first. */
export interface PersonLists {
  readonly events: AsyncIterable<ExportedFact>;
  readonly readBy: AsyncIterable<ExportedRead>;
  readonly read: AsyncIterable<OwnRead>;
  readonly notices: AsyncIterable<ShownNotice>;
  readonly messages: AsyncIterable<ExportedMessage>;
  readonly questions: AsyncIterable<ExportedQuestionText>;
  readonly blogPosts: AsyncIterable<ExportedWording>;
  readonly blogComments: AsyncIterable<ExportedBlogComment>;
}

export interface PersonExport {
  readonly head: PersonHead;
  readonly lists: PersonLists;
  /** Where the person is, or was last. */
  readonly timeZone: string;
}
