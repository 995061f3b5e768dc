import { useTranslation } from 'react-i18next';
import type { JournalPage } from '../api/journal-page.js';
import { CellMarks, useCellWords } from './cell-marks.js';
import { GridHead } from './grid-head.js';
import { rowsOf } from './grid/cell.js';
import classes from './journal-grid.module.css';
import { PupilHead } from './pupil-head.js';

/** Pupils by lessons, with the term grade at the end of the line: to be read. */
export function JournalGrid({ page }: { readonly page: JournalPage }) {
  const { t, i18n } = useTranslation();
  const words = useCellWords();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 });
  const termGrades = new Map(page.termGrades.map(({ pupilId, value }) => [pupilId, value]));
  return (
    // Focusable, so that it can be scrolled without a pointer.
    <div className={classes['scroll']} role="region" aria-label={t('journal.grid')} tabIndex={0}>
      <table className={classes['grid']} data-testid="journal-grid" data-position={page.position}>
        <GridHead lessons={page.lessons} />
        <tbody>
          {rowsOf(page).map(({ pupil, cells }) => (
            <tr key={pupil.id}>
              <PupilHead pupil={pupil} t={t} />
              {page.lessons.map(({ lessonId }) => {
                const cell = cells[lessonId];
                return <td key={lessonId}>{cell && <CellMarks cell={cell} words={words} />}</td>;
              })}
              <td data-testid={`average-${pupil.id}`}>
                {pupil.average !== undefined && number.format(pupil.average)}
              </td>
              <td>{pupil.proposed}</td>
              <td className={classes['term']}>{termGrades.get(pupil.id)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
