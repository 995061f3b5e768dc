import { Button, Skeleton } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  bookSlot,
  consultationsForQuery,
  giveSlotBack,
  type ConsultationOfPupil,
} from '../api/consultations.js';
import { useDates } from '../i18n/dates.js';
import table from '../pupil/report.module.css';
import { Answer } from '../shell/answer.js';
import classes from './consultations.module.css';
import { SlotRefusal } from './slot-refusal.js';
import { timesOf } from './slot-times.js';
import { useConsultationTexts } from './texts/consultation-texts.js';

/** What the teachers of a child offer, soonest first, with what is booked. */
export function TimesForFamily({ pupilId }: { readonly pupilId: string }) {
  const { t } = useConsultationTexts();
  const consultations = useQuery(consultationsForQuery(pupilId));
  return (
    <Answer query={consultations} skeleton={<Skeleton height={240} />}>
      {(all) =>
        all.length === 0 ? (
          <p data-testid="none">{t('none')}</p>
        ) : (
          <div className={classes['cards']}>
            {all.map((consultation) => (
              <TimesCard key={consultation.consultationId} pupilId={pupilId} consultation={consultation} />
            ))}
          </div>
        )
      }
    </Answer>
  );
}

interface TimesCardProps {
  readonly pupilId: string;
  readonly consultation: ConsultationOfPupil;
}

function TimesCard({ pupilId, consultation }: TimesCardProps) {
  const { t } = useConsultationTexts();
  const dates = useDates();
  const queryClient = useQueryClient();
  const { consultationId, teacher, place, minutes, calledOff, slots } = consultation;
  const date = slots[0]?.slot.slice(0, 10) ?? '';
  // Also after a refusal: it says that the times are not as they were shown.
  const onSettled = () =>
    queryClient.invalidateQueries({ queryKey: consultationsForQuery(pupilId).queryKey });
  const booking = useMutation({
    mutationFn: (slot: string) => bookSlot(pupilId, consultationId, slot),
    onSettled,
  });
  const giving = useMutation({
    mutationFn: () => giveSlotBack(pupilId, consultationId),
    onSuccess: booking.reset,
    onSettled,
  });
  const hasOwn = slots.some(({ state }) => state === 'own');
  const isBusy = booking.isPending || giving.isPending;
  return (
    <section className={table['sheet']} data-testid={`consultation-${consultationId}`}>
      <h2>{t('withTeacher', { name: teacher.name, date: dates.short(date) })}</h2>
      <p className={table['lead']}>{t('about', { place, count: minutes })}</p>
      {calledOff && <p className={classes['off']}>{t('calledOff', { reason: calledOff.reason })}</p>}
      <SlotRefusal error={booking.error ?? giving.error} />
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">{t('time')}</th>
            <th scope="col">{t('state')}</th>
            <th scope="col">{t('doing')}</th>
          </tr>
        </thead>
        <tbody>
          {slots.map(({ slot, state }) => {
            const time = timesOf(slot, minutes);
            return (
              <tr key={slot} data-testid={`slot-${slot}`}>
                <th scope="row" className={table['number']}>
                  {time}
                </th>
                <td>{state === 'own' ? <strong>{t('slot.own')}</strong> : t(`slot.${state}`)}</td>
                <td>
                  {state === 'free' && !hasOwn && !calledOff && (
                    <Button
                      size="xs"
                      aria-label={t('bookAt', { time, name: teacher.name })}
                      disabled={isBusy}
                      onClick={() => booking.mutate(slot)}
                    >
                      {t('book')}
                    </Button>
                  )}
                  {state === 'own' && !calledOff && (
                    <Button
                      size="xs"
                      variant="default"
                      aria-label={t('giveBackAt', { time, name: teacher.name })}
                      disabled={isBusy}
                      onClick={() => giving.mutate()}
                    >
                      {t('giveBack')}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
