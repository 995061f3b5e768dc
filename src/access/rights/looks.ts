import type { Position } from '../../eventing/position.js';
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

/** Asks for something the first time that it is wanted, and not again. */
export const once = <T>(find: () => Promise<T>): (() => Promise<T>) => {
  let finding: Promise<T> | undefined;
  return () => (finding ??= find());
};
