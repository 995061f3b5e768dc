import { NativeSelect, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { groupOf } from '../../../../src/journal/page/page-ids.values.js';
import type { Me } from '../../api/me.js';
import type { Year } from '../../api/pupil-reports.js';
import { useClasses, useSchoolYears, type SchoolClass } from '../../api/school.js';
import { yearSheetQuery, type YearOfClass } from '../../api/year-sheet.js';
import { todayIn } from '../../diary/week.js';
import report from '../../pupil/report.module.css';
import { useMe } from '../../session/use-me.js';
import { Answer } from '../../shell/answer.js';
import { useChosen } from '../chosen.js';
import { ClassSelect, SchoolSelect } from '../filters.js';
import { Once } from '../once.js';
import { ReportsHead } from '../reports-head.js';
import type { StaffSearch } from '../staff-search.js';
import { useReportsTexts } from '../texts/reports-texts.js';
import { YearEnd } from './year-end.js';
import { YearTable } from './year-table.js';

const route = getRouteApi('/signed-in/reports/year');

/** A class's year: final grades are given and corrected, and the year is closed. */
export function YearPage() {
  const { t } = useReportsTexts();
  const search = route.useSearch();
  const me = useMe();
  const { schools, school, timeZone, choose } = useChosen(search);
  const years = useSchoolYears(school);
  const classes = useClasses(school);
  const year = yearIn(search, years.data ?? [], todayIn(timeZone));
  const offered = offeredTo(me, classes.data ?? []);
  const classId = search.class ?? offered[0]?.classId;
  return (
    <>
      <ReportsHead title={t('tab.year')}>
        <SchoolSelect
          schools={schools}
          school={school}
          onChoose={(one) => choose({ school: one, class: undefined, term: undefined, year: undefined })}
        />
        <ClassSelect classes={offered} chosen={classId} onChoose={(one) => choose({ class: one })} />
        <NativeSelect
          label={t('year.year')}
          value={year?.id ?? ''}
          data={(years.data ?? []).toReversed().map(({ id, title }) => ({ value: id, label: title }))}
          onChange={({ currentTarget: { value } }) => choose({ year: value, term: undefined })}
        />
      </ReportsHead>
      <Once query={years}>
        {() => (
          <Once query={classes}>
            {() =>
              classId === undefined || year === undefined ? (
                <p>{t(year === undefined ? 'noPeriod' : 'noClasses')}</p>
              ) : (
                <Sheet key={`${classId} ${year.id}`} of={{ classId, yearId: year.id }} />
              )
            }
          </Once>
        )}
      </Once>
    </>
  );
}

function Sheet({ of }: { readonly of: YearOfClass }) {
  const { t } = useReportsTexts();
  const query = useQuery(yearSheetQuery(of));
  return (
    <Answer query={query} skeleton={<Skeleton height={320} />}>
      {(sheet) => (
        <>
          <section className={report['sheet']}>
            <h2>{t('year.of', { class: sheet.class.title, year: sheet.year.title })}</h2>
            {sheet.parts.length === 0 ? <p>{t('year.nothing')}</p> : <YearTable of={of} sheet={sheet} />}
          </section>
          <YearEnd of={of} sheet={sheet} />
        </>
      )}
    </Answer>
  );
}

/** The year that an address names, or that of a term, else the one of today or the last before. */
function yearIn({ year, term }: StaffSearch, years: readonly Year[], today: string): Year | undefined {
  return (
    years.find(({ id }) => id === year) ??
    years.find(({ terms }) => terms.some(({ id }) => id === term)) ??
    years.findLast(({ from }) => from <= today) ??
    years[0]
  );
}

/** The classes that somebody leads, else the groups that they teach: each leads to the sheet of its class. */
function offeredTo({ role, pages }: Me, classes: readonly SchoolClass[]) {
  const own = classes.map(({ classId, title }) => ({ classId, title }));
  if (role !== 'teacher') return own;
  const taught = pages.map(({ pageId, subject, group }) => ({
    classId: groupOf(pageId),
    title: `${group}, ${subject}`,
  }));
  const groups = new Map(taught.map((group) => [group.classId, group]));
  return [...own, ...groups.values()];
}
