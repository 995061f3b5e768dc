import { Anchor, Code, Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { confirmTotp, type FactorAdded } from '../api/second-factors.js';
import { CodeForm } from './code-form.js';
import { useConfirmedMutation } from './confirmation.js';

const QrCode = lazy(async () => ({ default: (await import('./qr-code.js')).QrCode }));

interface AddAuthenticatorProps {
  /** The secret as an `otpauth:` address. */
  readonly uri: string;
  readonly onAdded: (added: FactorAdded) => void;
}

/** Has an authenticator program take the secret, and show by a code that it did. */
export function AddAuthenticator({ uri, onAdded }: AddAuthenticatorProps) {
  const { t } = useTranslation();
  const confirmed = useConfirmedMutation({ mutationFn: confirmTotp, onSuccess: onAdded });
  return (
    <>
      <p>
        <Anchor href={uri}>{t('secondFactor.open')}</Anchor>
      </p>
      <p>
        {t('secondFactor.type')} <Code>{new URL(uri).searchParams.get('secret')}</Code>
      </p>
      <Suspense fallback={<Skeleton height={240} />}>
        <QrCode text={uri} label={t('secondFactor.scan')} />
      </Suspense>
      <CodeForm
        lead={t('secondFactor.confirm')}
        error={confirmed.error}
        isPending={confirmed.isPending}
        onCode={(code) => confirmed.mutate(code)}
      />
    </>
  );
}
