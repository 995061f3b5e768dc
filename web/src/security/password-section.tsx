import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePassword, sessionsQuery } from '../api/security.js';
import { isPasswordRefused, NewPasswordField } from '../session/new-password-field.js';
import { useAccessTexts } from '../session/texts/access-texts.js';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './security-page.module.css';

/** Sets another password, which ends the account's other sessions. */
export function PasswordSection() {
  const { t } = useAccessTexts();
  const { t: common } = useTranslation();
  const queryClient = useQueryClient();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const changing = useMutation({
    mutationFn: changePassword,
    onSuccess: () => {
      setCurrent('');
      setPassword('');
      return queryClient.invalidateQueries({ queryKey: sessionsQuery.queryKey });
    },
  });
  return (
    <section className={frame['sheet']} data-testid="password">
      <h2 className={classes['heading']}>{t('security.password')}</h2>
      <p className={frame['muted']}>{t('security.passwordLead')}</p>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          changing.mutate({ current, password });
        }}
      >
        <PasswordInput
          label={t('security.current')}
          value={current}
          onChange={({ currentTarget }) => setCurrent(currentTarget.value)}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': common('signIn.show') }}
          size="md"
          required
          withAsterisk={false}
        />
        <NewPasswordField
          value={password}
          onChange={setPassword}
          error={changing.variables?.password === password ? changing.error : undefined}
        />
        <Refusal error={isPasswordRefused(changing.error) ? undefined : changing.error} />
        <div>
          <Button type="submit" loading={changing.isPending}>
            {t('security.change')}
          </Button>
        </div>
        <p role="status">{changing.isSuccess && t('security.changed')}</p>
      </form>
    </section>
  );
}
