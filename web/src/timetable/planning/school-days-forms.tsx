import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { schoolDaysQuery } from '../../api/school-days.js';
import { Answer } from '../../shell/answer.js';
import { DaysOffForm } from './days-off.js';
import { ShiftedDaysForm } from './shifted-days.js';

interface SchoolDaysFormsProps {
  readonly schoolId: string;
  readonly today: string;
  readonly alternates: boolean;
}

/** The days of a school that do not go by the plan of their day of the week. */
export function SchoolDaysForms({ schoolId, today, alternates }: SchoolDaysFormsProps) {
  const days = useQuery(schoolDaysQuery(schoolId));
  return (
    <Answer query={days} skeleton={<Skeleton height={300} />}>
      {({ daysOff, shiftedDays }) => (
        <>
          <DaysOffForm schoolId={schoolId} daysOff={daysOff} today={today} />
          <ShiftedDaysForm
            schoolId={schoolId}
            shiftedDays={shiftedDays}
            today={today}
            alternates={alternates}
          />
        </>
      )}
    </Answer>
  );
}
