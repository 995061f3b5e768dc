import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { marksOf } from '../../../../src/school/average.values.js';
import { EXEMPT } from '../../../../src/school/scale.values.js';
import type { JournalPage } from '../../api/journal-page.js';
import { useDates } from '../../i18n/dates.js';
import { Dialog } from '../../shell/dialog.js';
import classes from '../../shell/dialog.module.css';
import { absenceTold } from '../cell-marks.js';
import { useGridTexts } from '../texts/grid-texts.js';
import { standing } from './cell.js';
import { CellRequests } from './cell-requests.js';
import { removalOfAbsence, removalOfGrade } from './intent.js';
import { MOST_MINUTES, type Mark } from './typed.js';
import type { Grid } from './use-grid.js';
import { absenceCodes } from './use-vocabulary.js';

/** As many grades as there is room for as buttons; of a larger scale the grade is typed. */
const MOST_BUTTONS = 25;

/** A cell with everything that can be done in it, for whoever has no keyboard at hand or would rather choose. */
export function CellDialog({ grid, page }: { readonly grid: Grid; readonly page: JournalPage }) {
  const { t } = useGridTexts();
  const { t: common } = useTranslation();
  const dates = useDates();
  const there = grid.at(grid.place);
  const [text, setText] = useState('');
  if (!there) return null;
  const { pupil, lesson, cell } = there;
  const close = () => grid.setDialog(undefined);
  const enter = (mark: Mark) => {
    close();
    grid.enter(mark);
  };
  const marks = marksOf(grid.vocabulary.scale);
  const grades = standing(cell);
  const { absence } = cell;
  return (
    <Dialog title={t('cell.title', { pupil: pupil.name, date: dates.short(lesson.date) })} onCancel={close}>
      <div className={classes['form']} data-testid="cell-dialog">
        {grades.length === 0 && absence === undefined && <p>{t('cell.nothing')}</p>}
        {grades.map((grade) => (
          <div key={grade.gradeId ?? grade.entry?.key} className={classes['buttons']}>
            <span>
              {common('grade.name', {
                value: grade.value,
                work: grade.work.title,
                weight: grade.work.weight,
              })}
            </span>
            <Button variant="default" size="xs" onClick={() => takeOut(removalOfGrade(grade))}>
              {t('cell.takeOut')}
            </Button>
          </div>
        ))}
        {cell.requests && (
          <CellRequests requests={cell.requests} pageId={page.pageId} timeZone={page.timeZone} />
        )}
        {absence !== undefined && (
          <div className={classes['buttons']}>
            <span>{absenceTold({ ...absence, code: absence.recorded }, common)}</span>
            <Button variant="default" size="xs" onClick={() => takeOut(removalOfAbsence(absence))}>
              {t('cell.takeOut')}
            </Button>
          </div>
        )}
        <div
          role="group"
          aria-label={t('cell.grades', { work: grid.work?.title ?? '' })}
          className={classes['buttons']}
        >
          {marks.length > MOST_BUTTONS ? (
            <form
              className={classes['buttons']}
              onSubmit={(event) => {
                event.preventDefault();
                const mark = grid.typed(text);
                if (mark) enter(mark);
              }}
            >
              <TextInput
                aria-label={t('cell.value')}
                value={text}
                onChange={({ currentTarget }) => setText(currentTarget.value)}
                inputMode="numeric"
              />
              <Button type="submit">{t('cell.enter')}</Button>
            </form>
          ) : (
            [...marks.map(({ value }) => value), EXEMPT].map((value) => (
              <Button key={value} variant="default" onClick={() => enter({ kind: 'grade', value })}>
                {value === EXEMPT ? t('cell.exempt') : value}
              </Button>
            ))
          )}
        </div>
        <div role="group" aria-label={t('cell.absences')} className={classes['buttons']}>
          {absenceCodes
            .filter((code) => code !== 'late')
            .map((code) => (
              <Button key={code} variant="default" onClick={() => enter({ kind: 'absence', code })}>
                {common(`absence.${code}`)}
              </Button>
            ))}
          <LateForm onEnter={enter} />
        </div>
        <div className={classes['buttons']}>
          <Button variant="subtle" onClick={close}>
            {t('cell.close')}
          </Button>
        </div>
      </div>
    </Dialog>
  );

  function takeOut(removal: Parameters<Grid['remove']>[0]): void {
    close();
    grid.remove(removal);
  }
}

/** Late, with the minutes where they are known. */
function LateForm({ onEnter }: { readonly onEnter: (mark: Mark) => void }) {
  const { t } = useGridTexts();
  const { t: common } = useTranslation();
  const [minutes, setMinutes] = useState('');
  const said = minutes === '' ? {} : { minutes: Number(minutes) };
  return (
    <form
      className={classes['buttons']}
      onSubmit={(event) => {
        event.preventDefault();
        onEnter({ kind: 'absence', code: 'late', ...said });
      }}
    >
      <Button type="submit" variant="default">
        {common('absence.late')}
      </Button>
      <TextInput
        type="number"
        aria-label={t('cell.minutes')}
        placeholder={t('cell.minutes')}
        value={minutes}
        onChange={({ currentTarget }) => setMinutes(currentTarget.value)}
        min={1}
        max={MOST_MINUTES}
      />
    </form>
  );
}
