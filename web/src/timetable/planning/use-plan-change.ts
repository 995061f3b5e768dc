import { useMutation, useQueryClient } from '@tanstack/react-query';
import { planQuery, type SchoolTerm } from '../../api/timetable.js';

/** Changes the plan of a term, and has it asked for anew. */
export function usePlanChange<Wanted = void>(of: SchoolTerm, change: (wanted: Wanted) => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queryClient.invalidateQueries({ queryKey: planQuery(of).queryKey }),
  });
}
