import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { askForRecovery } from '../api/recovery.js';
import form from '../session/cover-form.module.css';
import { useAccessTexts } from '../session/texts/access-texts.js';
import { Refusal } from '../shell/refusal.js';

interface AskForCodeProps {
  readonly onSent: (sent: { readonly signInName: string; readonly validMinutes: number }) => void;
}

/** Takes the sign-in name of whoever is to be sent a code. */
export function AskForCode({ onSent }: AskForCodeProps) {
  const { t } = useAccessTexts();
  const [signInName, setSignInName] = useState('');
  const asking = useMutation({
    mutationFn: askForRecovery,
    onSuccess: ({ validMinutes }) => onSent({ signInName, validMinutes }),
  });
  return (
    <form
      className={form['form']}
      onSubmit={(event) => {
        event.preventDefault();
        asking.mutate(signInName);
      }}
    >
      <TextInput
        label={t('recovery.signInName')}
        value={signInName}
        onChange={({ currentTarget }) => setSignInName(currentTarget.value)}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={200}
        size="md"
        required
        withAsterisk={false}
        autoFocus
      />
      <Refusal error={asking.error} />
      <Button type="submit" size="md" fullWidth loading={asking.isPending}>
        {t('recovery.ask')}
      </Button>
    </form>
  );
}
