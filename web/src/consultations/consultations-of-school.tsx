import { Button, Skeleton } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  callOffConsultation,
  consultationsInQuery,
  type ConsultationOfTeacher,
} from '../api/consultations.js';
import { AskForReason } from '../dialogs/ask-for-reason.js';
import { useDates } from '../i18n/dates.js';
import table from '../pupil/report.module.css';
import { Answer } from '../shell/answer.js';
import classes from './consultations.module.css';
import { timesOf } from './slot-times.js';
import { useConsultationTexts } from './texts/consultation-texts.js';

/** Who comes to whom and when: a teacher's own consultations, and all of them for whoever leads the school. */
export function ConsultationsOfSchool({ schoolId }: { readonly schoolId: string }) {
  const { t } = useConsultationTexts();
  const consultations = useQuery(consultationsInQuery(schoolId));
  return (
    <Answer query={consultations} skeleton={<Skeleton height={240} />}>
      {(all) =>
        all.length === 0 ? (
          <p data-testid="none">{t('noneOffered')}</p>
        ) : (
          <div className={classes['cards']}>
            {all.map((each) => (
              <ConsultationCard key={each.consultationId} schoolId={schoolId} consultation={each} />
            ))}
          </div>
        )
      }
    </Answer>
  );
}

interface ConsultationCardProps {
  readonly schoolId: string;
  readonly consultation: ConsultationOfTeacher;
}

function ConsultationCard({ schoolId, consultation }: ConsultationCardProps) {
  const { t } = useConsultationTexts();
  const dates = useDates();
  const { consultationId, teacher, place, minutes, calledOff, slots } = consultation;
  const first = slots[0]?.slot ?? '';
  const booked = slots.filter((slot) => slot.booked);
  return (
    <section className={table['sheet']} data-testid={`consultation-${consultationId}`}>
      <h2>{t('withTeacher', { name: teacher.name, date: dates.short(first.slice(0, 10)) })}</h2>
      <p className={table['lead']}>
        {t('about', { place, count: minutes })}. {t('comes', { count: booked.length, all: slots.length })}
      </p>
      {calledOff ? (
        <p className={classes['off']}>{t('calledOff', { reason: calledOff.reason })}</p>
      ) : (
        <CallOff schoolId={schoolId} consultationId={consultationId} first={first} minutes={minutes} />
      )}
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col">{t('time')}</th>
            <th scope="col">{t('pupil')}</th>
            <th scope="col">{t('guardian')}</th>
          </tr>
        </thead>
        <tbody>
          {slots.map(({ slot, booked: by }) => (
            <tr key={slot} data-testid={`slot-${slot}`}>
              <th scope="row" className={table['number']}>
                {timesOf(slot, minutes)}
              </th>
              <td>{by?.pupil.name ?? <span className={table['small']}>{t('nobody')}</span>}</td>
              <td>{by?.guardian.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface CallOffProps {
  readonly schoolId: string;
  readonly consultationId: string;
  readonly first: string;
  readonly minutes: number;
}

function CallOff({ schoolId, consultationId, first, minutes }: CallOffProps) {
  const { t } = useConsultationTexts();
  const dates = useDates();
  const queryClient = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const which = { date: dates.short(first.slice(0, 10)), time: timesOf(first, minutes) };
  return (
    <>
      <Button
        variant="default"
        size="xs"
        aria-label={t('callOff.openOf', which)}
        onClick={() => setAsking(true)}
      >
        {t('callOff.open')}
      </Button>
      {isAsking && (
        <AskForReason
          title={t('callOff.openOf', which)}
          lead={t('callOff.lead')}
          texts={{
            reason: t('callOff.reason'),
            submit: t('callOff.submit'),
            cancel: t('callOff.cancel'),
          }}
          carryOut={(reason) => callOffConsultation(schoolId, consultationId, reason)}
          onSettled={() =>
            queryClient.invalidateQueries({ queryKey: consultationsInQuery(schoolId).queryKey })
          }
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
