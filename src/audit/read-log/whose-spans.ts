import { classes, classesOfPupil } from '../../../projections/schools/class.projection.js';
import { schools } from '../../../projections/schools/school.projection.js';
import type { Reads } from '../../eventing/fresh-reader.js';
import { addDays, startOfDay } from '../../school/civil-date.values.js';
import type { ReadSpan } from './read-search.js';

/**
 * Whose data are opened together with a pupil's, and when: those of the pupil alone, of the classes and groups while
 * the pupil is in them, and of the school meanwhile.
 */
export const spansOfPupil = async (reads: Reads, pupilId: string): Promise<readonly ReadSpan[]> => {
  const members = (await reads.get(classesOfPupil, pupilId))?.classes ?? {};
  const known = await reads.getMany(classes, Object.keys(members));
  const homes = await reads.getMany(schools, [
    ...new Set([...known.values()].map(({ schoolId }) => schoolId)),
  ]);
  const spans = [...known.values()].flatMap(({ _id, schoolId, subjectId }) => {
    const timeZone = homes.get(schoolId)?.timeZone ?? 'UTC';
    return (members[_id] ?? []).flatMap(({ from, until }) => {
      const span = {
        from: new Date(startOfDay(timeZone, from)),
        ...(until === undefined ? {} : { until: new Date(startOfDay(timeZone, addDays(until, 1))) }),
      };
      return [{ about: _id, ...span }, ...(subjectId === undefined ? [{ about: schoolId, ...span }] : [])];
    });
  });
  return [{ about: pupilId }, ...spans];
};

/** What two spans have in common; nothing where they lie apart. */
export const within = (
  span: ReadSpan,
  { from, until }: Pick<ReadSpan, 'from' | 'until'>,
): readonly ReadSpan[] => {
  const begin = latest(span.from, from);
  const end = earliest(span.until, until);
  if (begin !== undefined && end !== undefined && begin >= end) return [];
  return [
    {
      ...(span.about === undefined ? {} : { about: span.about }),
      ...(begin === undefined ? {} : { from: begin }),
      ...(end === undefined ? {} : { until: end }),
    },
  ];
};

const latest = (a: Date | undefined, b: Date | undefined): Date | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;
const earliest = (a: Date | undefined, b: Date | undefined): Date | undefined =>
  a === undefined || (b !== undefined && b < a) ? b : a;
