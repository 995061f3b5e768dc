import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { signIn } from '../api/session.js';
import { Cover } from './cover.js';
import { OtherWays } from './other-ways.js';
import { PasswordForm } from './password-form.js';
import { SecondFactorStep } from './second-factor-step.js';
import { useEnter } from './use-enter.js';

const route = getRouteApi('/sign-in');

/** Sign-in name and password, and a second factor where one is asked for; afterwards back to where one was. */
export function SignInPage() {
  const { t } = useTranslation();
  const { from } = route.useSearch();
  const { asked } = route.useRouteContext();
  const enter = useEnter();
  return (
    <Cover
      title={t('signIn.title')}
      lead={from === undefined || from === '/' ? t('signIn.lead') : t('signIn.expired')}
    >
      {asked ? (
        <SecondFactorStep asked={asked} onSignedIn={(me) => enter(me, from)} />
      ) : (
        <>
          <PasswordForm
            submit={t('signIn.submit')}
            onCredentials={signIn}
            onAccepted={(answer) => enter(answer, from)}
          />
          <OtherWays returnTo={from} />
        </>
      )}
    </Cover>
  );
}
