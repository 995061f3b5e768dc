import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { signOut } from '../api/me.js';
import { isSignedOut } from '../api/request.js';
import { messageOf } from '../shell/problem-notice.js';

/** Ends the session and leads to the sign-in. */
export function SignOutButton() {
  const { t } = useTranslation();
  const router = useRouter();
  const queryClient = useQueryClient();
  const leave = () => {
    queryClient.clear();
    return router.navigate({ to: '/sign-in' });
  };
  const attempt = useMutation({
    mutationFn: signOut,
    onSuccess: leave,
    onError: (error) => (isSignedOut(error) ? leave() : undefined),
  });
  return (
    <>
      <Button variant="default" size="xs" loading={attempt.isPending} onClick={() => attempt.mutate()}>
        {t('signOut')}
      </Button>
      {attempt.isError && !isSignedOut(attempt.error) && (
        <span role="alert">{messageOf(attempt.error, t)}</span>
      )}
    </>
  );
}
