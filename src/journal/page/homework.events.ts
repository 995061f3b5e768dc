import type { CivilDate } from '../../school/civil-date.values.js';
import type { Written } from './place.values.js';

/** A file that goes with homework; its content is stored under its hash, outside the event store. */
export interface AttachedFile {
  /** SHA-256 of the content, in hexadecimal. */
  readonly fileId: string;
  readonly name: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
}

/** What is to be done, by whom and until when. */
export interface HomeworkTask {
  readonly text: string;
  readonly dueOn: CivilDate;
  /** Number of the lesson in the day for which it is due, where it is for a certain one. */
  readonly dueLesson?: number;
  /** How long it should take. */
  readonly minutes?: number;
  /** For these pupils only; for the whole group where nobody is named. */
  readonly pupilIds?: readonly string[];
  readonly files?: readonly AttachedFile[];
}

/** Homework was set in a lesson, for the whole group or for single pupils. */
export interface HomeworkSet {
  readonly type: 'HomeworkSet';
  readonly data: Written & HomeworkTask & { readonly homeworkId: string };
}

/** Homework was put differently; what it was stays here. */
export interface HomeworkAmended {
  readonly type: 'HomeworkAmended';
  readonly data: Written & {
    readonly homeworkId: string;
    readonly from: HomeworkTask;
    readonly to: HomeworkTask;
  };
}

/** Homework need not be done. */
export interface HomeworkWithdrawn {
  readonly type: 'HomeworkWithdrawn';
  readonly data: Written & {
    readonly homeworkId: string;
    /** What it was. */
    readonly task: HomeworkTask;
    readonly reason?: string;
  };
}

export type HomeworkEvent = HomeworkSet | HomeworkAmended | HomeworkWithdrawn;
