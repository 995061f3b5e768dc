import { DomainError, type FieldError } from '../eventing/domain-error.js';
import { marksOf } from './average.values.js';
import { isCivilDate, type CivilDate } from './civil-date.values.js';
import { isSame, own } from './plain-data.values.js';
import { MOST_PROXIES } from './proxies.values.js';
import { HALF_UP, type Rounding } from './rounding.values.js';
import { EXEMPT, NOT_ASSESSED, type Scale, type WorkKind } from './scale.values.js';
import type { CommandOf } from './school.command.js';
import type { SchoolEvent } from './school.events.js';
import { scaleOf, type ConnectedSchool } from './school.state.js';

export const defineScale = (
  { scale, subjectId }: CommandOf<'DefineScale'>,
  school: ConnectedSchool,
): SchoolEvent[] => {
  const present = subjectId === undefined ? school.scale : own(school.scalesBySubject, subjectId);
  if (isSame(present, scale)) return [];
  refuse('bad-scale', 'There can be no such scale.', faultsOfScale(scale));
  if (subjectId !== undefined && own(school.subjects, subjectId) === undefined) {
    refuse('subject-not-found', 'The school teaches no such subject. Add it first.', [
      { field: 'subjectId', message: 'is no subject of this school' },
    ]);
  }
  const { schoolId } = school.connected;
  if (subjectId !== undefined) return [{ type: 'ScaleDefined', data: { schoolId, scale, subjectId } }];
  const defined: SchoolEvent = { type: 'ScaleDefined', data: { schoolId, scale } };
  // A threshold belongs to a grade of the scale before, and would make nonsense of averages on another one.
  return school.rounding.kind === 'halfUp' || isSame(marksOf(scaleOf(school)), marksOf(scale))
    ? [defined]
    : [defined, { type: 'RoundingSet', data: { schoolId, rounding: HALF_UP } }];
};

/** A kind that the school has is changed only for days to come; a new one may count from any day on. */
export const defineWorkKind = (
  { work, from, today }: CommandOf<'DefineWorkKind'>,
  school: ConnectedSchool,
): SchoolEvent[] => {
  const current = own(school.works, work.code)?.at(-1);
  if (current && isSame(current.work, work)) return [];
  refuse('bad-work-kind', 'There can be no such kind of work.', faultsOfWorkKind(work, from));
  const last = current && (current.from > today ? current.from : today);
  if (last !== undefined && (from <= today || from < last)) {
    refuse('work-kind-backdated', 'A kind of work is changed for days to come only.', [
      { field: 'from', message: last > today ? `must not be before ${last}` : `must be after ${last}` },
    ]);
  }
  return [{ type: 'WorkKindDefined', data: { schoolId: school.connected.schoolId, work, from } }];
};

export const setRounding = (
  { rounding }: CommandOf<'SetRounding'>,
  school: ConnectedSchool,
): SchoolEvent[] => {
  if (isSame(school.rounding, rounding)) return [];
  refuse(
    'bad-rounding',
    'Averages can not be rounded so on the scale of the school.',
    faultsOfRounding(rounding, scaleOf(school)),
  );
  return [{ type: 'RoundingSet', data: { schoolId: school.connected.schoolId, rounding } }];
};

/** Days in which a teacher writes about a lesson, until the school says otherwise. */
export const USUAL_WINDOW = 7;
/** In days. */
export const LONGEST_WINDOW = 365;

export const setEditWindow = (
  { days }: CommandOf<'SetEditWindow'>,
  school: ConnectedSchool,
): SchoolEvent[] => {
  if (school.editWindowDays === days) return [];
  if (!isWhole(days, 1, LONGEST_WINDOW)) {
    refuse('bad-edit-window', 'The edit window lasts from a day to a year.', [
      { field: 'days', message: `must be a whole number from 1 to ${LONGEST_WINDOW.toString()}` },
    ]);
  }
  return [{ type: 'EditWindowSet', data: { schoolId: school.connected.schoolId, days } }];
};

const MOST_NEEDED = 100;

export const setRatings = ({ ratings }: CommandOf<'SetRatings'>, school: ConnectedSchool): SchoolEvent[] => {
  if (isSame(school.ratings, ratings)) return [];
  const faults = (['inSubject', 'overall'] as const)
    .filter((field) => !isWhole(ratings.least[field], 1, MOST_NEEDED))
    .map((field) => ({
      field: `least.${field}`,
      message: `must be a whole number from 1 to ${MOST_NEEDED.toString()}`,
    }));
  refuse('bad-ratings', 'Pupils can not be ranked so.', faults);
  return [{ type: 'RatingsSet', data: { schoolId: school.connected.schoolId, ratings } }];
};

const MOST_TESTS = { aDay: 20, aWeek: 100 } as const;

export const setTestLimits = (
  { limits }: CommandOf<'SetTestLimits'>,
  school: ConnectedSchool,
): SchoolEvent[] => {
  if (isSame(school.testLimits, limits)) return [];
  const faults = (['aDay', 'aWeek'] as const)
    .filter((field) => !isWhole(limits[field], 1, MOST_TESTS[field]))
    .map((field) => ({ field, message: `must be a whole number from 1 to ${MOST_TESTS[field].toString()}` }));
  refuse('bad-test-limits', 'Tests can not be limited so.', faults);
  return [{ type: 'TestLimitsSet', data: { schoolId: school.connected.schoolId, limits } }];
};

export const limitProxies = (
  { proxies }: CommandOf<'LimitProxies'>,
  school: ConnectedSchool,
): SchoolEvent[] => {
  if (school.proxies === proxies) return [];
  const message = `must be a whole number from 0 to ${MOST_PROXIES.toString()}`;
  const faults = isWhole(proxies, 0, MOST_PROXIES) ? [] : [{ field: 'proxies', message }];
  refuse('bad-proxies', 'Proxies can not be limited so.', faults);
  return [{ type: 'ProxiesLimited', data: { schoolId: school.connected.schoolId, proxies } }];
};

export const listReason = (
  { code, title }: CommandOf<'ListCorrectionReason'>,
  school: ConnectedSchool,
): SchoolEvent[] => {
  if (own(school.reasons, code) === title) return [];
  refuse('bad-correction-reason', 'There can be no such reason.', [
    ...faultOfCode('code', code),
    ...faultOfText('title', title, LONGEST_TITLE),
  ]);
  return [{ type: 'CorrectionReasonListed', data: { schoolId: school.connected.schoolId, code, title } }];
};

export const delistReason = (
  { code }: CommandOf<'DelistCorrectionReason'>,
  school: ConnectedSchool,
): SchoolEvent[] =>
  own(school.reasons, code) === undefined
    ? []
    : [{ type: 'CorrectionReasonDelisted', data: { schoolId: school.connected.schoolId, code } }];

const LARGEST_NUMBER = 999;
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}+\-/ ]{0,15}$/u;

const faultsOfScale = ({ min, max, names, levels }: Scale): FieldError[] => {
  const faults: FieldError[] = [];
  const add = (field: string, message: string) => faults.push({ field: `scale.${field}`, message });
  if (!isWhole(min, 0, LARGEST_NUMBER))
    add('min', `must be a whole number from 0 to ${LARGEST_NUMBER.toString()}`);
  if (!isWhole(max, 1, LARGEST_NUMBER))
    add('max', `must be a whole number from 1 to ${LARGEST_NUMBER.toString()}`);
  else if (max <= min) add('max', 'must be more than min');
  if (names) {
    const entries = Object.entries(names);
    if (entries.length < 2) add('names', 'must be two or more');
    const taken = new Set<number>();
    for (const [name, number] of entries) {
      if (!NAME.test(name) || name === EXEMPT || name === NOT_ASSESSED) {
        add(`names.${name}`, 'must be letters, digits, + or -, at most 16, and not exempt or notAssessed');
      } else if (!Number.isFinite(number) || number < min || number > max) {
        add(`names.${name}`, 'must stand for a number from min to max');
      } else if (taken.has(number)) {
        add(`names.${name}`, 'must stand for a number of its own');
      }
      taken.add(number);
    }
  }
  const { satisfactory, good, excellent } = levels;
  if (!(satisfactory > min && satisfactory <= max)) {
    add('levels.satisfactory', 'must be more than min and at most max');
  }
  // Above the scale's end they are reached by nobody, as where there is only passing and failing.
  if (!Number.isFinite(good) || good < satisfactory) add('levels.good', 'must not be less than satisfactory');
  if (!Number.isFinite(excellent) || excellent < good) add('levels.excellent', 'must not be less than good');
  return faults;
};

/** Each grade needs a higher average than the one below it, those with the nearest's threshold among them. */
const faultsOfRounding = (rounding: Rounding, scale: Scale): FieldError[] => {
  if (rounding.kind === 'halfUp') return [];
  const marks = marksOf(scale);
  const [lowest] = marks;
  const faults: FieldError[] = [];
  const add = (value: string, message: string) => faults.push({ field: `rounding.least.${value}`, message });
  for (const value of Object.keys(rounding.least)) {
    if (!marks.some((mark) => mark.value === value)) add(value, 'is no grade of the scale');
    else if (value === lowest?.value) add(value, 'is the lowest grade, which needs no average');
  }
  let below = { value: '', least: -Infinity };
  marks.forEach(({ value, number }, index) => {
    const before = marks[index - 1];
    if (!before) return;
    const given = own(rounding.least, value);
    const least = given ?? (number + before.number) / 2;
    if (given !== undefined && !isBetween(given, lowest?.number ?? -Infinity, scale.max)) {
      add(value, `must be more than ${(lowest?.number ?? 0).toString()} and at most ${scale.max.toString()}`);
    } else if (least <= below.least) {
      if (given === undefined)
        add(below.value, `must be less than ${least.toString()}, from which ${value} is given`);
      else add(value, `must be more than ${below.least.toString()}, from which ${below.value} is given`);
    }
    below = { value, least };
  });
  return faults;
};

const HEAVIEST = 100;
const MOST_GRADES = 9;
const LONGEST_TITLE = 200;
const LONGEST_ABBREVIATION = 16;

const faultsOfWorkKind = (
  { code, title, abbreviation, weight, grades }: WorkKind,
  from: CivilDate,
): FieldError[] => [
  ...faultOfCode('work.code', code),
  ...faultOfText('work.title', title, LONGEST_TITLE),
  ...faultOfText('work.abbreviation', abbreviation, LONGEST_ABBREVIATION),
  ...(weight >= 0 && weight <= HEAVIEST
    ? []
    : [{ field: 'work.weight', message: `must be a number from 0 to ${HEAVIEST.toString()}` }]),
  ...(grades === undefined || isWhole(grades, 1, MOST_GRADES)
    ? []
    : [{ field: 'work.grades', message: `must be a whole number from 1 to ${MOST_GRADES.toString()}` }]),
  ...(isCivilDate(from) ? [] : [{ field: 'from', message: 'must be a date as YYYY-MM-DD' }]),
];

const faultOfCode = (field: string, code: string): FieldError[] =>
  /^[a-z0-9][a-z0-9-]{0,99}$/.test(code)
    ? []
    : [{ field, message: 'must be small letters, digits and hyphens, at most 100' }];

const faultOfText = (field: string, text: string, longest: number): FieldError[] =>
  text.trim() !== '' && text.length <= longest
    ? []
    : [{ field, message: `must have from 1 to ${longest.toString()} characters` }];

/** Also tells a number from what only looks like one, which comes from outside in a record of any names. */
const isBetween = (number: number, above: number, most: number): boolean =>
  Number.isFinite(number) && number > above && number <= most;

const isWhole = (number: number, least: number, most: number): boolean =>
  Number.isInteger(number) && number >= least && number <= most;

/** @throws DomainError with every field at fault, where there are any. */
const refuse = (code: string, message: string, faults: readonly FieldError[]): void => {
  if (faults.length > 0) throw new DomainError(code, message, 'rule', faults);
};
