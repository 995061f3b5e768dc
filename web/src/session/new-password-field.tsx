import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { passwordFault, SHORTEST_PASSWORD } from '../../../src/access/password.values.js';
import { ProblemError } from '../api/request.js';
import { useAccessTexts } from './texts/access-texts.js';

interface NewPasswordFieldProps {
  readonly value: string;
  readonly onChange: (password: string) => void;
  /** What came of setting it. */
  readonly error: unknown;
}

/** Takes a password that is to be set, and says what keeps it from being one. */
export function NewPasswordField({ value, onChange, error }: NewPasswordFieldProps) {
  const { t } = useAccessTexts();
  const { t: common } = useTranslation();
  return (
    <PasswordInput
      label={t('newPassword.label')}
      description={t('newPassword.hint', { count: SHORTEST_PASSWORD })}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      error={useFault(value, error)}
      autoComplete="new-password"
      visibilityToggleButtonProps={{ 'aria-label': common('signIn.show') }}
      size="md"
      required
      withAsterisk={false}
    />
  );
}

/** What the server found, told by the same rules in the reader's language. */
function useFault(value: string, error: unknown): string | undefined {
  const { t } = useAccessTexts();
  if (!isPasswordRefused(error)) return undefined;
  if (Array.from(value).length < SHORTEST_PASSWORD) {
    return t('newPassword.short', { count: SHORTEST_PASSWORD });
  }
  return passwordFault(value) === undefined ? t('newPassword.refused') : t('newPassword.guessable');
}

/** Whether it is the password that is to be put right, which its field says then. */
export function isPasswordRefused(error: unknown): boolean {
  return (
    error instanceof ProblemError &&
    (error.problem.errors?.some(({ field }) => field === 'password') ?? false)
  );
}
