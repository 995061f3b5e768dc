import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { portfolioQuery, withdrawThanks, type ListedThanks } from '../api/portfolio.js';
import { AskForReason } from '../dialogs/ask-for-reason.js';
import { useDates } from '../i18n/dates.js';
import report from '../pupil/report.module.css';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import items from '../shell/items.module.css';
import classes from './portfolio.module.css';
import { usePortfolioTexts } from './texts/portfolio-texts.js';
import { ThankForm } from './thank-form.js';

interface ThanksSectionProps {
  readonly pupilId: string;
  /** The newest first. */
  readonly thanks: readonly ListedThanks[];
  readonly mayThank: boolean;
}

/** What the pupil and the guardians were thanked for. */
export function ThanksSection({ pupilId, thanks, mayThank }: ThanksSectionProps) {
  const { t } = usePortfolioTexts();
  return (
    <section className={report['sheet']}>
      <h2>{t('thanks')}</h2>
      {thanks.length === 0 ? (
        <p data-testid="no-thanks">{t('noThanks')}</p>
      ) : (
        <ul role="list" className={items['list']} data-testid="thanks">
          {thanks.map((each) => (
            <Given key={each.thanksId} pupilId={pupilId} thanks={each} />
          ))}
        </ul>
      )}
      {mayThank && <ThankForm pupilId={pupilId} />}
    </section>
  );
}

function Given({ pupilId, thanks }: { readonly pupilId: string; readonly thanks: ListedThanks }) {
  const { t } = usePortfolioTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const queryClient = useQueryClient();
  const [isWithdrawing, setWithdrawing] = useState(false);
  const { thanksId, thanked, text, at, by, withdrawn, may } = thanks;
  const given = dates.dayAndTime(at, timeZone);
  const title = t('thank.withdrawOf', { at: given });
  return (
    <li className={items['item']}>
      <div className={classes['text']}>{withdrawn ? <del>{text}</del> : text}</div>
      <p className={items['aside']}>
        {t(`thanked.${thanked}`)} · {by.name}, <time dateTime={at}>{given}</time>
      </p>
      {withdrawn && (
        <p className={items['aside']}>
          {t('thank.withdrawn', {
            ...{ name: withdrawn.by.name, at: dates.dayAndTime(withdrawn.at, timeZone) },
            reason: withdrawn.reason,
          })}
        </p>
      )}
      {may.withdraw && (
        <Button
          size="compact-sm"
          variant="default"
          mt="xs"
          aria-label={title}
          onClick={() => setWithdrawing(true)}
        >
          {t('thank.withdraw')}
        </Button>
      )}
      {isWithdrawing && (
        <AskForReason
          title={title}
          lead={t('thank.withdrawLead')}
          texts={{ reason: t('reason'), submit: t('thank.withdrawIt'), cancel: t('cancel') }}
          carryOut={(reason) => withdrawThanks(pupilId, thanksId, reason)}
          onSettled={() => queryClient.invalidateQueries({ queryKey: portfolioQuery(pupilId).queryKey })}
          onClose={() => setWithdrawing(false)}
        />
      )}
    </li>
  );
}
