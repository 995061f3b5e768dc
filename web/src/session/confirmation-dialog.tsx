import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmByPasskey } from '../api/passkeys.js';
import type { SecondFactors } from '../api/second-factors.js';
import { confirmByCode, confirmByPassword } from '../api/session.js';
import { Dialog } from '../shell/dialog.js';
import classes from '../shell/dialog.module.css';
import { Refusal } from '../shell/refusal.js';
import { GivePasskey } from './give-passkey.js';
import { useAccessTexts } from './texts/access-texts.js';

interface ConfirmationDialogProps {
  readonly factors: SecondFactors;
  readonly onDone: (isConfirmed: boolean) => void;
}

/** Takes the password, or a code, as the proof that it is still whoever signed in. */
export function ConfirmationDialog({ factors, onDone }: ConfirmationDialogProps) {
  const { t } = useAccessTexts();
  const { t: common } = useTranslation();
  const [isByCode, setByCode] = useState(false);
  const [proof, setProof] = useState('');
  const attempt = useMutation({
    mutationFn: () => (isByCode ? confirmByCode(proof.replace(/\s/g, '')) : confirmByPassword(proof)),
    onSuccess: () => onDone(true),
  });
  const change = (value: string) => setProof(value);
  return (
    <Dialog title={t('confirmation.title')} onCancel={() => onDone(false)}>
      <p>{t('confirmation.lead')}</p>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          attempt.mutate();
        }}
      >
        <Refusal error={attempt.error} />
        {isByCode ? (
          <TextInput
            key="code"
            label={t('confirmation.code')}
            value={proof}
            onChange={({ currentTarget }) => change(currentTarget.value)}
            autoComplete="one-time-code"
            autoCapitalize="none"
            spellCheck={false}
            required
            withAsterisk={false}
            autoFocus
          />
        ) : (
          <PasswordInput
            key="password"
            label={t('confirmation.password')}
            value={proof}
            onChange={({ currentTarget }) => change(currentTarget.value)}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': common('signIn.show') }}
            required
            withAsterisk={false}
            autoFocus
          />
        )}
        {factors.factors.some(({ kind }) => kind === 'passkey') && (
          <GivePasskey onGive={confirmByPasskey} onAccepted={() => onDone(true)} />
        )}
        <div className={classes['buttons']}>
          <Button type="submit" loading={attempt.isPending}>
            {t('confirmation.confirm')}
          </Button>
          {factors.factors.length > 0 && (
            <Button
              variant="default"
              onClick={() => {
                setProof('');
                attempt.reset();
                setByCode(!isByCode);
              }}
            >
              {isByCode ? t('confirmation.byPassword') : t('confirmation.byCode')}
            </Button>
          )}
          <Button variant="subtle" onClick={() => onDone(false)}>
            {t('confirmation.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
