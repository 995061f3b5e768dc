import { VisuallyHidden } from '@mantine/core';
import { memo, useMemo } from 'react';
import { exemptOn } from '../../../../projections/exemptions/queries.js';
import { averageOn } from '../../../../projections/journal-page/averages.js';
import { EXEMPT } from '../../../../src/school/scale.values.js';
import type { ExemptDays } from '../../api/exemptions.js';
import type { JournalPage, PageLesson } from '../../api/journal-page.js';
import { CellMarks, type CellWords } from '../cell-marks.js';
import classes from '../journal-grid.module.css';
import { PupilHead } from '../pupil-head.js';
import { EMPTY, shownCell, standing, type Cell, type Row } from './cell.js';
import type { Entry, Item, Written } from './entries.js';

/** What of the page every line goes by. Its parts stay the same while nothing in them changes. */
export type Grading = Pick<JournalPage, 'scale' | 'rounding' | 'works' | 'takenOver' | 'lessons'>;

/** What cells are told in, with what only those say that are written in. */
export interface Words extends CellWords {
  readonly unsaved: string;
  readonly refused: string;
  readonly typing: string;
  readonly number: Intl.NumberFormat;
}

interface GridRowProps {
  readonly row: Row;
  readonly index: number;
  readonly grading: Grading;
  readonly words: Words;
  readonly termGrade: string | undefined;
  /** What was entered for the pupil and is not in the row yet. */
  readonly entries: readonly Entry[];
  /** What was changed of it, likewise. */
  readonly written: readonly Written[];
  /** The lesson whose cell has the focus, where it is in this line. */
  readonly activeColumn: number | undefined;
  /** What is being typed there. */
  readonly draft: string | undefined;
  readonly onDraft: (text: string) => void;
}

export const NO_ENTRIES: readonly Entry[] = [];
export const NO_WORDS: readonly Written[] = [];

/** A pupil's line: drawn anew where something in it changed, and else not. */
export const GridRow = memo(function GridRow(props: GridRowProps) {
  const { row, index, grading, words, termGrade, entries, written, activeColumn, draft, onDraft } = props;
  const { pupil, cells } = row;
  const { average, proposed } = useMemo(
    () => averageIn(row, entries, written, grading),
    [row, entries, written, grading],
  );
  return (
    <tr>
      <PupilHead pupil={pupil} words={words} />
      {grading.lessons.map(({ lessonId, date }, column) => (
        <GridCell
          key={lessonId}
          row={index}
          column={column}
          cell={cells[lessonId] ?? EMPTY}
          exempt={exemptOn(pupil.exempt ?? [], date)}
          entries={inLesson(entries, lessonId, NO_ENTRIES)}
          written={inLesson(written, lessonId, NO_WORDS)}
          works={grading.works}
          words={words}
          isActive={column === activeColumn}
          draft={column === activeColumn ? draft : undefined}
          onDraft={onDraft}
        />
      ))}
      <td data-testid={`average-${pupil.id}`}>{average !== undefined && words.number.format(average)}</td>
      <td data-testid={`proposed-${pupil.id}`}>{proposed === EXEMPT ? words.t('exempt.mark') : proposed}</td>
      <td className={classes['term']} data-testid={`term-${pupil.id}`}>
        {termGrade}
      </td>
    </tr>
  );
}, isSameRow);

/** What was entered stands in new lists time and again; what counts is what is in them. */
function isSameRow(a: GridRowProps, b: GridRowProps): boolean {
  return (Object.keys(a) as (keyof GridRowProps)[]).every((key) =>
    key === 'entries' || key === 'written' ? isSameList<Item>(a[key], b[key]) : a[key] === b[key],
  );
}

interface GridCellProps {
  readonly row: number;
  readonly column: number;
  readonly cell: Cell;
  readonly exempt: ExemptDays | undefined;
  readonly entries: readonly Entry[];
  readonly written: readonly Written[];
  readonly works: JournalPage['works'];
  readonly words: Words;
  readonly isActive: boolean;
  readonly draft: string | undefined;
  readonly onDraft: (text: string) => void;
}

const GridCell = memo(
  function GridCell(props: GridCellProps) {
    const { row, column, cell, exempt, entries, written, works, words, isActive, draft, onDraft } = props;
    const shown = shownCell(cell, entries, works, written);
    return (
      <td
        role="gridcell"
        tabIndex={isActive ? 0 : -1}
        data-row={row}
        data-column={column}
        data-testid={`cell-${row}-${column}`}
      >
        <CellMarks cell={shown} exempt={exempt} words={words} unsaved={words.unsaved} />
        {shown.refused.length > 0 && (
          <span className={classes['refused']}>
            <span aria-hidden="true">!</span>
            <VisuallyHidden>{words.refused}</VisuallyHidden>
          </span>
        )}
        {draft !== undefined && (
          // Over what stands there, so that no key has the whole table laid out anew.
          <input
            className={classes['typing']}
            aria-label={words.typing}
            value={draft}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            // After the key that began it.
            onFocus={({ currentTarget }) => currentTarget.setSelectionRange(draft.length, draft.length)}
            onChange={({ currentTarget }) => onDraft(currentTarget.value)}
          />
        )}
      </td>
    );
  },
  (a, b) =>
    a.cell === b.cell &&
    a.exempt === b.exempt &&
    a.isActive === b.isActive &&
    a.draft === b.draft &&
    a.works === b.works &&
    a.words === b.words &&
    a.row === b.row &&
    a.column === b.column &&
    isSameList(a.entries, b.entries) &&
    isSameList(a.written, b.written),
);

/** As the journal reckons, with what is on its way. */
function averageIn(
  { pupil, cells }: Row,
  entries: readonly Entry[],
  written: readonly Written[],
  grading: Grading,
) {
  if (entries.length + written.length === 0) return pupil;
  const here = grading.lessons.flatMap(({ lessonId }: PageLesson) =>
    standing(
      shownCell(
        cells[lessonId] ?? EMPTY,
        inLesson(entries, lessonId, NO_ENTRIES),
        grading.works,
        inLesson(written, lessonId, NO_WORDS),
      ),
    ),
  );
  // Whoever is exempt stays so until there is something to go by.
  const nothingElse = pupil.proposed === EXEMPT ? { proposed: EXEMPT } : {};
  const counted = [...here, ...grading.takenOver.filter(({ pupilId }) => pupilId === pupil.id)];
  return { ...nothingElse, ...averageOn(grading, counted) };
}

function inLesson<One extends Item>(items: readonly One[], lessonId: string, none: readonly One[]) {
  return items.length === 0 ? none : items.filter((item) => item.lessonId === lessonId);
}

function isSameList<One extends Item>(a: readonly One[], b: readonly One[]): boolean {
  return a === b || (a.length === b.length && a.every((entry, index) => entry === b[index]));
}
