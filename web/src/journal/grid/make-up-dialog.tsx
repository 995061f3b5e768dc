import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { shiftDate } from '../../diary/week.js';
import { useDates } from '../../i18n/dates.js';
import { Dialog } from '../../shell/dialog.js';
import classes from '../../shell/dialog.module.css';
import { useGridTexts } from '../texts/grid-texts.js';
import type { MakingUp } from './use-grid.js';

interface MakeUpDialogProps {
  readonly makingUp: MakingUp;
  readonly today: string;
  /** @param day a civil date */
  readonly onMadeUp: (day: string) => void;
  readonly onClose: () => void;
}

/** Asks on which day whoever was away made up for the work that a grade is for: today, as a rule. */
export function MakeUpDialog({ makingUp, today, onMadeUp, onClose }: MakeUpDialogProps) {
  const { t } = useGridTexts();
  const dates = useDates();
  const [day, setDay] = useState(today);
  const { what, pupil, lesson } = makingUp;
  const value = what.mark.kind === 'grade' ? what.mark.value : '';
  return (
    <Dialog
      title={t('makeUp.title', { value, pupil: pupil.name, date: dates.short(lesson.date) })}
      onCancel={onClose}
    >
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          onMadeUp(day);
        }}
      >
        <TextInput
          type="date"
          label={t('makeUp.on')}
          value={day}
          min={shiftDate(lesson.date, 1)}
          max={today}
          onChange={({ currentTarget }) => setDay(currentTarget.value)}
          required
          withAsterisk={false}
          autoFocus
        />
        <div className={classes['buttons']}>
          <Button type="submit">{t('makeUp.submit')}</Button>
          <Button variant="subtle" onClick={onClose}>
            {t('makeUp.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
