import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { removeFactor, secondFactorsQuery } from '../api/security.js';
import type { SecondFactor } from '../api/second-factors.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useConfirmedMutation } from '../session/confirmation.js';
import { useAccessTexts } from '../session/texts/access-texts.js';
import { useMe } from '../session/use-me.js';
import { Refusal } from '../shell/refusal.js';
import classes from './security-page.module.css';

/** A second factor, and how it is taken away. */
export function FactorItem({ factor }: { readonly factor: SecondFactor }) {
  const { t } = useAccessTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const queryClient = useQueryClient();
  const removing = useConfirmedMutation({
    mutationFn: () => removeFactor(factor.factorId),
    onSettled: () => queryClient.invalidateQueries({ queryKey: secondFactorsQuery.queryKey }),
  });
  const { browser = '', system = '' } = factor;
  const what =
    factor.kind === 'totp'
      ? t('security.authenticator')
      : t('security.passkey', { where: t('security.browserOn', { browser, system }) });
  return (
    <li>
      <span className={classes['about']}>
        {what}
        <small>{t('security.addedAt', { at: dates.instant(factor.addedAt, timeZone) })}</small>
      </span>
      <Button
        variant="default"
        size="xs"
        aria-label={t('security.removeOf', { what })}
        loading={removing.isPending}
        onClick={() => removing.mutate()}
      >
        {t('security.remove')}
      </Button>
      <Refusal error={removing.error} />
    </li>
  );
}
