import { useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { JournalPage, PageLesson, PagePupil } from '../../api/journal-page.js';
import { todayIn } from '../../diary/week.js';
import { useDates } from '../../i18n/dates.js';
import { useMe } from '../../session/use-me.js';
import { useGridTexts } from '../texts/grid-texts.js';
import { changedBy } from '../waiting/words.js';
import { askedBy, type Asking } from './asking.js';
import { EMPTY, rowsOf, shownCell, type Row, type ShownAbsence } from './cell.js';
import type { ToEnter } from './entries.js';
import { intentOf, removalFrom, type Removal } from './intent.js';
import { pastedFrom } from './pasted.js';
import { placeAfter, placeAfterTyping, type Place } from './place.js';
import { isAboutGrade, isAbsenceOf, type Step } from './steps.js';
import { markTyped, type Mark } from './typed.js';
import { useEntries } from './use-entries.js';
import { usePlace } from './use-place.js';
import { useUndo } from './use-undo.js';
import { useVocabulary } from './use-vocabulary.js';
import { whyNoMakeUpIn, whyNotIn } from './writable.js';

/** What is changed in the journal, with a reason. */
export type Change =
  | { readonly kind: 'correct'; readonly gradeId: string; readonly from: string; readonly to: string }
  | { readonly kind: 'annul'; readonly gradeId: string; readonly from: string }
  | { readonly kind: 'withdraw'; readonly absence: ShownAbsence };

/** A change that waits for its reason, and where it is made, wherever one has gone since. */
export type Changing = Change & { readonly pupil: PagePupil; readonly lesson: PageLesson };

/** A grade that waits for the day on which the work was made up for. */
export interface MakingUp {
  readonly kind: 'makeUp';
  readonly what: Pick<ToEnter, 'mark' | 'work' | 'debtId'>;
  readonly pupil: PagePupil;
  readonly lesson: PageLesson;
}

/** A term grade that is to be another one, and how both are told. */
export interface TermCorrection {
  readonly kind: 'term';
  readonly pupil: PagePupil;
  readonly from: string;
  readonly to: string;
  readonly shown: { readonly from: string; readonly to: string };
}

export type GridDialog = 'cell' | 'term' | Changing | MakingUp | TermCorrection | Asking;

export const isChanging = (dialog: GridDialog | undefined): dialog is Changing =>
  typeof dialog === 'object' && ['correct', 'annul', 'withdraw'].includes(dialog.kind);

/** A journal page as it is written in: where one is, what is typed, and what follows from it. */
export function useGrid(page: JournalPage) {
  const { t } = useGridTexts();
  const dates = useDates();
  const me = useMe();
  const today = todayIn(page.timeZone);
  const vocabulary = useVocabulary(page.scale);
  const { pending, entries, written } = useEntries(page);
  const changed = useMemo(() => changedBy(written), [written]);
  const rows = useRows(page);
  const { lessons } = page;
  const { place, size, setPlace } = usePlace(rows, lessons, today);
  const [draft, setDraft] = useState<string>();
  const [workCode, setWork] = useState<string>();
  const work = page.works.find(({ code }) => code === workCode) ?? page.works[0];
  const [said, say] = useState('');
  const [dialog, setDialog] = useState<GridDialog>();

  /** What is at a place; undefined on a page without pupils or lessons. */
  const at = ({ row, column }: Place) => {
    const [line, lesson] = [rows[row], lessons[column]];
    if (!line || !lesson) return undefined;
    const { pupil } = line;
    const here = entries.filter((entry) => entry.pupilId === pupil.id && entry.lessonId === lesson.lessonId);
    const changes = (changed.get(pupil.id) ?? []).filter((one) => one.lessonId === lesson.lessonId);
    const cell = shownCell(line.cells[lesson.lessonId] ?? EMPTY, here, page.works, changes);
    return { pupil, lesson, cell };
  };

  const onUndone = ({ pupilId, lessonId }: Step) => {
    const row = rows.findIndex(({ pupil }) => pupil.id === pupilId);
    const column = lessons.findIndex((lesson) => lesson.lessonId === lessonId);
    const pupil = rows[row]?.pupil.name ?? '';
    say(t('undone', { pupil, date: dates.short(lessons[column]?.date ?? today) }));
    if (row >= 0 && column >= 0) setPlace({ row, column });
  };
  const { undo, count: undoable } = useUndo(page.pageId, pending, { say, onUndone });

  /** What was done with its reason is undone like what was entered; what was taken out is not undone any more. */
  const onChanged = (change: Changing, outcome: unknown) => {
    const { pageId } = page;
    const where = { lessonId: change.lesson.lessonId, pupilId: change.pupil.id };
    setDialog(undefined);
    if (outcome === 'waiting') {
      say(t('waits.now'));
      return;
    }
    if (change.kind === 'correct') {
      const { gradeId, from, to } = change;
      pending.remember({ pageId, ...where, correction: { gradeId, from, to } });
    } else if (change.kind === 'annul') {
      pending.forgetUndo((step) => isAboutGrade(step, change.gradeId));
    } else {
      pending.forgetUndo((step) => isAbsenceOf(step, where));
    }
  };

  /** What was made up for waits like whatever is entered. */
  const onMadeUp = ({ what, pupil, lesson }: MakingUp, madeUpOn: string) => {
    setDialog(undefined);
    const { pageId } = page;
    pending.add({ pageId, lessonId: lesson.lessonId, pupilId: pupil.id, ...what, madeUpOn });
  };

  const onAsked = ({ pupil, lesson, entry }: Asking) => {
    setDialog(undefined);
    if (entry !== undefined) pending.drop(entry);
    say(t('ask.done', { pupil: pupil.name, date: dates.short(lesson.date) }));
  };

  const onTermGrades = (count: number) => {
    setDialog(undefined);
    say(t('term.done', { count }));
  };

  const onTermCorrected = ({ pupil }: TermCorrection) => {
    setDialog(undefined);
    say(t('term.correctionDone', { pupil: pupil.name }));
  };

  const intentAt = (mark: Mark, where: Place) => {
    const there = at(where);
    if (!there || !work) return undefined;
    const intent = intentOf(mark, there.cell, work);
    const whyNot = intent.kind === 'makeUp' ? whyNoMakeUpIn : whyNotIn;
    const why = whyNot(there.lesson, page, me, today);
    const change = why === 'windowOver' ? askedBy(intent) : undefined;
    if (change) return { ...there, change };
    if (why !== undefined) return { ...there, refusal: t(`why.${why}`, { pupil: there.pupil.name }) };
    return intent.kind === 'not'
      ? { ...there, refusal: t(`why.${intent.why}`, { pupil: there.pupil.name }) }
      : { ...there, intent };
  };

  /** @returns whether it was entered, or leads on: it is not typed anew. */
  const enter = (mark: Mark, where = place): boolean => {
    const found = intentAt(mark, where);
    if (!found) return true;
    if ('refusal' in found) {
      say(found.refusal);
      return false;
    }
    const { pupil, lesson } = found;
    say('');
    if ('change' in found) {
      setDialog({ kind: 'ask', change: found.change, pupil, lesson });
      return true;
    }
    const { intent } = found;
    if (intent.kind === 'correct') {
      const { gradeId, grade, value } = intent;
      setDialog({ kind: 'correct', gradeId, from: grade.value, to: value, pupil, lesson });
    } else if (intent.kind === 'makeUp') {
      setDialog({ ...intent, pupil, lesson });
    } else if (intent.kind === 'enter') {
      if (intent.instead) pending.drop(intent.instead.key);
      const { pageId } = page;
      pending.add({ pageId, lessonId: lesson.lessonId, pupilId: pupil.id, ...intent.what });
    }
    return true;
  };

  const typed = (text: string): Mark | undefined => {
    const mark = markTyped(text, vocabulary);
    if (!mark) say(t('unknown', { text }));
    return mark;
  };

  const remove = (removal: Removal) => {
    const there = at(place);
    if (!there) return;
    const { pupil, lesson } = there;
    if (removal.kind === 'drop') {
      pending.drop(removal.entry.key);
      say(t('dropped'));
    } else if (removal.kind === 'not') {
      say(t(`why.${removal.why}`, { pupil: pupil.name }));
    } else if (removal.kind === 'annul') {
      const { gradeId, grade } = removal;
      const from = grade.value;
      const isLate = whyNotIn(lesson, page, me, today) === 'windowOver';
      setDialog(
        isLate
          ? { kind: 'ask', change: { what: 'annul', gradeId, from }, pupil, lesson }
          : { kind: 'annul', gradeId, from, pupil, lesson },
      );
    } else if (removal.kind === 'withdraw') {
      setDialog({ ...removal, pupil, lesson });
    }
  };

  const chooseWork = (code: string) => {
    setWork(code);
    const title = page.works.find((one) => one.code === code)?.title ?? '';
    say(t('workChosen', { title }));
  };

  const turnWork = (steps: number) => {
    const now = page.works.findIndex(({ code }) => code === work?.code);
    const next = page.works.at((now + steps) % page.works.length);
    if (next) chooseWork(next.code);
  };

  /** Enters what was being typed and goes on; stays where that can't be entered. */
  const leaveFor = (next: Place, text = draft ?? '') => {
    const mark = text.trim() === '' ? undefined : typed(text);
    if (text.trim() !== '' && (!mark || !enter(mark))) return;
    setDraft(undefined);
    setPlace(next);
  };

  const onTyping = (event: KeyboardEvent, text: string) => {
    const next = placeAfterTyping(event, place, size);
    if (event.key === 'Escape') {
      setDraft(undefined);
    } else if (next) {
      event.preventDefault();
      leaveFor(next, text);
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (draft !== undefined) {
      onTyping(event, draft);
      return;
    }
    const { key, code, altKey, metaKey } = event;
    const ctrlKey = event.ctrlKey || metaKey;
    const next = altKey ? undefined : placeAfter({ key, ctrlKey }, place, size);
    const act = actOf(event);
    if (next) setPlace(next);
    else if (act) act();
    else return;
    event.preventDefault();

    function actOf({ shiftKey }: KeyboardEvent): (() => void) | undefined {
      if (altKey && key === 'ArrowDown') return () => turnWork(1);
      if (altKey && key === 'ArrowUp') return () => turnWork(-1);
      // By the key's place: on a Russian keyboard another letter stands there.
      if (ctrlKey) return code === 'KeyZ' && !shiftKey ? undo : undefined;
      if (key === 'Enter' || key === 'F2') return () => setDialog('cell');
      if (key === 'Delete' || key === 'Backspace') {
        return () => {
          const there = at(place);
          if (there) remove(removalFrom(there.cell));
        };
      }
      return key.length === 1 && key !== ' ' && !altKey ? () => setDraft(key) : undefined;
    }
  };

  const onPaste = (event: ClipboardEvent) => {
    if (draft !== undefined) return;
    event.preventDefault();
    const pasted = pastedFrom(event.clipboardData.getData('text/plain'), place, size);
    if (!pasted) {
      say(t('paste.outside'));
      return;
    }
    // All or nothing: nobody has to look for what of a column came in.
    const marks: { mark: Mark; where: Place }[] = [];
    for (const { text, ...where } of pasted) {
      const mark = markTyped(text, vocabulary);
      const found = mark && intentAt(mark, where);
      const why = !mark || !found ? t('unknown', { text }) : whyNotPasted(found);
      if (why !== undefined) {
        say(t('paste.not', { pupil: rows[where.row]?.pupil.name ?? '', why }));
        return;
      }
      if (mark) marks.push({ mark, where });
    }
    for (const { mark, where } of marks) enter(mark, where);
    say(t('paste.done', { count: marks.length }));
  };

  const whyNotPasted = (found: NonNullable<ReturnType<typeof intentAt>>): string | undefined => {
    if ('refusal' in found) return found.refusal;
    if ('change' in found) return t('why.windowOver');
    if (found.intent.kind === 'makeUp') return t('why.away', { pupil: found.pupil.name });
    return found.intent.kind === 'correct' ? t('paste.other') : undefined;
  };

  return {
    ...{ rows, entries, written, changed, pending, vocabulary, place, draft, work, said, dialog, today, me },
    ...{ at, enter, typed, remove, chooseWork, setDialog, onKeyDown, onPaste },
    ...{ setDraft, leaveFor, undo, undoable, onChanged, onMadeUp, onAsked },
    ...{ onTermGrades, onTermCorrected },
  };
}

export type Grid = ReturnType<typeof useGrid>;

/** The page's lines, the same ones as before where nothing in them changed. */
function useRows(page: JournalPage): readonly Row[] {
  const before = useRef<readonly Row[]>([]);
  return useMemo(() => (before.current = rowsOf(page, before.current)), [page]);
}
