import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { meQuery, signIn } from '../api/me.js';
import { ProblemError } from '../api/request.js';
import { Preferences } from '../shell/preferences.js';
import { messageOf } from '../shell/problem-notice.js';
import classes from './sign-in-page.module.css';

const route = getRouteApi('/sign-in');

/** Login and password; afterwards back to where one was. */
export function SignInPage() {
  const { t } = useTranslation();
  const { from } = route.useSearch();
  const router = useRouter();
  const queryClient = useQueryClient();
  const attempt = useMutation({
    mutationFn: signIn,
    onSuccess: (me) => {
      queryClient.clear();
      queryClient.setQueryData(meQuery.queryKey, me);
      router.history.push(from ?? '/');
    },
  });
  useDocumentTitle(`${t('signIn.title')} – ${t('app')}`);

  const submit = (form: FormData) => {
    attempt.mutate({ login: textOf(form, 'login'), password: textOf(form, 'password') });
  };

  return (
    <div className={classes['desk']}>
      <header className={classes['preferences']}>
        <Preferences />
      </header>
      <main className={classes['cover']}>
        <p className={classes['brand']}>{t('app')}</p>
        <h1 className={classes['title']}>{t('signIn.title')}</h1>
        <p className={classes['lead']}>
          {from === undefined || from === '/' ? t('signIn.lead') : t('signIn.expired')}
        </p>
        {attempt.isError && (
          <Alert color="red" role="alert" mb="md" data-testid="sign-in-problem">
            {refusal(attempt.error, t)}
          </Alert>
        )}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            submit(new FormData(event.currentTarget));
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
            {t('signIn.submit')}
          </Button>
        </form>
      </main>
    </div>
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
