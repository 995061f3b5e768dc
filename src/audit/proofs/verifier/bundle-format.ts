import type {
  FinalGradeInSubject,
  TermGradeInSubject,
} from '../../../../projections/final-grades/read-model.js';
import type { GradeHistory, GradeLink } from '../../../../projections/grade-history/read-model.js';
import type { LoggedEvent } from '../../transparency/entry.js';

// What a proof bundle is made of; docs/transparency-log.md tells it byte by byte.

export const FORMAT = 'school-journal-proof/1';

/** What is verified. */
export const CHECKED_FILES = [
  'manifest.json',
  'checkpoint.txt',
  'keys.txt',
  'earlier.jsonl',
  'streams.jsonl',
  'events.jsonl',
  'entries.jsonl',
  'hashes.jsonl',
  'displayed.jsonl',
] as const;

/** What people read or run; nothing in them is proven. */
export const OTHER_FILES = ['README.txt', 'report.html', 'verify.mjs'] as const;

export type CheckedFile = (typeof CHECKED_FILES)[number];
export type BundleFile = CheckedFile | (typeof OTHER_FILES)[number];

export const LANGUAGES = ['en', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What a bundle is about. */
export type Scope =
  | { readonly kind: 'grade'; readonly grade: string; readonly pupil: string }
  | { readonly kind: 'pupil'; readonly pupil: string; readonly term?: string }
  | {
      readonly kind: 'class';
      readonly class: string;
      /** The teaching groups that are the class, or parts of it. */
      readonly groups: readonly string[];
      readonly term?: string;
    }
  | { readonly kind: 'term'; readonly term: string }
  | { readonly kind: 'school'; readonly school: string }
  | { readonly kind: 'everything' };

export interface Manifest {
  readonly format: typeof FORMAT;
  /** The log's name. */
  readonly origin: string;
  readonly language: Language;
  readonly scope: Scope;
  /** How many lines there are of each. */
  readonly contains: { readonly streams: number; readonly events: number; readonly displayed: number };
}

/** A line of `streams.jsonl`; hashes are in base64. */
export interface StreamLine {
  readonly stream: string;
  /** The content hash of the stream's first event. */
  readonly tag: string;
  /** Whether all of its events are disclosed, or some; of the others there are the entries. */
  readonly disclosed: 'whole' | 'part';
  /** Under the last index entry; none where there is no such entry, or the stream began after it. */
  readonly count?: { readonly count: number; readonly siblings: readonly string[] };
}

/** A line of `events.jsonl`. */
export interface EventLine {
  readonly leaf: number;
  /** The event's content hash. */
  readonly hash: string;
  readonly event: LoggedEvent;
}

/** A line of `entries.jsonl`: an index entry, or an event's that isn't disclosed. */
export interface EntryLine {
  readonly leaf: number;
  readonly entry: string;
}

/** A line of `hashes.jsonl`: the hash of a full subtree. */
export interface HashLine {
  readonly level: number;
  readonly index: number;
  readonly hash: string;
}

/** A line of `displayed.jsonl`: what the journal displays. Who changed a final or term grade stands in the events. */
export type Displayed = DisplayedGrade | DisplayedTermGrade | DisplayedFinalGrade;

export type DisplayedGrade = Omit<GradeHistory, '_id' | 'chain'> & {
  readonly kind: 'grade';
  readonly gradeId: string;
  readonly chain: readonly Omit<GradeLink, 'logPosition'>[];
};

export type DisplayedTermGrade = TermGradeInSubject & {
  readonly kind: 'termGrade';
  readonly pupilId: string;
};

export type DisplayedFinalGrade = FinalGradeInSubject & {
  readonly kind: 'finalGrade';
  readonly pupilId: string;
};

/** The last index entry of a log with so many leaves; -1 where there is none. */
export const lastIndexLeaf = (size: number): number => Math.floor(size / 256) * 256 - 1;
