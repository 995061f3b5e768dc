import type { CoursePoint } from '../api/pupil-reports.js';

/** A drawing of the course of an average, in units of the drawing. */
export interface CourseChart {
  readonly points: readonly (CoursePoint & { readonly x: number; readonly y: number })[];
  /** A path through the points. */
  readonly line: string;
  /** The lowest and the highest that is drawn, and what lies between. */
  readonly ticks: readonly { readonly value: number; readonly y: number }[];
  /** Where the next grade begins; none where the highest is reached. */
  readonly goal?: number;
}

export const chartSize = { width: 640, height: 240, left: 64, right: 16, top: 16, bottom: 32 };

/** The course on a scale of days and averages, with the average that the next grade needs in sight. */
export function courseChart(course: readonly CoursePoint[], goal?: number): CourseChart {
  const [first, last] = [course[0], course.at(-1)];
  if (!first || !last) return { points: [], line: '', ticks: [] };
  const values = [...course.map(({ average }) => average), ...(goal === undefined ? [] : [goal])];
  const [lowest, highest] = boundsOf(values);
  const { width, height, left, right, top, bottom } = chartSize;
  const yOf = (value: number) =>
    rounded(height - bottom - ((value - lowest) / (highest - lowest)) * (height - bottom - top));
  const length = dayOf(last) - dayOf(first);
  const xOf = (point: CoursePoint) =>
    // A single day stands in the middle.
    rounded(left + (length === 0 ? 0.5 : (dayOf(point) - dayOf(first)) / length) * (width - left - right));
  const points = course.map((point) => ({ ...point, x: xOf(point), y: yOf(point.average) }));
  const ticks = [lowest, (lowest + highest) / 2, highest].map((value) => ({ value, y: yOf(value) }));
  return {
    points,
    line: points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join(''),
    ticks,
    ...(goal === undefined ? {} : { goal: yOf(goal) }),
  };
}

/** Halves around all values, so that no line runs along the edge. */
function boundsOf(values: readonly number[]): readonly [number, number] {
  const lowest = Math.floor(Math.min(...values) * 2) / 2;
  const highest = Math.ceil(Math.max(...values) * 2) / 2;
  return highest > lowest ? [lowest, highest] : [lowest - 0.5, highest + 0.5];
}

const dayOf = ({ date }: CoursePoint): number => Date.parse(date);

const rounded = (value: number): number => Math.round(value * 10) / 10;
