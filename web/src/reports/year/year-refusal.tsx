import { KnownRefusal } from '../../shell/refusal.js';
import { useReportsTexts } from '../texts/reports-texts.js';

const CODES = [
  'pages-open',
  'final-grades-missing',
  'final-grade-already-given',
  'grade-unchanged',
  'year-closed',
  'not-for-your-role',
] as const;

/** Why nothing was written in the sheet of a year, where nothing was. */
export function YearRefusal({ error }: { readonly error: unknown }) {
  const { t } = useReportsTexts();
  return <KnownRefusal error={error} known={CODES} wordsOf={(code) => t(`year.code.${code}`)} />;
}
