import { NativeSelect } from '@mantine/core';
import { getRouteApi } from '@tanstack/react-router';
import type { Span, Year } from '../../api/pupil-reports.js';
import { useSchoolYears } from '../../api/school.js';
import { mondayOf, shiftDate, shiftWeek, todayIn, weekOf } from '../../diary/week.js';
import { useDates } from '../../i18n/dates.js';
import { longestDays } from '../../pupil/report-search.js';
import { RangeFields } from '../../pupil/span-fields.js';
import { daysOf, searchOf, shiftSpan, spanNamed } from '../../pupil/span.js';
import { useMe } from '../../session/use-me.js';
import { ClassChoice, useChosenClass } from '../chosen.js';
import { Once } from '../once.js';
import { ReportsHead } from '../reports-head.js';
import { useReportsTexts } from '../texts/reports-texts.js';
import { AbsencesOfClass } from './absences-of-class.js';
import { useAbsencesTexts } from './texts/absences-texts.js';
import { WholeDays } from './whole-days.js';

const route = getRouteApi('/signed-in/reports/absences');

/** Where a class teacher tells why pupils of the class were away. */
export function AbsencesPage() {
  const { t } = useReportsTexts();
  const search = route.useSearch();
  const { role } = useMe();
  const chosen = useChosenClass(search);
  const { school, timeZone, classes, shown, choose } = chosen;
  const years = useSchoolYears(school);
  const today = todayIn(timeZone);
  const span = spanNamed(search, years.data ?? []) ?? { month: today.slice(0, 7) };
  const days = daysOf(span, years.data ?? []);
  return (
    <>
      <ReportsHead title={t('tab.absences')}>
        <ClassChoice of={chosen} />
        <TimeSelect
          span={span}
          years={years.data ?? []}
          today={today}
          onChoose={(other) => choose(searchOf(other))}
        />
        {days && (
          <RangeFields days={days} longest={longestDays} onChange={(other) => choose(searchOf(other))} />
        )}
      </ReportsHead>
      <Once query={classes}>
        {() =>
          shown === undefined ? (
            <p>{t('noClasses')}</p>
          ) : (
            <>
              <AbsencesOfClass
                key={`${shown.classId} ${JSON.stringify(span)}`}
                classId={shown.classId}
                span={span}
              />
              <WholeDays
                key={shown.classId}
                of={shown}
                school={{ schoolId: school, timeZone }}
                withCertificates={role === 'deputyHead'}
              />
            </>
          )
        }
      </Once>
    </>
  );
}

interface TimeSelectProps {
  readonly span: Span;
  readonly years: readonly Year[];
  readonly today: string;
  readonly onChoose: (span: Span) => void;
}

/** This week and month, and those before. */
function TimeSelect({ span, years, today, onChoose }: TimeSelectProps) {
  const { t } = useAbsencesTexts();
  const dates = useDates();
  const week = weekOf(today);
  const month: Span = { month: today.slice(0, 7) };
  const months = [month, shiftSpan(month, -1, years) ?? month];
  const times = [
    ...[week, shiftWeek(week, -1)].map((each) => {
      const monday = mondayOf(each);
      return { of: { week: each }, label: t('week', { days: dates.range(monday, shiftDate(monday, 6)) }) };
    }),
    ...months.flatMap((each) => ('month' in each ? [{ of: each, label: dates.month(each.month) }] : [])),
  ].map((time) => ({ ...time, value: JSON.stringify(time.of) }));
  const chosen = times.find(({ value }) => value === JSON.stringify(span));
  return (
    <NativeSelect
      label={t('time')}
      value={chosen?.value ?? ''}
      data={[
        ...(chosen ? [] : [{ value: '', label: t('other') }]),
        ...times.map(({ value, label }) => ({ value, label })),
      ]}
      onChange={({ currentTarget }) => {
        const time = times.find(({ value }) => value === currentTarget.value);
        if (time) onChoose(time.of);
      }}
    />
  );
}
