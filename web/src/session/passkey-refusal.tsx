import { Alert } from '@mantine/core';
import { Refusal } from '../shell/refusal.js';
import { useAccessTexts } from './texts/access-texts.js';

/** Why a passkey was not made or given, where it was not. */
export function PasskeyRefusal({ error }: { readonly error: unknown }) {
  const { t } = useAccessTexts();
  if (!(error instanceof DOMException)) return <Refusal error={error} />;
  // Browsers don't tell more, so that no page learns which passkeys there are.
  return (
    <Alert color="red" role="alert">
      {error.name === 'InvalidStateError' ? t('passkey.known') : t('passkey.none')}
    </Alert>
  );
}
