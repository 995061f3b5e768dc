import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { messageOf } from './problem-notice.js';

/** Why something was not done, where it was not. */
export function Refusal({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  return (
    <Alert color="red" role="alert">
      {messageOf(error, t)}
    </Alert>
  );
}
