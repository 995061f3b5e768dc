import { useMutation, useQueryClient } from '@tanstack/react-query';

/** Something that is done about a meeting, which is asked for anew afterwards: also after a refusal, which says that it is not as it was shown. */
export function useChange<Asked, Done>(
  change: (asked: Asked) => Promise<Done>,
  {
    onSuccess,
    onError,
  }: { onSuccess?: (done: Done, asked: Asked) => void; onError?: (error: unknown) => void } = {},
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    ...(onSuccess ? { onSuccess } : {}),
    ...(onError ? { onError } : {}),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['meetings'] }),
  });
}
