import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { SchoolClass } from '../../api/school.js';
import { todayIn } from '../../diary/week.js';
import { AbsencesSection } from '../../health/absences-section.js';
import health from '../../health/health.module.css';
import { pupilsIn, type Pupil } from '../../health/pupils.js';
import report from '../../pupil/report.module.css';
import classes from './absences.module.css';
import { useAbsencesTexts } from './texts/absences-texts.js';

interface WholeDaysProps {
  readonly of: SchoolClass;
  readonly school: Pick<Pupil, 'schoolId' | 'timeZone'>;
  /** Whether certificates are for the reader too. */
  readonly withCertificates: boolean;
}

/** An absence from all lessons of a day, of a pupil who is chosen. */
export function WholeDays({ of, school, withCertificates }: WholeDaysProps) {
  const { t } = useAbsencesTexts();
  const [chosen, setChosen] = useState('');
  const pupils = pupilsIn([of], todayIn(school.timeZone), school).toSorted((a, b) =>
    a.name.localeCompare(b.name),
  );
  const pupil = pupils.find(({ id }) => id === chosen);
  return (
    <div className={`${health['sections']} ${classes['whole']}`} data-testid="whole-days">
      <section className={report['sheet']}>
        <h2>{t('whole')}</h2>
        <p className={report['lead']}>{t(withCertificates ? 'wholeLeadWithCertificates' : 'wholeLead')}</p>
        <NativeSelect
          className={classes['pupil']}
          label={t('pupil')}
          value={pupil?.id ?? ''}
          data={[
            { value: '', label: t('nobody') },
            ...pupils.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        />
      </section>
      {pupil && <AbsencesSection key={pupil.id} pupil={pupil} withCertificates={withCertificates} />}
    </div>
  );
}
