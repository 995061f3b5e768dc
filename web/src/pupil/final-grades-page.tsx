import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useLiveDiary } from '../api/use-live.js';
import { finalGradesQuery, useYears } from '../api/pupil-reports.js';
import { Answer } from '../shell/answer.js';
import { NotHad } from '../shell/not-had.js';
import { FinalGradesTable } from './final-grades-table.js';
import { Nothing } from './nothing.js';
import { ReportHead } from './report-head.js';
import classes from './report.module.css';
import { usePupilTexts } from './texts/pupil-texts.js';

const route = getRouteApi('/signed-in/diary/$pupilId/final-grades');

/** What was given for terms and years, the newest year first. */
export function FinalGradesPage() {
  const { t } = usePupilTexts();
  const { pupilId } = route.useParams();
  useLiveDiary(pupilId);
  const years = useYears(pupilId);
  const grades = useQuery(finalGradesQuery(pupilId));
  return (
    <>
      <ReportHead pupilId={pupilId} tab="finalGrades" />
      <Answer query={grades} skeleton={<Skeleton height={320} />}>
        {({ years: told }) =>
          told.length === 0 ? (
            <Nothing title={t('noFinalsTitle')} text={t('noFinals')} />
          ) : (
            <>
              <p className={classes['lead']}>{t('finalLead')}</p>
              {told.toReversed().map((year) => (
                <FinalGradesTable key={year.id} pupilId={pupilId} year={year} />
              ))}
              <NotHad query={years} />
            </>
          )
        }
      </Answer>
    </>
  );
}
