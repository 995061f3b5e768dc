import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { JournalPage } from '../../api/journal-page.js';
import classes from '../../shell/dialog.module.css';
import { useGridTexts } from '../texts/grid-texts.js';
import type { TermCorrection } from './use-grid.js';

interface TermCorrectionProps {
  readonly page: Pick<JournalPage, 'pupils' | 'termGrades'>;
  readonly values: readonly { readonly value: string; readonly label: string }[];
  readonly onChosen: (correction: TermCorrection) => void;
}

/** Chooses a term grade that was given, and what it is to be; why is asked then. */
export function TermCorrectionFields({
  page: { pupils, termGrades },
  values,
  onChosen,
}: TermCorrectionProps) {
  const { t } = useGridTexts();
  const [pupilId, setPupilId] = useState('');
  const [to, setTo] = useState('');
  const shown = (value: string) => values.find((each) => each.value === value)?.label ?? value;
  const given = pupils.flatMap((pupil) => {
    const grade = termGrades.find((each) => each.pupilId === pupil.id);
    return grade ? [{ pupil, from: grade.value }] : [];
  });
  const chosen = given.find(({ pupil }) => pupil.id === pupilId);
  if (given.length === 0) return null;
  return (
    <section className={classes['form']} aria-label={t('term.correction')}>
      <h3>{t('term.correction')}</h3>
      <NativeSelect
        label={t('term.whose')}
        value={pupilId}
        onChange={({ currentTarget: { value } }) => setPupilId(value)}
        data={[
          { value: '', label: t('term.choose') },
          ...given.map(({ pupil, from }) => ({ value: pupil.id, label: `${pupil.name}: ${shown(from)}` })),
        ]}
      />
      <NativeSelect
        label={t('term.corrected')}
        value={to}
        onChange={({ currentTarget: { value } }) => setTo(value)}
        data={[{ value: '', label: t('term.choose') }, ...values]}
      />
      <div className={classes['buttons']}>
        <Button
          variant="default"
          disabled={chosen === undefined || to === '' || to === chosen.from}
          onClick={() => {
            if (!chosen) return;
            const { pupil, from } = chosen;
            onChosen({ kind: 'term', pupil, from, to, shown: { from: shown(from), to: shown(to) } });
          }}
        >
          {t('term.correct')}
        </Button>
      </div>
    </section>
  );
}
