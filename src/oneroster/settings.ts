import type { Ratings } from '../school/ratings.values.js';
import { LONGEST_WINDOW } from '../school/settings.rules.js';
import { HALF_UP, type Rounding } from '../school/rounding.values.js';
import type { Scale } from '../school/scale.values.js';

// A school's settings as they stand in single cells. Each form is written by one function and read by the other,
// which answers undefined to what has another form; whether the values make sense is for the school's own rules.

const NUMBER = String.raw`(-?\d+(?:\.\d+)?)`;
const SCALE = new RegExp(`^${NUMBER}\\.\\.${NUMBER} ${NUMBER} ${NUMBER} ${NUMBER}(?:;(.+))?$`);

/** `{min}..{max} {satisfactory} {good} {excellent}`, with the grades that are no numbers after it: `;A=5;B=4`. */
export const writeScale = ({ min, max, levels, names = {} }: Scale): string =>
  [
    `${min.toString()}..${max.toString()} ${[levels.satisfactory, levels.good, levels.excellent].join(' ')}`,
    ...pairsIn(names),
  ].join(';');

export const readScale = (cell: string): Scale | undefined => {
  const [, min, max, satisfactory, good, excellent, names] = SCALE.exec(cell) ?? [];
  if (min === undefined) return undefined;
  const levels = { satisfactory: Number(satisfactory), good: Number(good), excellent: Number(excellent) };
  const scale = { min: Number(min), max: Number(max), levels };
  if (names === undefined) return scale;
  const named = numbersIn(names);
  return named && { ...scale, names: named };
};

/** `halfUp`, or the least average of each grade that has one: `4=3.6;5=4.6`. */
export const writeRounding = (rounding: Rounding): string =>
  rounding.kind === 'halfUp' ? 'halfUp' : pairsIn(rounding.least).join(';');

export const readRounding = (cell: string): Rounding | undefined => {
  if (cell === 'halfUp') return HALF_UP;
  const least = numbersIn(cell);
  return least && { kind: 'thresholds', least };
};

/** `on` or `off`, and how many grades a place needs in one subject, and overall. */
export const writeRatings = ({ on, least }: Ratings): string =>
  `${on ? 'on' : 'off'} ${least.inSubject.toString()} ${least.overall.toString()}`;

export const readRatings = (cell: string): Ratings | undefined => {
  const [, on, inSubject, overall] = /^(on|off) (\d+) (\d+)$/.exec(cell) ?? [];
  return on === undefined
    ? undefined
    : { on: on === 'on', least: { inSubject: Number(inSubject), overall: Number(overall) } };
};

/** The reasons for corrections by their codes, each on a line of its own: `wrong-entry=Wrong entry`. */
export const writeReasons = (reasons: Readonly<Record<string, string>>): string =>
  Object.entries(reasons)
    .map(([code, title]) => `${code}=${title}`)
    .join('\n');

export const readReasons = (cell: string): Record<string, string> | undefined => {
  const pairs = cell.split('\n').map((line) => /^([^=]+)=(.+)$/.exec(line));
  const reasons = pairs.flatMap((pair) => (pair ? [[pair[1], pair[2]]] : []));
  return reasons.length === pairs.length
    ? (Object.fromEntries(reasons) as Record<string, string>)
    : undefined;
};

/** Days in which a teacher may write about a lesson: from one to a year. */
export const readEditWindow = (cell: string): number | undefined => {
  const days = /^\d{1,3}$/.test(cell) ? Number(cell) : 0;
  return days >= 1 && days <= LONGEST_WINDOW ? days : undefined;
};

/** The name of a zone in the IANA's data base. */
export const readTimeZone = (cell: string): string | undefined => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: cell }).format();
    return cell;
  } catch {
    return undefined;
  }
};

const pairsIn = (numbers: Readonly<Record<string, number>>): string[] =>
  Object.entries(numbers).map(([name, number]) => `${name}=${number.toString()}`);

const numbersIn = (cell: string): Record<string, number> | undefined => {
  const pairs = cell.split(';').map((pair) => /^([^=;]+)=(-?\d+(?:\.\d+)?)$/.exec(pair));
  const numbers = pairs.flatMap((pair) => (pair ? [[pair[1], Number(pair[2])]] : []));
  return numbers.length === pairs.length
    ? (Object.fromEntries(numbers) as Record<string, number>)
    : undefined;
};
