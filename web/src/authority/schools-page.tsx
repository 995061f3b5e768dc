import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useSchoolYears } from '../api/school.js';
import { useAuthorityPerformance } from '../api/staff-reports.js';
import { todayIn } from '../diary/week.js';
import { Once } from '../reports/once.js';
import { StandsFor } from '../reports/stands-for.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { AuthorityHead } from './authority-head.js';
import classes from './authority.module.css';
import { SchoolsTable } from './schools-table.js';
import { useAuthorityTexts } from './texts/authority-texts.js';

/** What the grades of all schools come to that somebody oversees. */
export function SchoolsPage() {
  const { t } = useAuthorityTexts();
  const { schools } = useMe();
  const { id = '', timeZone = 'UTC' } = schools[0] ?? {};
  // Years and terms go by their titles, which the schools have in common: those of the first one stand for all.
  const years = useSchoolYears(id);
  const [chosen, setChosen] = useState<{ readonly year?: string; readonly term?: string }>({});
  return (
    <>
      <AuthorityHead title={t('schools.title')} lead={t('schools.lead')} />
      <Once query={years}>
        {(all) => {
          const today = todayIn(timeZone);
          const year =
            all.find(({ title }) => title === chosen.year) ??
            all.findLast(({ from }) => from <= today) ??
            all[0];
          if (!year) return <p>{t('schools.noYears')}</p>;
          const begun = year.terms.findLast(({ from }) => from <= today);
          const term = chosen.term ?? begun?.title ?? '';
          return (
            <>
              <div className={classes['filters']}>
                <NativeSelect
                  label={t('schools.year')}
                  value={year.title}
                  data={all.map(({ title }) => title).toReversed()}
                  onChange={({ currentTarget }) => setChosen({ year: currentTarget.value })}
                />
                <NativeSelect
                  label={t('schools.term')}
                  value={term}
                  data={[
                    ...year.terms.map(({ title }) => ({ value: title, label: title })),
                    { value: '', label: t('schools.wholeYear') },
                  ]}
                  onChange={({ currentTarget }) => setChosen({ year: year.title, term: currentTarget.value })}
                />
              </div>
              <FiguresOf year={year.title} term={term === '' ? undefined : term} timeZone={timeZone} />
            </>
          );
        }}
      </Once>
    </>
  );
}

interface FiguresOfProps {
  readonly year: string;
  readonly term: string | undefined;
  readonly timeZone: string;
}

/** As many as the journal answers about at once. */
const MOST_SCHOOLS = 200;

function FiguresOf({ year, term, timeZone }: FiguresOfProps) {
  const { t } = useAuthorityTexts();
  const { schools } = useMe();
  const asked = schools.slice(0, MOST_SCHOOLS);
  const figures = useAuthorityPerformance(
    asked.map(({ id }) => id),
    year,
    term,
  );
  return (
    <Answer query={figures} skeleton={<Skeleton height={320} />}>
      {({ pages }) => {
        const [first] = pages;
        const rows = pages.flatMap((page) => page.rows);
        if (!first || rows.every(({ counted }) => counted === 0)) return <p>{t('schools.none')}</p>;
        return (
          <section className={frame['sheet']}>
            <StandsFor report={first} timeZone={timeZone} />
            {asked.length < schools.length && <p>{t('schools.first', { count: asked.length })}</p>}
            <SchoolsTable rows={rows} total={first.total} />
            {figures.hasNextPage && (
              <Button variant="default" mt="md" onClick={() => void figures.fetchNextPage()}>
                {t('schools.more')}
              </Button>
            )}
            <p className={frame['muted']}>{t('schools.formulas')}</p>
          </section>
        );
      }}
    </Answer>
  );
}
