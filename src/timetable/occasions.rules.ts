import { DomainError, type FieldError } from '../eventing/domain-error.js';
import { own } from '../school/plain-data.values.js';
import { givenOn } from './school-days.values.js';
import type { CommandOf } from './timetable.command.js';
import type { OccasionCalledOff, OccasionSet } from './timetable.events.js';
import type { Timetable } from './timetable.state.js';

/** @throws DomainError `occasion-refused`, `no-lessons-then`. */
export const setOccasion = (
  { of, occasion, groupIds, today, days }: CommandOf<'SetOccasion'>,
  { publications, occasions }: Timetable,
): OccasionSet[] => {
  const { occasionId, date, from, to, title } = occasion;
  if (own(occasions, occasionId)) return [];
  const faults: FieldError[] = [
    ...(title.trim() === '' ? [{ field: 'title', message: 'must say something' }] : []),
    ...(date < today ? [{ field: 'date', message: 'lies in the past' }] : []),
    ...(to < from ? [{ field: 'to', message: 'is less than from' }] : []),
  ];
  if (faults.length > 0)
    throw new DomainError('occasion-refused', 'Nothing was changed. Put it right.', 'rule', faults);
  const published = publications.findLast((each) => each.from <= date && date <= each.to);
  const lessons = (published?.pages ?? []).flatMap(({ groupId, subjectId, lessons: ofPage }) =>
    givenOn(ofPage, date, published?.weekA, days)
      .filter(({ number }) => from <= number && number <= to && (groupIds?.includes(groupId) ?? true))
      .map(({ number }) => ({ groupId, subjectId, number })),
  );
  if (lessons.length === 0)
    throw new DomainError('no-lessons-then', 'No lessons are in its way.', 'rule', [
      { field: 'date', message: 'has no lessons with these numbers in the published timetable' },
    ]);
  return [{ type: 'OccasionSet', data: { ...of, occasionId, date, title, lessons } }];
};

/** @throws DomainError `occasion-not-found`, `occasion-over`. */
export const callOffOccasion = (
  { occasionId, today }: CommandOf<'CallOffOccasion'>,
  { occasions }: Timetable,
): OccasionCalledOff[] => {
  const occasion = own(occasions, occasionId);
  if (!occasion)
    throw new DomainError(
      'occasion-not-found',
      'There is no such occasion, or it was called off.',
      'not-found',
    );
  if (occasion.date < today)
    throw new DomainError('occasion-over', 'It is over: there is nothing to call off.', 'conflict');
  return [{ type: 'OccasionCalledOff', data: occasion }];
};
