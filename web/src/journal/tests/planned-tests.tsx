import { useState } from 'react';
import type { JournalPage } from '../../api/journal-page.js';
import type { TestWarning } from '../../api/planned-tests.js';
import { useDates } from '../../i18n/dates.js';
import frame from '../../shell/frame.module.css';
import { useGridTexts } from '../texts/grid-texts.js';
import { PlanTest } from './plan-test.js';
import { TestTools } from './test-tools.js';
import { TestWarnings } from './test-warnings.js';

interface PlannedTestsProps {
  readonly page: JournalPage;
  readonly today: string;
  readonly isWriter: boolean;
}

/** The tests of the term, as far as they are planned. */
export function PlannedTests({ page, today, isWriter }: PlannedTestsProps) {
  const { t } = useGridTexts();
  const dates = useDates();
  const [warnings, setWarnings] = useState<readonly TestWarning[]>([]);
  const mayPlan = isWriter && !page.closed && today <= page.term.to;
  if (!mayPlan && page.tests.length === 0) return null;
  return (
    <section className={frame['sheet']} aria-labelledby="planned-tests">
      <h2 id="planned-tests" className={frame['heading']}>
        {t('test.tests')}
      </h2>
      {page.tests.length === 0 && <p className={frame['muted']}>{t('test.none')}</p>}
      <ul>
        {page.tests.map((test) => (
          <li key={test.testId} data-testid={`test-${test.testId}`}>
            {t('test.line', { date: dates.short(test.date), number: test.number, title: test.title })}{' '}
            {mayPlan && test.date >= today && (
              <TestTools page={page} test={test} today={today} onMoved={setWarnings} />
            )}
          </li>
        ))}
      </ul>
      <TestWarnings warnings={warnings} />
      {mayPlan && <PlanTest page={page} today={today} onPlanned={setWarnings} />}
    </section>
  );
}
