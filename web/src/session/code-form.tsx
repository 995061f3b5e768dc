import { Alert, Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { messageOf } from '../shell/problem-notice.js';

interface CodeFormProps {
  readonly lead: string;
  readonly error: Error | null;
  readonly isPending: boolean;
  /** Is given the code as it was typed, but for white space: programs show `123 456`. */
  readonly onCode: (code: string) => void;
}

/** Takes one code. */
export function CodeForm({ lead, error, isPending, onCode }: CodeFormProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onCode(code.replace(/\s/g, ''));
      }}
    >
      {error && (
        <Alert color="red" role="alert" mb="md">
          {messageOf(error, t)}
        </Alert>
      )}
      <TextInput
        label={lead}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        size="md"
        mb="xl"
        required
        withAsterisk={false}
        autoFocus
      />
      <Button type="submit" size="md" fullWidth loading={isPending}>
        {t('secondFactor.submit')}
      </Button>
    </form>
  );
}
