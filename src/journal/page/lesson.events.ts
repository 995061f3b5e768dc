import type { InLesson, Written } from './place.values.js';

/** A lesson was planned ahead, with the topic that it is to have. */
export interface LessonPlanned {
  readonly type: 'LessonPlanned';
  readonly data: InLesson & {
    /** Number of the lesson in the day. */
    readonly number: number;
    readonly topic: string;
    readonly teacherId?: string;
    /** The timetable that holds does not have it there. */
    readonly besideTimetable?: true;
  };
}

/** A lesson was held, with its topic. */
export interface LessonRecorded {
  readonly type: 'LessonRecorded';
  readonly data: Written & {
    /** Number of the lesson in the day. */
    readonly number: number;
    readonly topic: string;
    readonly teacherId?: string;
  };
}

/** A planned or recorded lesson's topic was put differently. */
export interface TopicChanged {
  readonly type: 'TopicChanged';
  readonly data: Written & { readonly from: string; readonly to: string };
}

/** A lesson does not take place; it stays visible as such. */
export interface LessonCancelled {
  readonly type: 'LessonCancelled';
  readonly data: Written & { readonly number: number; readonly reason?: string };
}

/** A cancelled lesson takes place after all. */
export interface LessonReinstated {
  readonly type: 'LessonReinstated';
  readonly data: Written;
}

/** Another teacher gives one lesson, and may write in it and in no other. */
export interface SubstituteAssigned {
  readonly type: 'SubstituteAssigned';
  readonly data: InLesson & { readonly number: number; readonly teacherId: string };
}

/** A substitute does not give the lesson after all. */
export interface SubstituteReleased {
  readonly type: 'SubstituteReleased';
  readonly data: InLesson & { readonly teacherId: string };
}

export type LessonEvent =
  | LessonPlanned
  | LessonRecorded
  | TopicChanged
  | LessonCancelled
  | LessonReinstated
  | SubstituteAssigned
  | SubstituteReleased;
