import { NativeSelect, Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import classes from '../administration/administration.module.css';
import { kept } from '../api/freshness.js';
import { schoolClassesQuery, type SchoolClass } from '../api/school.js';
import { todayIn } from '../diary/week.js';
import { useDates } from '../i18n/dates.js';
import { ReportTable } from '../reports/report-table.js';
import { SchoolSelect } from '../reports/filters.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { MovesHead } from './moves-head.js';
import { useMovesTexts } from './texts/moves-texts.js';

const route = getRouteApi('/signed-in/moves');

/** The pupils of a class, each with the ways to another class and to the guardians. */
export function MovesPage() {
  const { t } = useMovesTexts();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { schools } = useMe();
  const { id: school = '', timeZone = 'UTC' } =
    schools.find(({ id }) => id === search.school) ?? schools[0] ?? {};
  // The new class takes a pupil in a moment after the old one let go.
  const asked = useQuery({ ...schoolClassesQuery(school), ...kept });
  return (
    <>
      <MovesHead title={t('title')} lead={t('lead')} />
      <SchoolSelect
        schools={schools}
        school={school}
        onChoose={(one) => void navigate({ search: { school: one } })}
      />
      <Answer query={asked} skeleton={<Skeleton height={320} />}>
        {(told) => {
          const shown = told.find(({ classId }) => classId === search.class) ?? told[0];
          if (shown === undefined) return <p data-testid="no-classes">{t('noClasses')}</p>;
          return (
            <section className={`${frame['sheet']} ${classes['form']}`}>
              <NativeSelect
                label={t('class')}
                value={shown.classId}
                data={told.map(({ classId, title }) => ({ value: classId, label: title }))}
                onChange={({ currentTarget }) =>
                  void navigate({ search: (before) => ({ ...before, class: currentTarget.value }) })
                }
              />
              <p>
                <Link to="/moves/$classId/admission" params={{ classId: shown.classId }}>
                  {t('admitTo', { title: shown.title })}
                </Link>
              </p>
              <PupilsTable of={shown} today={todayIn(timeZone)} />
            </section>
          );
        }}
      </Answer>
    </>
  );
}

interface PupilsTableProps {
  readonly of: SchoolClass;
  readonly today: string;
}

/** Who is in a class, or will be; for whom it is over stands in the history. */
function PupilsTable({ of: { classId, pupils }, today }: PupilsTableProps) {
  const { t } = useMovesTexts();
  const dates = useDates();
  const { role } = useMe();
  const keepsPapers = role === 'admin' || role === 'secretary';
  const present = pupils.filter(({ to = today }) => to >= today);
  if (present.length === 0) return <p>{t('noPupils')}</p>;
  return (
    <ReportTable
      label={t('pupils')}
      testId="pupils"
      columns={[t('pupil'), t('days'), t('what')]}
      rows={present.map(({ id, name, from, to }) => ({
        id: `${id} ${from}`,
        cells: [
          name,
          to === undefined
            ? t('since', { date: dates.range(from, from) })
            : t('until', { date: dates.range(to, to) }),
          <span className={classes['buttons']} key="what">
            <Link
              to="/moves/$classId/transfer/$pupilId"
              params={{ classId, pupilId: id }}
              aria-label={t('transferOf', { name })}
            >
              {t('transfer')}
            </Link>
            {keepsPapers && (
              <Link
                to="/moves/guardians/$pupilId"
                params={{ pupilId: id }}
                search={{ class: classId }}
                aria-label={t('guardiansOf', { name })}
              >
                {t('guardians')}
              </Link>
            )}
          </span>,
        ],
      }))}
    />
  );
}
