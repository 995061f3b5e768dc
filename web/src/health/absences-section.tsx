import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { withdrawDayAbsence, type DayAbsence } from '../api/attendance.js';
import { useDates } from '../i18n/dates.js';
import frame from '../shell/frame.module.css';
import { CertificateForm } from './certificate-form.js';
import { CertificatesList } from './certificates-list.js';
import { DayAbsenceForm } from './day-absence-form.js';
import classes from './health.module.css';
import type { Pupil } from './pupils.js';
import { useHealthTexts } from './texts/health-texts.js';
import { WithdrawWithReason } from './withdraw-with-reason.js';

interface AbsencesSectionProps {
  readonly pupil: Pupil;
  /** Certificates are not for class teachers. */
  readonly withCertificates?: boolean;
}

/** Certificates and whole days. A health worker does not read a pupil's attendance: of whole days only those are listed that are entered here. */
export function AbsencesSection({ pupil, withCertificates = true }: AbsencesSectionProps) {
  const { t } = useHealthTexts();
  const { t: common } = useTranslation();
  const dates = useDates();
  const [entered, setEntered] = useState<readonly DayAbsence[]>([]);
  return (
    <section className={frame['sheet']}>
      <h2>{t('absences.title')}</h2>
      {withCertificates && (
        <>
          <CertificatesList pupil={pupil} />
          <CertificateForm pupil={pupil} />
        </>
      )}
      {entered.length > 0 && (
        <>
          <h3>{t('absences.entered')}</h3>
          <p className={frame['muted']}>{t('absences.enteredLead')}</p>
          <ul role="list" className={classes['list']} data-testid="entered">
            {entered.map(({ date, code }) => {
              const days = dates.range(date, date);
              const what = t('absences.recorded', { days, code: common(`absence.${code}`) });
              return (
                <li key={date} className={classes['line']}>
                  {what}
                  <WithdrawWithReason
                    what={what}
                    carryOut={async (reason) => {
                      await withdrawDayAbsence(pupil.id, date, reason);
                      setEntered((all) => withoutDay(all, date));
                    }}
                    onSettled={() => Promise.resolve()}
                  />
                </li>
              );
            })}
          </ul>
        </>
      )}
      <DayAbsenceForm
        pupil={pupil}
        onRecorded={(absence) => setEntered((all) => [...withoutDay(all, absence.date), absence])}
      />
    </section>
  );
}

const withoutDay = (all: readonly DayAbsence[], date: string): readonly DayAbsence[] =>
  all.filter((one) => one.date !== date);
