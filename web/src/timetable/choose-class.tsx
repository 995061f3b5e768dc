import { NativeSelect } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { schoolClassesQuery } from '../api/school.js';
import { useMe } from '../session/use-me.js';
import { useTimetableTexts } from './texts/timetable-texts.js';
import classes from './timetable.module.css';

const route = getRouteApi('/signed-in/timetable');

/** From the own lessons to those of a class that the reader has to do with. */
export function ChooseClass() {
  const { t } = useTimetableTexts();
  const { role, schools } = useMe();
  const { class: chosen } = route.useSearch();
  const navigate = useNavigate();
  const found = useQueries({ queries: schools.map(({ id }) => schoolClassesQuery(id)) });
  const items = found
    .flatMap(({ data }) => data ?? [])
    .map(({ classId, title }) => ({ value: classId, label: t('class', { name: title }) }));
  return (
    <NativeSelect
      className={classes['choose'] ?? ''}
      label={t('whose')}
      value={chosen ?? ''}
      onChange={({ currentTarget }) =>
        void navigate({
          to: '/timetable',
          search: (search) => ({ ...search, class: currentTarget.value || undefined }),
        })
      }
      data={[{ value: '', label: t(role === 'teacher' ? 'own' : 'choose') }, ...items]}
    />
  );
}
