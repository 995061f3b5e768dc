import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { classesQuery } from '../api/school-classes.js';
import { todayIn } from '../diary/week.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { AnnouncementForm } from './announcement-form.js';
import { audiencesOf } from './audiences.js';
import { useAnnouncementTexts } from './texts/announcement-texts.js';

/** A new announcement, for those whom the reader may address. */
export function NewAnnouncementPage() {
  const { t } = useAnnouncementTexts();
  const { t: common } = useTranslation();
  const me = useMe();
  const today = todayIn(timeZoneOf(me));
  // Its office doesn't announce to single classes.
  const schools = me.role === 'secretary' ? [] : me.schools;
  const classes = useQueries({
    queries: schools.map(({ id }) => classesQuery(id)),
    combine: (answers) => ({
      data: answers.some(({ data }) => data === undefined)
        ? undefined
        : answers.flatMap(({ data }) => data ?? []),
      error: answers.find(({ error }) => error)?.error ?? null,
      isError: answers.some(({ isError }) => isError),
      dataUpdatedAt:
        answers.length === 0 ? Date.now() : Math.min(...answers.map((each) => each.dataUpdatedAt)),
      refetch: () => Promise.all(answers.map(({ refetch }) => refetch())),
    }),
  });
  useDocumentTitle(`${t('form.title')} – ${common('app')}`);
  return (
    <>
      <p>
        <Link to="/announcements">{t('back')}</Link>
      </p>
      <h1 className={frame['heading']}>{t('form.title')}</h1>
      <Answer query={classes} skeleton={<Skeleton height={320} />}>
        {(found) => {
          const choices = audiencesOf(me, found, today);
          return choices.length === 0 ? (
            <p data-testid="nowhere">{t('form.nowhere')}</p>
          ) : (
            <AnnouncementForm choices={choices} today={today} />
          );
        }}
      </Answer>
    </>
  );
}
