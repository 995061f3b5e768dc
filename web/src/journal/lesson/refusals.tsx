import { KnownRefusal } from '../../shell/refusal.js';
import { useGridTexts } from '../texts/grid-texts.js';

const CODES = [
  'page-closed',
  'not-your-page',
  'outside-edit-window',
  'lesson-in-future',
  'lesson-cancelled',
  'lesson-has-entries',
  'pupil-not-on-page',
  'grade-already-given',
  'debt-already-marked',
  'debt-due-in-past',
  'homework-due-too-early',
  'homework-due-too-late',
  'homework-withdrawn',
  'already-teaches',
] as const;

/** Why nothing was written in a lesson, where nothing was. */
export function LessonRefusal({ error }: { readonly error: unknown }) {
  const { t } = useGridTexts();
  return <KnownRefusal error={error} known={CODES} wordsOf={(code) => t(`writing.code.${code}`)} />;
}
