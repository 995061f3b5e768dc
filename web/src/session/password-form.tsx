import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../api/request.js';
import { messageOf } from '../shell/problem-notice.js';

interface PasswordFormProps<Answer> {
  readonly submit: string;
  readonly onCredentials: (credentials: { login: string; password: string }) => Promise<Answer>;
  readonly onAccepted: (answer: Answer) => void;
}

/** Takes sign-in name and password. */
export function PasswordForm<Answer>({ submit, onCredentials, onAccepted }: PasswordFormProps<Answer>) {
  const { t } = useTranslation();
  const attempt = useMutation({ mutationFn: onCredentials, onSuccess: onAccepted });
  return (
    <>
      {attempt.isError && (
        <Alert color="red" role="alert" mb="md" data-testid="sign-in-problem">
          {refusal(attempt.error, t)}
        </Alert>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          attempt.mutate({ login: textOf(form, 'login'), password: textOf(form, 'password') });
        }}
      >
        <TextInput
          name="login"
          label={t('signIn.login')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          size="md"
          mb="md"
          required
          withAsterisk={false}
          autoFocus
        />
        <PasswordInput
          name="password"
          label={t('signIn.password')}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
          size="md"
          mb="xl"
          required
          withAsterisk={false}
        />
        <Button type="submit" size="md" fullWidth loading={attempt.isPending}>
          {submit}
        </Button>
      </form>
    </>
  );
}

/** The two refusals that everybody may meet are told in the reader's language, any other as the server put it. */
function refusal(error: unknown, t: TFunction): string {
  const code = error instanceof ProblemError ? error.problem.code : undefined;
  if (code === 'sign-in-failed') return t('signIn.failed');
  if (code === 'too-many-attempts') return t('signIn.tooMany');
  return messageOf(error, t);
}

function textOf(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
