import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { schoolCalendarQuery } from '../api/school-calendar.js';
import { useLiveCalendar } from '../api/use-live.js';
import { todayIn } from '../diary/week.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { ChooseClass, ChooseKind, ChooseSchool } from './choose.js';
import { daysShownIn, monthOf } from './month.js';
import { MonthLinks } from './month-links.js';
import { MonthSheet } from './month-sheet.js';
import classes from './school-calendar.module.css';
import { Terms } from './terms.js';
import { useCalendarTexts } from './texts/calendar-texts.js';

const route = getRouteApi('/signed-in/school-calendar');

/** A month of a school: days off, tests, what takes place, meetings; each reader sees what concerns them. */
export function CalendarPage() {
  const { t } = useCalendarTexts();
  const { t: common } = useTranslation();
  const { schools } = useMe();
  const search = route.useSearch();
  useDocumentTitle(`${t('title')} – ${common('app')}`);
  const school = schools.find(({ id }) => id === search.school) ?? schools[0];
  return (
    <>
      <h1 className={frame['heading']}>{t('title')}</h1>
      {school === undefined ? <p>{t('noSchool')}</p> : <Month key={school.id} schoolId={school.id} />}
    </>
  );
}

function Month({ schoolId }: { readonly schoolId: string }) {
  const search = route.useSearch();
  const me = useMe();
  const today = todayIn(timeZoneOf(me, schoolId));
  const month = search.month ?? monthOf(today);
  const isFamily = me.role === 'guardian' || me.role === 'pupil';
  useLiveCalendar(schoolId);
  const calendar = useQuery({
    ...schoolCalendarQuery(schoolId, daysShownIn(month), search.class),
    // The classes to choose from stay while another month comes.
    placeholderData: keepPreviousData,
  });
  const data = calendar.isPlaceholderData ? undefined : calendar.data;
  return (
    <>
      <div className={classes['chosen']}>
        <ChooseSchool chosen={schoolId} />
        {!isFamily && <ChooseClass classes={calendar.data?.classes ?? []} chosen={search.class} />}
        <ChooseKind chosen={search.kind} />
      </div>
      <MonthLinks month={month} thisMonth={monthOf(today)} />
      <Answer query={{ ...calendar, data }} isDated skeleton={<Skeleton height={480} />}>
        {(told) => (
          <>
            <Terms terms={told.terms} />
            <MonthSheet calendar={told} month={month} only={search.kind} today={today} />
          </>
        )}
      </Answer>
    </>
  );
}
