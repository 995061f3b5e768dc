import type { AccountRole } from '../access/account.events.js';
import type { Sealed } from '../people/sealed.values.js';
import type { Support } from './support.values.js';

/** Where somebody was when the question came up: nothing of what the page showed. */
export interface QuestionContext {
  /** The path of the page. It names by its ids what the question is about, and is sealed for that. */
  readonly page: Sealed;
  readonly role: AccountRole;
  readonly language: 'en' | 'ru';
  /** Of the pages, as the browser had them. */
  readonly version: string;
}

interface OfQuestion {
  readonly questionId: string;
  readonly schoolId: string;
  readonly askerId: string;
  /** Whose it is to answer. */
  readonly with: Support;
}

/** Words under a question, sealed with the keys of the asker and of the question. */
interface Written extends OfQuestion {
  /** 1 for the question itself, and one more for each text after it. */
  readonly number: number;
  readonly text: Sealed;
}

/** Somebody asked for help with the journal. */
export interface QuestionAsked {
  readonly type: 'QuestionAsked';
  readonly data: Written & { readonly context: QuestionContext };
}

/** Whoever asked wrote more: of oneself, or because it was asked back. */
export interface QuestionSupplemented {
  readonly type: 'QuestionSupplemented';
  readonly data: Written;
}

/** The support answered. */
export interface QuestionAnswered {
  readonly type: 'QuestionAnswered';
  readonly data: Written & { readonly authorId: string };
}

/** The support wants to know more before it answers. */
export interface QuestionAskedBack {
  readonly type: 'QuestionAskedBack';
  readonly data: Written & { readonly authorId: string };
}

/** The support of a school gave a question to whoever runs the system, or got it back from there. */
export interface QuestionPassedOn {
  readonly type: 'QuestionPassedOn';
  readonly data: OfQuestion & { readonly from: Support };
}

/** Nothing is open about a question: whoever asked says so, or the support. */
export interface QuestionClosed {
  readonly type: 'QuestionClosed';
  readonly data: OfQuestion & {
    readonly by: 'asker' | Support;
    /** The instant up to which whoever asked may go on with it. */
    readonly reopenableUntil: string;
  };
}

/** Whoever asked went on with a closed question. */
export interface QuestionReopened {
  readonly type: 'QuestionReopened';
  readonly data: Written;
}

/** The period is over for which questions are kept: nothing is written any more, and the key is destroyed. */
export interface QuestionEnded {
  readonly type: 'QuestionEnded';
  readonly data: OfQuestion;
}

export type QuestionEvent =
  | QuestionAsked
  | QuestionSupplemented
  | QuestionAnswered
  | QuestionAskedBack
  | QuestionPassedOn
  | QuestionClosed
  | QuestionReopened
  | QuestionEnded;
