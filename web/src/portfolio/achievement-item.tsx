import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  confirmAchievement,
  endAchievement,
  portfolioQuery,
  proofAddress,
  withdrawProposal,
  type ListedAchievement,
} from '../api/portfolio.js';
import { AskForReason } from '../dialogs/ask-for-reason.js';
import { useDates } from '../i18n/dates.js';
import { FileLinks } from '../messages/file-links.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import items from '../shell/items.module.css';
import { Refusal } from '../shell/refusal.js';
import { CorrectionDialog } from './correction-dialog.js';
import classes from './portfolio.module.css';
import { usePortfolioTexts } from './texts/portfolio-texts.js';

interface AchievementItemProps {
  readonly pupilId: string;
  readonly achievement: ListedAchievement;
}

/** One achievement with its proofs, how it came to be so, and what the reader may do about it. */
export function AchievementItem({ pupilId, achievement }: AchievementItemProps) {
  const { t } = usePortfolioTexts();
  const dates = useDates();
  const { achievementId, standing, title, award, proofs, date } = achievement;
  const isOver = standing === 'annulled' || standing === 'refused' || standing === 'withdrawn';
  return (
    <li className={items['item']} data-testid={`achievement-${achievementId}`}>
      {isOver ? (
        <del className={items['title']}>{title}</del>
      ) : (
        <strong className={items['title']}>{title}</strong>
      )}
      {award}
      <p className={items['aside']}>
        {t(`kind.${achievement.kind}`)}, {t(`level.${achievement.level}`)},{' '}
        <time dateTime={date}>{dates.range(date, date)}</time> · {t(`standing.${standing}`)}
      </p>
      {proofs.length > 0 && (
        <FileLinks files={proofs} addressOf={({ fileId }) => proofAddress(pupilId, achievementId, fileId)} />
      )}
      <Steps achievement={achievement} />
      <Tools pupilId={pupilId} achievement={achievement} />
    </li>
  );
}

function Steps({ achievement: { steps } }: Pick<AchievementItemProps, 'achievement'>) {
  const { t } = usePortfolioTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  return (
    <ul aria-label={t('steps')} className={`${items['aside']} ${classes['steps']}`}>
      {steps.map(({ what, at, by, reason, before }) => (
        <li key={at}>
          {t(`step.${what}`)} ({by.name}, <time dateTime={at}>{dates.dayAndTime(at, timeZone)}</time>)
          {reason !== undefined && `: ${reason}`}
          {before !== undefined &&
            `; ${t('before', {
              what: [
                ...[before.title, before.award, t(`kind.${before.kind}`), t(`level.${before.level}`)],
                dates.range(before.date, before.date),
              ]
                .filter((part) => part !== undefined)
                .join(', '),
            })}`}
        </li>
      ))}
    </ul>
  );
}

function Tools({ pupilId, achievement }: AchievementItemProps) {
  const { t } = usePortfolioTexts();
  const queryClient = useQueryClient();
  const [open, setOpen] = useState<'correction' | 'annulment' | 'refusal'>();
  const { achievementId, title: what, may } = achievement;
  const refresh = () => queryClient.invalidateQueries({ queryKey: portfolioQuery(pupilId).queryKey });
  const confirming = useMutation({
    mutationFn: () => confirmAchievement(pupilId, achievementId),
    onSettled: refresh,
  });
  const takingBack = useMutation({
    mutationFn: () => withdrawProposal(pupilId, achievementId),
    onSettled: refresh,
  });
  const close = () => setOpen(undefined);
  const tools = [
    ...(may.decide ? (['refuse'] as const) : []),
    ...(may.correct ? (['correct', 'annul'] as const) : []),
  ];
  const opens = { refuse: 'refusal', correct: 'correction', annul: 'annulment' } as const;
  return (
    <>
      <Refusal error={confirming.error ?? takingBack.error} />
      {(may.decide || may.correct || may.withdraw) && (
        <div className={classes['tools']}>
          {may.decide && (
            <Button
              size="compact-sm"
              aria-label={t('confirmOf', { what })}
              loading={confirming.isPending}
              onClick={() => confirming.mutate()}
            >
              {t('confirm')}
            </Button>
          )}
          {may.withdraw && (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={t('takeBackOf', { what })}
              loading={takingBack.isPending}
              onClick={() => takingBack.mutate()}
            >
              {t('takeBack')}
            </Button>
          )}
          {tools.map((tool) => (
            <Button
              key={tool}
              size="compact-sm"
              variant="default"
              aria-label={t(`${tool}Of`, { what })}
              onClick={() => setOpen(opens[tool])}
            >
              {t(tool)}
            </Button>
          ))}
        </div>
      )}
      {open === 'correction' && (
        <CorrectionDialog pupilId={pupilId} achievement={achievement} onSettled={refresh} onClose={close} />
      )}
      {(open === 'annulment' || open === 'refusal') && (
        <AskForReason
          title={t(open === 'annulment' ? 'annulOf' : 'refuseOf', { what })}
          lead={t(open === 'annulment' ? 'annulLead' : 'refuseLead')}
          texts={{
            reason: t('reason'),
            submit: t(open === 'annulment' ? 'annulIt' : 'refuseIt'),
            cancel: t('cancel'),
          }}
          carryOut={(reason) => endAchievement(pupilId, achievementId, open, reason)}
          onSettled={refresh}
          onClose={close}
        />
      )}
    </>
  );
}
