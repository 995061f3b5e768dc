import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { acknowledgeWeekByPasskey, arePasskeysKnown } from '../api/passkeys.js';
import { PasskeyRefusal } from '../session/passkey-refusal.js';
import classes from './signature.module.css';

interface PasskeySignatureProps {
  readonly pupilId: string;
  readonly week: string;
  readonly seen: string;
  readonly onSigned: () => unknown;
}

/** Signs the week that is seen with a passkey, as a signature that others can verify. */
export function PasskeySignature({ pupilId, week, seen, onSigned }: PasskeySignatureProps) {
  const { t } = useTranslation();
  const signing = useMutation({
    mutationFn: () => acknowledgeWeekByPasskey(pupilId, week, seen),
    onSuccess: onSigned,
  });
  if (!arePasskeysKnown()) return null;
  return (
    <>
      <Button
        className={classes['sign']}
        variant="default"
        loading={signing.isPending}
        onClick={() => signing.mutate()}
      >
        {t('diary.signByPasskey')}
      </Button>
      {signing.isError && <PasskeyRefusal error={signing.error} />}
    </>
  );
}
