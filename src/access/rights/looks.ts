import type { Position } from '../../eventing/position.js';
import type { FreshReader } from '../../eventing/fresh-reader.js';
import type { Runners } from '../../runners.js';
import type { ClassTeachers } from '../../school/class-teachers.js';
import type { Viewer } from '../viewer.js';
import type { Relation } from './rights.table.js';

/** Finds out some of what somebody may be to a thing; what costs little comes first. */
export interface Look {
  readonly finds: readonly Relation[];
  readonly look: () => Promise<readonly Relation[]>;
}

export interface Asked {
  readonly viewer: Viewer;
  /** What the address names; of a school several, separated by commas. */
  readonly id: string;
  /** Instant. */
  readonly at: string;
  /** What the viewer has just written is known of. */
  readonly atLeast: Position | undefined;
}

/** Where it is found out. */
export interface RelationsParts {
  readonly reader: FreshReader;
  readonly runners: Pick<
    Runners,
    'pages' | 'meetings' | 'announcements' | 'blogPosts' | 'threads' | 'activities' | 'questions'
  >;
  readonly classTeachers: Pick<ClassTeachers, 'isClassTeacherOf'>;
}

/** What somebody is to the thing that is asked for. */
export type Looks = (parts: RelationsParts, asked: Asked) => readonly Look[];

export const AT_SCHOOL = [
  'teacher',
  'healthWorker',
  'secretary',
  'deputyHead',
  'admin',
  'auditor',
  'authority',
] as const satisfies readonly Relation[];

export const lookFor = (finds: readonly Relation[], look: Look['look']): Look => ({ finds, look });

export const always = (...relations: readonly Relation[]): Look =>
  lookFor(relations, () => Promise.resolve(relations));

/** Nothing where there is nothing, so that it is looked up anew. */
export const nonEmpty = <T>(list: readonly T[]): readonly T[] | undefined =>
  list.length > 0 ? list : undefined;

/** Asks for something the first time that it is wanted, and not again. */
export const once = <T>(find: () => Promise<T>): (() => Promise<T>) => {
  let finding: Promise<T> | undefined;
  return () => (finding ??= find());
};
