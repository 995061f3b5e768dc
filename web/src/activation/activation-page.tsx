import { Alert, Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { activateAccount, type Activation } from '../api/activation.js';
import { ProblemError } from '../api/request.js';
import { signIn } from '../api/session.js';
import { Cover } from '../session/cover.js';
import { isPasswordRefused, NewPasswordField } from '../session/new-password-field.js';
import form from '../session/cover-form.module.css';
import { useAccessTexts } from '../session/texts/access-texts.js';
import { useEnter } from '../session/use-enter.js';
import { Refusal } from '../shell/refusal.js';
import { Consent } from './consent.js';

/** Where whoever has a slip of the school's makes the account theirs. */
export function ActivationPage() {
  const { t } = useAccessTexts();
  const router = useRouter();
  const queryClient = useQueryClient();
  const enter = useEnter();
  const [signInName, setSignInName] = useState('');
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [consent, setConsent] = useState<string>();
  const attempt = useMutation({
    mutationFn: async (activation: Activation) => {
      await activateAccount(activation);
      // The account is theirs by now, whatever comes of this.
      return signIn({ login: activation.signInName, password }).catch(() => undefined);
    },
    onSuccess: (answer) =>
      answer ? enter(answer, '/activation/contacts') : router.navigate({ to: '/sign-in' }),
    onError: (error) => {
      if (!isConsentOutdated(error)) return;
      setConsent(undefined);
      void queryClient.invalidateQueries({ queryKey: ['consent'] });
    },
  });
  const refusedPassword = attempt.variables?.password === password && isPasswordRefused(attempt.error);
  return (
    <Cover title={t('activation.title')} lead={t('activation.lead')}>
      <form
        className={form['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (consent !== undefined) attempt.mutate({ signInName, code, password, consent });
        }}
      >
        <TextInput
          label={t('activation.login')}
          value={signInName}
          onChange={({ currentTarget }) => setSignInName(currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          size="md"
          required
          withAsterisk={false}
          autoFocus
        />
        <TextInput
          label={t('activation.code')}
          description={t('activation.codeHint')}
          value={code}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          size="md"
          required
          withAsterisk={false}
        />
        <NewPasswordField
          value={password}
          onChange={setPassword}
          error={refusedPassword ? attempt.error : undefined}
        />
        <Consent given={consent} onChange={setConsent} />
        {isConsentOutdated(attempt.error) ? (
          <Alert color="yellow" role="alert">
            {t('activation.changed')}
          </Alert>
        ) : (
          <Refusal error={isPasswordRefused(attempt.error) ? undefined : attempt.error} />
        )}
        <Button type="submit" size="md" fullWidth loading={attempt.isPending}>
          {t('activation.submit')}
        </Button>
        <p>
          <Link to="/sign-in">{t('activation.haveOne')}</Link>
        </p>
      </form>
    </Cover>
  );
}

/** The text was changed between being read and being consented to. */
function isConsentOutdated(error: unknown): boolean {
  return (
    error instanceof ProblemError && (error.problem.errors?.some(({ field }) => field === 'consent') ?? false)
  );
}
