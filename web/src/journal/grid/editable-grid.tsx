import { usePrefetchQuery } from '@tanstack/react-query';
import { useDeferredValue, useLayoutEffect, useMemo, useRef, type MouseEvent } from 'react';
import type { JournalPage } from '../../api/journal-page.js';
import { reasonsQuery } from '../../api/page-entries.js';
import { useCellWords } from '../cell-marks.js';
import { GridHead } from '../grid-head.js';
import { useOpenedAt } from '../latest-lesson.js';
import marks from '../journal-grid.module.css';
import { useGridTexts } from '../texts/grid-texts.js';
import { useTermGrades } from '../use-term-grades.js';
import { AskDialog } from './ask-dialog.js';
import { byPupil } from './cell.js';
import { CellDialog } from './cell-dialog.js';
import { GridRow, NO_ENTRIES, NO_WORDS, type Grading, type Words } from './grid-row.js';
import classes from './grid.module.css';
import { LessonPanel } from './lesson-panel.js';
import type { Place } from './place.js';
import { MakeUpDialog } from './make-up-dialog.js';
import { ReasonDialog } from './reason-dialog.js';
import { RefusedEntries } from './refused-entries.js';
import { TermCorrectionDialog } from './term-correction-dialog.js';
import { TermGradesDialog } from './term-grades-dialog.js';
import { Toolbar } from './toolbar.js';
import { isChanging, useGrid, type Grid } from './use-grid.js';
import { whyNotIn } from './writable.js';

/** A journal page worked like a spreadsheet, by whoever writes in it. */
export function EditableGrid({ page }: { readonly page: JournalPage }) {
  const grid = useGrid(page);
  const { schoolId } = page;
  usePrefetchQuery(reasonsQuery(schoolId));
  // A key is answered by the grid first, and by what stands around it a moment later.
  const around = useDeferredValue(grid);
  const lesson = page.lessons[around.place.column];
  const { dialog } = grid;
  return (
    <>
      <Toolbar grid={around} works={page.works} isClosed={page.closed} />
      <p role="status" className={classes['said']}>
        {grid.said}
      </p>
      <RefusedEntries grid={grid} page={page} />
      <div className={classes['beside']}>
        <GridTable grid={grid} page={page} />
        {lesson && (
          <LessonPanel
            page={page}
            lesson={lesson}
            today={grid.today}
            why={whyNotIn(lesson, page, grid.me, grid.today)}
          />
        )}
      </div>
      {dialog === 'cell' && <CellDialog grid={grid} page={page} />}
      {dialog === 'term' && (
        <TermGradesDialog
          page={page}
          onGiven={grid.onTermGrades}
          onCorrecting={grid.setDialog}
          onClose={() => grid.setDialog(undefined)}
        />
      )}
      {typeof dialog === 'object' && dialog.kind === 'makeUp' && (
        <MakeUpDialog
          makingUp={dialog}
          today={grid.today}
          onMadeUp={(day) => grid.onMadeUp(dialog, day)}
          onClose={() => grid.setDialog(undefined)}
        />
      )}
      {typeof dialog === 'object' && dialog.kind === 'term' && (
        <TermCorrectionDialog
          correction={dialog}
          term={page.term}
          pageId={page.pageId}
          schoolId={schoolId}
          onChanged={() => grid.onTermCorrected(dialog)}
          onClose={() => grid.setDialog(undefined)}
        />
      )}
      {typeof dialog === 'object' && dialog.kind === 'ask' && (
        <AskDialog
          asking={dialog}
          pageId={page.pageId}
          schoolId={schoolId}
          onChanged={() => grid.onAsked(dialog)}
          onClose={() => grid.setDialog(undefined)}
        />
      )}
      {isChanging(dialog) && (
        <ReasonDialog
          change={dialog}
          pageId={page.pageId}
          schoolId={schoolId}
          onAsk={grid.setDialog}
          onChanged={(done) => grid.onChanged(dialog, done)}
          onClose={() => grid.setDialog(undefined)}
        />
      )}
    </>
  );
}

function GridTable({ grid, page }: { readonly grid: Grid; readonly page: JournalPage }) {
  const { t } = useGridTexts();
  const { rows, entries, changed, place, draft, dialog } = grid;
  const scroll = useOpenedAt(place.column);
  const table = useFocusIn(place.row, place.column, draft, dialog);
  const { scale, rounding, works, takenOver, lessons } = page;
  const grading = useMemo<Grading>(
    () => ({ scale, rounding, works, takenOver, lessons }),
    [scale, rounding, works, takenOver, lessons],
  );
  const termGrades = useTermGrades(page);
  const words = useWords();
  const entered = useMemo(() => byPupil(entries), [entries]);
  const pointer = useRef('');
  const onClick = (event: MouseEvent) => {
    const clicked = placeOf(event);
    if (!clicked) return;
    grid.leaveFor(clicked);
    // A finger has no keys: it gets them shown.
    if (pointer.current === 'touch') grid.setDialog('cell');
  };
  const onDoubleClick = (event: MouseEvent) => {
    if (placeOf(event)) grid.setDialog('cell');
  };
  return (
    <div ref={scroll} className={marks['scroll']}>
      <table
        ref={table}
        role="grid"
        aria-label={t('grid')}
        className={marks['grid']}
        data-testid="journal-grid"
        data-position={page.position}
        onKeyDown={grid.onKeyDown}
        onPaste={grid.onPaste}
        onPointerDown={({ pointerType }) => {
          pointer.current = pointerType;
        }}
        onClick={onClick}
        onDoubleClick={onDoubleClick}
      >
        <GridHead lessons={lessons} today={grid.today} />
        <tbody>
          {rows.map((row, index) => (
            <GridRow
              key={row.pupil.id}
              row={row}
              index={index}
              grading={grading}
              words={words}
              termGrade={termGrades.get(row.pupil.id)}
              entries={entered.get(row.pupil.id) ?? NO_ENTRIES}
              written={changed.get(row.pupil.id) ?? NO_WORDS}
              activeColumn={index === place.row ? place.column : undefined}
              draft={index === place.row ? draft : undefined}
              onDraft={grid.setDraft}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The cell that a click is for; none where it is in what is being typed. */
function placeOf({ target }: MouseEvent): Place | undefined {
  if (!(target instanceof Element) || target instanceof HTMLInputElement) return undefined;
  const cell = target.closest<HTMLElement>('td[data-row]');
  return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) } : undefined;
}

function useWords(): Words {
  const { t, i18n } = useGridTexts();
  const words = useCellWords();
  return useMemo(
    () => ({
      ...words,
      ...{ unsaved: t('mark.waiting'), refused: t('mark.refused'), typing: t('cell.value') },
      number: new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 }),
    }),
    [words, t, i18n.language],
  );
}

/** Keeps the focus on the cell that one is in, unless it is elsewhere on the page. */
function useFocusIn(...moved: readonly unknown[]) {
  const table = useRef<HTMLTableElement>(null);
  const isDrawn = useRef(false);
  useLayoutEffect(() => {
    const { activeElement, body } = document;
    const isHere = activeElement === body || table.current?.contains(activeElement) === true;
    // Whoever opens the page begins at its top.
    if (isDrawn.current && isHere && !(activeElement instanceof HTMLInputElement)) {
      table.current?.querySelector<HTMLElement>('td[tabindex="0"]')?.focus();
    }
    isDrawn.current = true;
  }, moved);
  return table;
}
