import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fetchMe, type Me } from '../api/me.js';
import { givePasskey } from '../api/passkeys.js';
import { beginTotp } from '../api/second-factors.js';
import { giveSecondFactor, signOut, type FactorAsked } from '../api/session.js';
import { Refusal } from '../shell/refusal.js';
import { AddAuthenticator } from './add-authenticator.js';
import { CodeForm } from './code-form.js';
import { useConfirmedMutation } from './confirmation.js';
import form from './cover-form.module.css';
import { GivePasskey } from './give-passkey.js';
import { SpareCodes } from './spare-codes.js';

interface Props {
  readonly asked: FactorAsked;
  readonly onSignedIn: (me: Me) => void;
}

/** What follows the password: a code of the second factor, or getting one first, where the account must have one. */
export function SecondFactorStep({ asked, onSignedIn }: Props) {
  return (
    <>
      {asked.secondFactor === 'give' ? (
        <GiveFactor by={asked.by} onSignedIn={onSignedIn} />
      ) : (
        <AddFactor onSignedIn={onSignedIn} />
      )}
      <StartOver />
    </>
  );
}

function GiveFactor({ by, onSignedIn }: Pick<FactorAsked, 'by'> & Pick<Props, 'onSignedIn'>) {
  const { t } = useTranslation();
  const attempt = useMutation({ mutationFn: giveSecondFactor, onSuccess: onSignedIn });
  return (
    <div className={form['form']}>
      {by.includes('passkey') && <GivePasskey onGive={givePasskey} onAccepted={onSignedIn} />}
      {by.some((way) => way !== 'passkey') && (
        <CodeForm
          lead={t('secondFactor.give')}
          error={attempt.error}
          isPending={attempt.isPending}
          onCode={(code) => attempt.mutate(code)}
        />
      )}
    </div>
  );
}

function AddFactor({ onSignedIn }: Pick<Props, 'onSignedIn'>) {
  const { t } = useTranslation();
  const begun = useConfirmedMutation({ mutationFn: () => beginTotp() });
  const entered = useMutation({ mutationFn: () => fetchMe(), onSuccess: onSignedIn });
  const [spareCodes, setSpareCodes] = useState<readonly string[]>();
  if (spareCodes) {
    return <SpareCodes codes={spareCodes} isPending={entered.isPending} onKept={() => entered.mutate()} />;
  }
  if (begun.data) {
    return <AddAuthenticator uri={begun.data.uri} onAdded={(added) => setSpareCodes(added.spareCodes)} />;
  }
  return (
    <>
      <p>{t('secondFactor.needed')}</p>
      <Refusal error={begun.error} />
      <Button size="md" mt="md" fullWidth loading={begun.isPending} onClick={() => begun.mutate()}>
        {t('secondFactor.begin')}
      </Button>
    </>
  );
}

/** The way back to name and password. */
function StartOver() {
  const { t } = useTranslation();
  const router = useRouter();
  const left = useMutation({
    mutationFn: signOut,
    onSettled: () => router.navigate({ to: '/sign-in', search: ({ from }) => ({ from }) }),
  });
  return (
    <Button variant="subtle" fullWidth mt="md" loading={left.isPending} onClick={() => left.mutate()}>
      {t('secondFactor.startOver')}
    </Button>
  );
}
