import { useMutation, useQueryClient } from '@tanstack/react-query';
import { JOINT_GROUPS } from '../api/joint-groups.js';

/** Changes something of a group; also after a refusal it is shown as it is now. */
export function useChange(change: () => Promise<unknown>, onSuccess?: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => queryClient.invalidateQueries({ queryKey: JOINT_GROUPS }),
    ...(onSuccess ? { onSuccess } : {}),
  });
}
