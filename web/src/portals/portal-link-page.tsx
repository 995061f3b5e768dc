import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import {
  giveUpLink,
  nameAccount,
  pendingLinkQuery,
  type ComparedData,
  type PendingLink,
} from '../api/portals.js';
import { languageOf } from '../i18n/i18n.js';
import { Cover } from '../session/cover.js';
import form from '../session/cover-form.module.css';
import { PasswordForm } from '../session/password-form.js';
import { useAccessTexts } from '../session/texts/access-texts.js';
import { Refusal } from '../shell/refusal.js';
import { ConfirmLink } from './confirm-link.js';

/** Where whoever a portal has named for the first time links that to their account. */
export function PortalLinkPage() {
  const { t, i18n } = useAccessTexts();
  const pending = useQuery(pendingLinkQuery);
  const portal = pending.data?.portal.title[languageOf(i18n.language) ?? 'en'] ?? '…';
  return (
    <Cover title={t('portal.title', { portal })}>
      {pending.isError && (
        <>
          <Refusal error={pending.error} />
          <div className={form['links']}>
            <Link to="/sign-in">{t('portal.back')}</Link>
          </div>
        </>
      )}
      {pending.isPending && <Skeleton height={240} />}
      {pending.data && <Steps pending={pending.data} portal={portal} />}
    </Cover>
  );
}

function Steps({ pending: { told }, portal }: { readonly pending: PendingLink; readonly portal: string }) {
  const { t } = useAccessTexts();
  const [compared, setCompared] = useState<ComparedData>();
  return (
    <div className={form['form']}>
      {compared ? (
        <ConfirmLink compared={compared} portal={portal} />
      ) : (
        <>
          <p>{t('portal.lead', { portal })}</p>
          <p>
            {told.name === undefined
              ? t('portal.toldNothing', { portal })
              : t('portal.told', { portal, what: told.name })}
          </p>
          <PasswordForm submit={t('portal.next')} onCredentials={nameAccount} onAccepted={setCompared} />
        </>
      )}
      <GiveUp />
    </div>
  );
}

function GiveUp() {
  const { t } = useAccessTexts();
  const router = useRouter();
  const givenUp = useMutation({
    mutationFn: giveUpLink,
    onSettled: () => router.navigate({ to: '/sign-in' }),
  });
  return (
    <Button variant="subtle" fullWidth loading={givenUp.isPending} onClick={() => givenUp.mutate()}>
      {t('portal.cancel')}
    </Button>
  );
}
