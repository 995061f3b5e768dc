import { comparePositions, parsePosition, type Position } from '../../src/eventing/position.js';
import { idOfField } from '../../src/journal/page/page-ids.values.js';
import type { DiaryAcknowledgement } from './answer.js';
import type { PupilWeek } from './read-model.js';

/**
 * Of the signatures under a week the one that counts: one that still holds, else the last.
 * @param changes where in the log the week was changed.
 */
export const acknowledgementOf = (
  { acknowledgements }: Pick<PupilWeek, 'acknowledgements'>,
  changes: readonly Position[],
  nameOf: (personId: string) => string,
): DiaryAcknowledgement | undefined => {
  const signatures = Object.entries(acknowledgements)
    .map(([field, { at, seen, signature }]): DiaryAcknowledgement => {
      const id = idOfField(field);
      const position = parsePosition(seen);
      const open = position === undefined || changes.some((change) => comparePositions(change, position) > 0);
      return {
        ...{ guardian: { id, name: nameOf(id) }, at, open },
        ...(signature === undefined ? {} : { signature }),
      };
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  return signatures.findLast(({ open }) => !open) ?? signatures.at(-1);
};
