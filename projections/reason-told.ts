import type { Reason } from '../src/journal/page/reason.values.js';
import type { Sealed } from '../src/people/sealed.values.js';
import type { SchoolDocument } from './schools/read-model.js';

/** Opens a sealed text; a dash where the person was erased. */
export type Open = (sealed: Sealed) => Promise<string>;

/** A reason as it is read: the school's title of its code, and the words that were written. */
export const reasonTold = async (
  { code, text }: Reason,
  school: Pick<SchoolDocument, 'reasons'> | undefined,
  open: Open,
): Promise<string> =>
  [
    ...(code === undefined ? [] : [school?.reasons[code] ?? code]),
    ...(text === undefined ? [] : [await open(text)]),
  ].join(': ');
