import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { recoverPassword, type NewPassword } from '../api/recovery.js';
import { signIn } from '../api/session.js';
import form from '../session/cover-form.module.css';
import { isPasswordRefused, NewPasswordField } from '../session/new-password-field.js';
import { useAccessTexts } from '../session/texts/access-texts.js';
import { useEnter } from '../session/use-enter.js';
import { Refusal } from '../shell/refusal.js';

interface SetPasswordProps {
  readonly signInName: string;
  readonly validMinutes: number;
  readonly onAgain: () => void;
}

/** Takes the code that was sent, and a new password for it; then whoever has given both is signed in. */
export function SetPassword({ signInName, validMinutes, onAgain }: SetPasswordProps) {
  const { t } = useAccessTexts();
  const router = useRouter();
  const enter = useEnter();
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const setting = useMutation({
    mutationFn: async (given: NewPassword) => {
      await recoverPassword(given);
      // The password is theirs by now, whatever comes of this.
      return signIn({ login: signInName, password: given.password }).catch(() => undefined);
    },
    onSuccess: (answer) => (answer ? enter(answer) : router.navigate({ to: '/sign-in' })),
  });
  const isRefused = isPasswordRefused(setting.error);
  return (
    <form
      className={form['form']}
      onSubmit={(event) => {
        event.preventDefault();
        setting.mutate({ signInName, code: code.replace(/\s/g, ''), password });
      }}
    >
      <p role="status">{t('recovery.sent', { count: validMinutes })}</p>
      <input type="hidden" name="username" autoComplete="username" value={signInName} />
      <TextInput
        label={t('recovery.code')}
        value={code}
        onChange={({ currentTarget }) => setCode(currentTarget.value)}
        inputMode="numeric"
        pattern="\s*(\d\s*){6}"
        title={t('recovery.codeForm')}
        autoComplete="one-time-code"
        size="md"
        required
        withAsterisk={false}
        autoFocus
      />
      <NewPasswordField
        value={password}
        onChange={setPassword}
        error={setting.variables?.password === password ? setting.error : undefined}
      />
      <Refusal error={isRefused ? undefined : setting.error} />
      <Button type="submit" size="md" fullWidth loading={setting.isPending}>
        {t('recovery.submit')}
      </Button>
      <p>{t('recovery.againLead')}</p>
      <Button variant="subtle" fullWidth onClick={onAgain}>
        {t('recovery.again')}
      </Button>
    </form>
  );
}
