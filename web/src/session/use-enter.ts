import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { ME, meQuery } from '../api/me.js';
import { keepAnswer } from '../offline/offline-reading.js';
import { isFactorAsked, type SignInAnswer } from '../api/session.js';

/** Leads whoever has signed in to a page, or first to the second factor, where the password was not enough. */
export function useEnter(): (answer: SignInAnswer, to?: string) => void {
  const router = useRouter();
  const queryClient = useQueryClient();
  return (answer, to = '/') => {
    queryClient.clear();
    if (isFactorAsked(answer)) {
      void router.navigate({ to: '/sign-in', search: { step: 'second-factor', from: to } });
      return;
    }
    queryClient.setQueryData(meQuery.queryKey, answer);
    keepAnswer(ME, answer);
    router.history.push(to);
  };
}
