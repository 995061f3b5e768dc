import { useMutation, useQueryClient } from '@tanstack/react-query';
import { schoolDaysQuery } from '../../api/school-days.js';

/** Changes the days of a school, and has them asked for anew. */
export function useDaysChange<Wanted = void>(schoolId: string, change: (wanted: Wanted) => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queryClient.invalidateQueries({ queryKey: schoolDaysQuery(schoolId).queryKey }),
  });
}
