import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { gradesQuery, ratingQuery, useYears, type Matter, type Years } from '../api/pupil-reports.js';
import { ProblemError } from '../api/request.js';
import { Answer } from '../shell/answer.js';
import { Nothing } from './nothing.js';
import { OwnPlaceCard } from './own-place-card.js';
import { periodsIn, ratedPeriod } from './rating.js';
import type { ReportSearch } from './report-search.js';
import { ReportHead } from './report-head.js';
import classes from './report.module.css';
import fields from './span-nav.module.css';
import { usePupilTexts } from './texts/pupil-texts.js';

const route = getRouteApi('/signed-in/diary/$pupilId/rating');

/** A pupil's own places in class, parallel and school, and nothing of anybody else. */
export function RatingPage() {
  const { t } = usePupilTexts();
  const { pupilId } = route.useParams();
  const { subject, ...search } = route.useSearch();
  const years = useYears(pupilId);
  const period = years.data && ratedPeriod(search, years.data.date, years.data.years);
  if (years.data && period) {
    return <Rating pupilId={pupilId} matter={{ period, subject }} years={years.data} />;
  }
  return (
    <>
      <ReportHead pupilId={pupilId} tab="rating" />
      <Answer query={years} skeleton={<Skeleton height={320} />}>
        {() => <Nothing title={t('noPlace')} text={t('span.noYears')} />}
      </Answer>
    </>
  );
}

interface RatingProps {
  readonly pupilId: string;
  readonly matter: Matter;
  readonly years: Years;
}

function Rating({ pupilId, matter, years }: RatingProps) {
  const { t } = usePupilTexts();
  const rating = useQuery(ratingQuery(pupilId, matter));
  const code = rating.error instanceof ProblemError ? rating.error.problem.code : undefined;
  return (
    <>
      <ReportHead pupilId={pupilId} tab="rating">
        {code !== 'ratings-off' && <MatterFields pupilId={pupilId} matter={matter} years={years} />}
      </ReportHead>
      {code === 'ratings-off' ? (
        <Nothing title={t('ratingOff')} text={t('ratingOffSays')} />
      ) : code === 'pupil-not-in-class' ? (
        <Nothing title={t('notInClass')} text={t('notInClassSays')} />
      ) : (
        <Answer query={rating} skeleton={<Skeleton height={320} />}>
          {({ least, ...circles }) => (
            <>
              <p className={classes['lead']}>{t('ratingLead')}</p>
              {(['class', 'parallel', 'school'] as const).map((circle) => (
                <OwnPlaceCard key={circle} circle={circle} place={circles[circle]} least={least} />
              ))}
            </>
          )}
        </Answer>
      )}
    </>
  );
}

/** Which term or year, and which subject: those that the pupil has in that time. */
function MatterFields({ pupilId, matter: { period, subject }, years: { years } }: RatingProps) {
  const { t } = usePupilTexts();
  const navigate = useNavigate();
  const grades = useQuery(gradesQuery(pupilId, period));
  const subjects = grades.data?.rows.map((row) => row.subject) ?? [];
  const go = (search: ReportSearch) =>
    void navigate({ to: '/diary/$pupilId/rating', params: { pupilId }, search });
  const chosen = 'term' in period ? `term ${period.term}` : `year ${period.year}`;
  return (
    <div className={fields['fields']}>
      <label>
        {t('period')}{' '}
        <select
          value={chosen}
          onChange={({ currentTarget }) => {
            const [kind, id = ''] = currentTarget.value.split(' ');
            go({ ...(kind === 'term' ? { term: id } : { year: id }), subject });
          }}
        >
          {periodsIn(years).map(({ kind, id, title }) => (
            <option key={`${kind} ${id}`} value={`${kind} ${id}`}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('subject')}{' '}
        <select
          value={subject ?? ''}
          onChange={({ currentTarget }) => go({ ...period, subject: currentTarget.value || undefined })}
        >
          <option value="">{t('allTogether')}</option>
          {subjects.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
