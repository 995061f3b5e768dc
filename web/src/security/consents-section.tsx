import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { consentQuery } from '../api/activation.js';
import { giveConsent, ownConsentsQuery, withdrawConsent, type OwnConsent } from '../api/consents.js';
import { ownPortalsQuery } from '../api/security.js';
import { useDates } from '../i18n/dates.js';
import { languageOf } from '../i18n/i18n.js';
import { timeZoneOf } from '../session/home.js';
import { useAccessTexts } from '../session/texts/access-texts.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './security-page.module.css';

/** What was consented to, the text as it is now, and the withdrawal. */
export function ConsentsSection() {
  const { t, i18n } = useAccessTexts();
  const language = languageOf(i18n.language) ?? 'en';
  const consents = useQuery(ownConsentsQuery);
  const text = useQuery(consentQuery(language));
  return (
    <section className={frame['sheet']} data-testid="consents">
      <h2 className={classes['heading']}>{t('security.consents')}</h2>
      <p className={frame['muted']}>{t('security.consentsLead')}</p>
      {text.data && (
        <details className={classes['text']}>
          <summary>{t('security.consentText', { version: text.data.version })}</summary>
          {text.data.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </details>
      )}
      <Answer query={consents} skeleton={<Skeleton height={80} />}>
        {(told) => <Consents consents={told.consents} version={text.data?.version} />}
      </Answer>
    </section>
  );
}

interface ConsentsProps {
  readonly consents: readonly OwnConsent[];
  /** Of the text as it is now, once that is known. */
  readonly version: string | undefined;
}

function Consents({ consents, version }: ConsentsProps) {
  const { t, i18n } = useAccessTexts();
  const queryClient = useQueryClient();
  const onSettled = () =>
    Promise.all(
      [ownConsentsQuery, ownPortalsQuery].map(({ queryKey }) => queryClient.invalidateQueries({ queryKey })),
    );
  const withdrawing = useMutation({ mutationFn: withdrawConsent, onSettled });
  const giving = useMutation({ mutationFn: giveConsent, onSuccess: withdrawing.reset, onSettled });
  const isWithdrawn = consents.at(-1)?.withdrawnAt !== undefined;
  return (
    <>
      {consents.length === 0 && <p>{t('security.onPaper')}</p>}
      <ul role="list" className={classes['list']}>
        {consents.map((consent, index) => (
          <ConsentItem key={index} consent={consent} />
        ))}
      </ul>
      <Refusal error={withdrawing.error ?? giving.error} />
      <div role="status">
        {withdrawing.data?.paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      {isWithdrawn ? (
        <Button
          variant="default"
          disabled={version === undefined}
          loading={giving.isPending}
          onClick={() => version !== undefined && giving.mutate(version)}
        >
          {t('security.consentAgain')}
        </Button>
      ) : (
        <Button
          variant="default"
          loading={withdrawing.isPending}
          onClick={() => withdrawing.mutate(languageOf(i18n.language) ?? 'en')}
        >
          {t('security.withdrawConsent')}
        </Button>
      )}
    </>
  );
}

function ConsentItem({ consent: { version, givenAt, withdrawnAt } }: { readonly consent: OwnConsent }) {
  const { t } = useAccessTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const given =
    givenAt === undefined || version === undefined
      ? t('security.onPaper')
      : t('security.consentedAt', { version, at: dates.day(givenAt, timeZone) });
  return (
    <li>
      <span className={classes['about']}>
        {given}
        {withdrawnAt !== undefined && (
          <small>{t('security.withdrawnAt', { at: dates.day(withdrawnAt, timeZone) })}</small>
        )}
      </span>
    </li>
  );
}
