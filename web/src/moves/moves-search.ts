import { isDate } from '../diary/week.js';

/** Who is to be admitted, and where from: what the other class's school hands over as a link. */
export interface AdmissionSearch {
  readonly pupil?: string | undefined;
  readonly from?: string | undefined;
  /** The first day, a civil date. */
  readonly day?: string | undefined;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

// Named even where it is refused: what is left out here would stay as it came.
export const admissionSearchIn = (search: Readonly<Record<string, unknown>>): AdmissionSearch => {
  const day = text(search['day']);
  return {
    pupil: text(search['pupil']),
    from: text(search['from']),
    day: day !== undefined && isDate(day) ? day : undefined,
  };
};

export interface MovesSearch {
  readonly school?: string | undefined;
  readonly class?: string | undefined;
}

export const movesSearchIn = (search: Readonly<Record<string, unknown>>): MovesSearch => ({
  school: text(search['school']),
  class: text(search['class']),
});
