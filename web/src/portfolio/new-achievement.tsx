import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { bringIn, portfolioQuery } from '../api/portfolio.js';
import { useKey } from '../api/use-key.js';
import { todayIn } from '../diary/week.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { Refusal } from '../shell/refusal.js';
import { AchievementFields } from './achievement-fields.js';
import { achievementIn, emptyDraft } from './draft.js';
import classes from './portfolio.module.css';
import { usePortfolioTexts } from './texts/portfolio-texts.js';

interface NewAchievementProps {
  readonly pupilId: string;
  /** A teacher records what stands at once; the family proposes it. */
  readonly as: 'achievements' | 'proposals';
}

/** By which an achievement comes into the portfolio. */
export function NewAchievement({ pupilId, as }: NewAchievementProps) {
  const { t } = usePortfolioTexts();
  const queryClient = useQueryClient();
  const today = todayIn(timeZoneOf(useMe()));
  const [isOpen, setOpen] = useState(false);
  const [draft, setDraft] = useState(emptyDraft(today));
  const once = useKey();
  const bringing = useMutation({
    mutationFn: () => bringIn(pupilId, as, achievementIn(draft), once.key),
    onSuccess: async () => {
      once.renew();
      setDraft(emptyDraft(today));
      setOpen(false);
      await queryClient.invalidateQueries({ queryKey: portfolioQuery(pupilId).queryKey });
    },
    onError: once.onError,
  });
  const isProposed = as === 'proposals';
  return (
    <details
      className={classes['begin']}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t(isProposed ? 'form.propose' : 'form.record')}</summary>
      {isProposed && <p className={frame['muted']}>{t('form.proposeLead')}</p>}
      <form
        className={items['form']}
        onSubmit={(event) => {
          event.preventDefault();
          bringing.mutate();
        }}
      >
        <Refusal error={bringing.error} />
        <AchievementFields pupilId={pupilId} draft={draft} today={today} onChange={setDraft} />
        <div>
          <Button type="submit" loading={bringing.isPending}>
            {t(isProposed ? 'form.submitPropose' : 'form.submitRecord')}
          </Button>
        </div>
      </form>
    </details>
  );
}
