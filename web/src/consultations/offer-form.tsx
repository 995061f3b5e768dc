import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { consultationsInQuery, offerConsultation } from '../api/consultations.js';
import { useKey } from '../api/use-key.js';
import { todayIn } from '../diary/week.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import classes from './consultations.module.css';
import { SlotRefusal } from './slot-refusal.js';
import { clockAfter } from './slot-times.js';
import { useConsultationTexts } from './texts/consultation-texts.js';

/** Offers a row of times, one right after another. */
export function OfferForm({ schoolId }: { readonly schoolId: string }) {
  const { t } = useConsultationTexts();
  const queryClient = useQueryClient();
  const today = todayIn(timeZoneOf(useMe()));
  const [draft, setDraft] = useState({ date: '', time: '18:00', minutes: '10', count: '6', place: '' });
  const once = useKey();
  const { date, time, place } = draft;
  const [minutes, count] = [Number(draft.minutes), Number(draft.count)];
  const until = clockAfter(time, minutes * count);
  const offering = useMutation({
    mutationFn: () =>
      offerConsultation(
        schoolId,
        { startsAt: `${date}T${time}`, minutes, count, place: place.trim() },
        once.key,
      ),
    onSuccess: () => {
      once.renew();
      setDraft({ ...draft, date: '' });
      return queryClient.invalidateQueries({ queryKey: consultationsInQuery(schoolId).queryKey });
    },
    onError: once.onError,
  });
  const change = (name: keyof typeof draft) => (event: { currentTarget: { value: string } }) => {
    setDraft({ ...draft, [name]: event.currentTarget.value });
  };
  const told = until === undefined ? t('offer.tooLong') : t('offer.row', { from: time, until });
  const field = (name: keyof typeof draft) => ({
    label: t(`offer.${name}`),
    value: draft[name],
    onChange: change(name),
    required: true,
    withAsterisk: false,
  });
  return (
    <form
      className={`${frame['sheet']} ${classes['offer']}`}
      onSubmit={(event) => {
        event.preventDefault();
        offering.mutate();
      }}
    >
      <h2>{t('offer.title')}</h2>
      <div className={classes['fields']}>
        <TextInput type="date" {...field('date')} min={today} />
        <TextInput type="time" {...field('time')} />
        <TextInput type="number" {...field('minutes')} min={5} max={120} />
        <TextInput type="number" {...field('count')} min={1} max={60} />
        <TextInput
          {...field('place')}
          maxLength={200}
          pattern=".*\S.*"
          description={t('offer.placeHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
      </div>
      <p className={frame['muted']} role="status" data-testid="row">
        {offering.isSuccess && date === '' ? t('offer.done') : told}
      </p>
      <div>
        <Button type="submit" loading={offering.isPending} disabled={until === undefined}>
          {t('offer.submit')}
        </Button>
      </div>
      <SlotRefusal error={offering.error} />
    </form>
  );
}
