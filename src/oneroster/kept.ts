import { telling, type Told } from './told.js';

/** What the journal keeps as it is although a bundle says otherwise, by codes that stay; as `faults.ts` has them. */
export const KEPT = {
  access: 'the access of somebody with an office, or in another school as well,',
  'closed-page': 'the closed page of {group}, {term}',
  absence: 'the absence of result {result}',
  'withdrawn-absence': 'the withdrawn absence of result {result}',
  grade: 'the grade of result {result}',
  'term-grade': 'the term grade of result {result}',
  'final-grade': 'the final grade of result {result}',
  'cancelled-lesson': 'the cancelled lesson of line item {item}',
} as const;

export type Kept = Told<keyof typeof KEPT>;

export const kept = telling(KEPT);
