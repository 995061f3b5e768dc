import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { arePasskeysKnown } from '../api/passkeys.js';
import { PasskeyRefusal } from './passkey-refusal.js';
import { useAccessTexts } from './texts/access-texts.js';

interface GivePasskeyProps<Answer> {
  readonly onGive: () => Promise<Answer>;
  readonly onAccepted: (answer: Answer) => void;
}

/** A button that has the browser ask for a passkey; nothing where it knows none. */
export function GivePasskey<Answer>({ onGive, onAccepted }: GivePasskeyProps<Answer>) {
  const { t } = useAccessTexts();
  const giving = useMutation({ mutationFn: onGive, onSuccess: onAccepted });
  if (!arePasskeysKnown()) return null;
  return (
    <>
      <PasskeyRefusal error={giving.error} />
      <Button
        variant="default"
        size="md"
        fullWidth
        loading={giving.isPending}
        onClick={() => giving.mutate()}
      >
        {t('passkey.give')}
      </Button>
    </>
  );
}
