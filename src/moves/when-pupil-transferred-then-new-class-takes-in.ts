import { classes as classDocuments } from '../../projections/schools/class.projection.js';
import type { FreshReader } from '../eventing/fresh-reader.js';
import type { Reaction } from '../eventing/reactor.js';
import type { Runners } from '../runners.js';
import { addDays } from '../school/civil-date.values.js';
import type { PupilTransferred } from '../school/class.events.js';

/** In the same school, from the next day on. Another school admits the pupil itself. */
export const whenPupilTransferredThenNewClassTakesIn = (
  reader: FreshReader,
  { classes }: Pick<Runners, 'classes'>,
): Reaction<PupilTransferred> => ({
  name: 'when-pupil-transferred-then-new-class-takes-in',
  on: ['PupilTransferred'],

  async consequences({ data: { pupilId, until, toClassId }, metadata, position }) {
    const to = await reader.get(classDocuments, toClassId, position);
    if (to?.schoolId !== metadata.schoolId) return [];
    const pupils = [{ personId: pupilId, from: addDays(until, 1) }];
    return [
      {
        key: toClassId,
        carryOut: (context) => classes.handle(toClassId, { kind: 'EnrolPupils', pupils }, context),
      },
    ];
  },
});
