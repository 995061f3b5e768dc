import { useMutation, useQueryClient } from '@tanstack/react-query';
import { SCHOOL_CALENDAR } from '../../api/school-calendar.js';
import { schoolDaysQuery } from '../../api/school-days.js';

/** The first words of the keys of what shows by which plan days go. */
const SHOWING_DAYS: readonly unknown[] = [
  schoolDaysQuery('').queryKey[0],
  ...[SCHOOL_CALENDAR, 'lessons', 'diary', 'diary-days', 'journal-page'],
];

/** Changes the days of a school, and has whatever shows them asked for anew. */
export function useDaysChange<Wanted = void>(change: (wanted: Wanted) => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      queryClient.invalidateQueries({ predicate: ({ queryKey }) => SHOWING_DAYS.includes(queryKey[0]) }),
  });
}
