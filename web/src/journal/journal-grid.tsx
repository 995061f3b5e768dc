import { useTranslation } from 'react-i18next';
import { exemptOn } from '../../../projections/exemptions/queries.js';
import { EXEMPT } from '../../../src/school/scale.values.js';
import type { JournalPage } from '../api/journal-page.js';
import { todayIn } from '../diary/week.js';
import { CellMarks, useCellWords } from './cell-marks.js';
import { GridHead } from './grid-head.js';
import { EMPTY, rowsOf } from './grid/cell.js';
import classes from './journal-grid.module.css';
import { latestLesson, useOpenedAt } from './latest-lesson.js';
import { PupilHead } from './pupil-head.js';
import { useTermGrades } from './use-term-grades.js';

/** Pupils by lessons, with the term grade at the end of the line: to be read. */
export function JournalGrid({ page }: { readonly page: JournalPage }) {
  const { t, i18n } = useTranslation();
  const words = useCellWords();
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 });
  const today = todayIn(page.timeZone);
  const scroll = useOpenedAt(latestLesson(page.lessons, today));
  const termGrades = useTermGrades(page);
  return (
    // Focusable, so that it can be scrolled without a pointer.
    <div ref={scroll} className={classes['scroll']} role="region" aria-label={t('journal.grid')} tabIndex={0}>
      <table className={classes['grid']} data-testid="journal-grid" data-position={page.position}>
        <GridHead lessons={page.lessons} today={today} />
        <tbody>
          {rowsOf(page).map(({ pupil, cells }) => (
            <tr key={pupil.id}>
              <PupilHead pupil={pupil} words={words} />
              {page.lessons.map(({ lessonId, date }) => (
                <td key={lessonId}>
                  <CellMarks
                    cell={cells[lessonId] ?? EMPTY}
                    exempt={exemptOn(pupil.exempt ?? [], date)}
                    words={words}
                  />
                </td>
              ))}
              <td data-testid={`average-${pupil.id}`}>
                {pupil.average !== undefined && number.format(pupil.average)}
              </td>
              <td>{pupil.proposed === EXEMPT ? t('exempt.mark') : pupil.proposed}</td>
              <td className={classes['term']}>{termGrades.get(pupil.id)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
