import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { giveThanks, portfolioQuery, THANKED, type Thanked } from '../api/portfolio.js';
import { useKey } from '../api/use-key.js';
import items from '../shell/items.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './portfolio.module.css';
import { usePortfolioTexts } from './texts/portfolio-texts.js';

/** Thanks the pupil, or the guardians. */
export function ThankForm({ pupilId }: { readonly pupilId: string }) {
  const { t } = usePortfolioTexts();
  const queryClient = useQueryClient();
  const once = useKey();
  const [thanked, setThanked] = useState<Thanked>('pupil');
  const [text, setText] = useState('');
  const thanking = useMutation({
    mutationFn: () => giveThanks(pupilId, thanked, text.trim(), once.key),
    onSuccess: async () => {
      once.renew();
      setText('');
      await queryClient.invalidateQueries({ queryKey: portfolioQuery(pupilId).queryKey });
    },
    onError: once.onError,
  });
  return (
    <details className={classes['begin']}>
      <summary>{t('thank.title')}</summary>
      <form
        className={items['form']}
        onSubmit={(event) => {
          event.preventDefault();
          thanking.mutate();
        }}
      >
        <Refusal error={thanking.error} />
        <NativeSelect
          label={t('thank.whom')}
          value={thanked}
          data={THANKED.map((one) => ({ value: one, label: t(`thanked.${one}`) }))}
          onChange={({ currentTarget }) =>
            setThanked(THANKED.find((one) => one === currentTarget.value) ?? 'pupil')
          }
        />
        <Textarea
          label={t('thank.text')}
          value={text}
          maxLength={2000}
          rows={3}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
          required
          withAsterisk={false}
        />
        <div>
          <Button type="submit" loading={thanking.isPending} disabled={text.trim() === ''}>
            {t('thank.submit')}
          </Button>
        </div>
      </form>
    </details>
  );
}
