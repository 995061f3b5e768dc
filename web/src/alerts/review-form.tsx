import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { alertQuery, conclusions, reviewAlert, type Conclusion } from '../api/alerts.js';
import { useConfirmedMutation } from '../session/confirmation.js';
import { Refusal } from '../shell/refusal.js';
import classes from './alerts.module.css';
import { useAlertsTexts } from './texts/alerts-texts.js';

/** Closes an alert with what was found out. */
export function ReviewForm({ alertId }: { readonly alertId: string }) {
  const { t } = useAlertsTexts();
  const queryClient = useQueryClient();
  const [conclusion, setConclusion] = useState<Conclusion>('ordinaryWork');
  const [note, setNote] = useState('');
  const review = useConfirmedMutation({
    mutationFn: () => reviewAlert(alertId, { conclusion, ...(note === '' ? {} : { note }) }),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: alertQuery(alertId).queryKey }),
        queryClient.invalidateQueries({ queryKey: ['alerts'] }),
      ]),
  });
  return (
    <form
      className={classes['review']}
      onSubmit={(event) => {
        event.preventDefault();
        review.mutate();
      }}
    >
      <NativeSelect
        label={t('concluded')}
        value={conclusion}
        onChange={({ currentTarget }) => setConclusion(currentTarget.value as Conclusion)}
        data={conclusions.map((value) => ({ value, label: t(`conclusion.${value}`) }))}
      />
      <Textarea
        label={t('note')}
        value={note}
        maxLength={4000}
        autosize
        onChange={({ currentTarget }) => setNote(currentTarget.value)}
      />
      <Button type="submit" loading={review.isPending}>
        {t('close')}
      </Button>
      <Refusal error={review.error} />
    </form>
  );
}
