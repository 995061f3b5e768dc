import { NativeSelect } from '@mantine/core';
import type { Year } from '../api/pupil-reports.js';
import type { Me } from '../api/me.js';
import type { SchoolClass } from '../api/school.js';
import { useReportsTexts } from './texts/reports-texts.js';

interface SchoolSelectProps {
  readonly schools: Me['schools'];
  readonly school: string;
  readonly onChoose: (school: string) => void;
}

/** Where somebody has several. */
export function SchoolSelect({ schools, school, onChoose }: SchoolSelectProps) {
  const { t } = useReportsTexts();
  if (schools.length < 2) return null;
  return (
    <NativeSelect
      label={t('school')}
      value={school}
      data={schools.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    />
  );
}

interface ClassSelectProps {
  readonly classes: readonly Pick<SchoolClass, 'classId' | 'title'>[];
  /** None for the whole school, which is offered where `whole` says so. */
  readonly chosen: string | undefined;
  readonly whole?: boolean;
  readonly onChoose: (classId: string | undefined) => void;
}

export function ClassSelect({ classes, chosen, whole = false, onChoose }: ClassSelectProps) {
  const { t } = useReportsTexts();
  return (
    <NativeSelect
      label={t('class')}
      value={chosen ?? ''}
      data={[
        ...(whole ? [{ value: '', label: t('wholeSchool') }] : []),
        ...classes.map(({ classId, title }) => ({ value: classId, label: title })),
      ]}
      onChange={({ currentTarget }) => onChoose(currentTarget.value || undefined)}
    />
  );
}

/** A term or a year as it stands in an address, in place of any other time. */
export interface ChosenPeriod {
  readonly term: string | undefined;
  readonly year: string | undefined;
}

interface PeriodSelectProps {
  readonly years: readonly Year[];
  /** The id of the term or year; none where it is another time. */
  readonly chosen: string | undefined;
  /** Whether years are offered beside terms. */
  readonly withYears: boolean;
  readonly onChoose: (period: ChosenPeriod) => void;
}

/** The newest first. */
export function PeriodSelect({ years, chosen, withYears, onChoose }: PeriodSelectProps) {
  const { t } = useReportsTexts();
  const options = years
    .toReversed()
    .flatMap(({ id, title, terms }) => [
      ...(withYears ? [{ value: id, label: title }] : []),
      ...terms.toReversed().map((term) => ({ value: term.id, label: `${title}, ${term.title}` })),
    ]);
  return (
    <NativeSelect
      label={t(withYears ? 'period' : 'term')}
      value={chosen ?? ''}
      data={[...(chosen === undefined ? [{ value: '', label: '–' }] : []), ...options]}
      onChange={({ currentTarget: { value } }) => {
        const isYear = years.some(({ id }) => id === value);
        if (value !== '') onChoose({ term: isYear ? undefined : value, year: isYear ? value : undefined });
      }}
    />
  );
}
