import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSignedOut } from '../api/request.js';
import { signOut } from '../api/session.js';
import { EntryStorage } from '../journal/grid/entry-storage.js';
import { forgetKept } from '../offline/offline-reading.js';
import { messageOf } from '../shell/problem-notice.js';
import { useMe } from './use-me.js';

/** Ends the session and leads to the sign-in. Nothing of the account stays here, so it asks where that loses something. */
export function SignOutButton() {
  const { t } = useTranslation();
  const router = useRouter();
  const queryClient = useQueryClient();
  const { accountId } = useMe();
  const entries = new EntryStorage(localStorage, accountId);
  const [unsaved, setUnsaved] = useState(0);
  const leave = () => {
    entries.clear();
    void import('../journal/grid/entries-of.js').then((known) => known.forgetEntriesOf(accountId));
    queryClient.clear();
    return router.navigate({ to: '/sign-in' });
  };
  const attempt = useMutation({
    // First: it goes also where the journal can't be told.
    mutationFn: () => forgetKept().then(signOut),
    onSuccess: leave,
    onError: (error) => (isSignedOut(error) ? leave() : undefined),
  });
  return (
    <>
      <Button
        variant="default"
        size="xs"
        loading={attempt.isPending}
        onClick={() => {
          const count = entries.all().length;
          setUnsaved(count);
          // Asked once, the second press means it.
          if (count === 0 || count === unsaved) attempt.mutate();
        }}
      >
        {t('signOut')}
      </Button>
      {unsaved > 0 && <span role="alert">{t('signOutLoses', { count: unsaved })}</span>}
      {attempt.isError && !isSignedOut(attempt.error) && (
        <span role="alert">{messageOf(attempt.error, t)}</span>
      )}
    </>
  );
}
