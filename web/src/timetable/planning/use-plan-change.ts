import { useMutation, useQueryClient } from '@tanstack/react-query';
import { planQuery, type SchoolTerm } from '../../api/timetable.js';

/** Changes the plan of a term, and has it asked for anew. */
export function usePlanChange(of: SchoolTerm, change: () => Promise<unknown>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queryClient.invalidateQueries({ queryKey: planQuery(of).queryKey }),
  });
}
