import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mayAnnounce } from '../announcements/audiences.js';
import { ForChild } from '../pupil/for-child.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { ActivitiesForFamily } from './activities-for-family.js';
import { ActivitiesOfSchool } from './activities-of-school.js';
import { useActivityTexts } from './texts/activity-texts.js';

const route = getRouteApi('/signed-in/activities');

/** What takes place outside of lessons: families sign up, staff announces it and sees who comes. */
export function ActivitiesPage() {
  const { t } = useActivityTexts();
  const { t: common } = useTranslation();
  const me = useMe();
  useDocumentTitle(`${t('title')} – ${common('app')}`);
  if (me.role === 'guardian' || me.role === 'pupil') return <ForFamily />;
  return (
    <>
      <div className={items['top']}>
        <h1 className={frame['heading']}>{t('title')}</h1>
        {mayAnnounce(me) && (
          <Button renderRoot={(props) => <Link to="/activities/new" {...props} />}>{t('new')}</Button>
        )}
      </div>
      {me.schools.map(({ id, name }) => (
        <section key={id}>
          {me.schools.length > 1 && <h2>{name}</h2>}
          <ActivitiesOfSchool schoolId={id} />
        </section>
      ))}
    </>
  );
}

function ForFamily() {
  const { t } = useActivityTexts();
  return (
    <ForChild
      asked={route.useSearch().pupil}
      title={(name) => (name === undefined ? t('title') : t('titleOf', { name }))}
      lead={t('lead')}
      noChildren={t('noChildren')}
    >
      {(pupilId) => <ActivitiesForFamily key={pupilId} pupilId={pupilId} />}
    </ForChild>
  );
}
