import { Alert } from '@mantine/core';
import type { TestWarning } from '../../api/planned-tests.js';
import { mondayOf, shiftDate } from '../../diary/week.js';
import { useDates } from '../../i18n/dates.js';
import { useGridTexts } from '../texts/grid-texts.js';

/** What the school wants otherwise, although it was done. */
export function TestWarnings({ warnings }: { readonly warnings: readonly TestWarning[] }) {
  const { t } = useGridTexts();
  const dates = useDates();
  if (warnings.length === 0) return null;
  const told = (warning: TestWarning): string => {
    const { count, most } = warning;
    if (warning.code === 'too-many-tests-a-day') {
      return t('test.warning.day', { count, most, date: dates.short(warning.date) });
    }
    const monday = mondayOf(warning.week);
    return t('test.warning.week', { count, most, range: dates.range(monday, shiftDate(monday, 6)) });
  };
  return (
    <Alert color="yellow" role="status" data-testid="test-warnings">
      <strong>{t('test.warning.title')}</strong>
      {warnings.map((warning) => (
        <div key={warning.code}>{told(warning)}</div>
      ))}
    </Alert>
  );
}
