import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useLiveDiary } from '../api/use-live.js';
import { gradesQuery, type Span, type Years } from '../api/pupil-reports.js';
import { Answer } from '../shell/answer.js';
import { GradesTable } from './grades-table.js';
import { Nothing } from './nothing.js';
import { ReportHead } from './report-head.js';
import { SpanNav } from './span-nav.js';
import { SubjectCard } from './subject-card.js';
import { usePupilTexts } from './texts/pupil-texts.js';
import { WithSpan } from './with-span.js';

const route = getRouteApi('/signed-in/diary/$pupilId/grades');

/** All grades of a pupil in some time by subject, or those of one subject with the course of their average. */
export function GradesPage() {
  const { pupilId } = route.useParams();
  useLiveDiary(pupilId);
  const search = route.useSearch();
  return (
    <WithSpan pupilId={pupilId} tab="grades" search={search}>
      {(span, years) => (
        <GradesOfSpan pupilId={pupilId} span={span} years={years} subjectId={search.subject} />
      )}
    </WithSpan>
  );
}

interface GradesOfSpanProps {
  readonly pupilId: string;
  readonly span: Span;
  readonly years: Years;
  /** None where all subjects are shown. */
  readonly subjectId: string | undefined;
}

function GradesOfSpan({ pupilId, span, years, subjectId }: GradesOfSpanProps) {
  const { t } = usePupilTexts();
  const grades = useQuery(gradesQuery(pupilId, span));
  return (
    <>
      <ReportHead pupilId={pupilId} tab="grades" name={grades.data?.pupil.name}>
        <SpanNav to="/diary/$pupilId/grades" pupilId={pupilId} span={span} years={years} />
      </ReportHead>
      <Answer query={grades} skeleton={<Skeleton height={320} />}>
        {({ rows }) => {
          if (subjectId !== undefined) {
            return (
              <SubjectCard pupilId={pupilId} row={rows.find(({ subject }) => subject.id === subjectId)} />
            );
          }
          return rows.every((row) => row.grades.length === 0) ? (
            <Nothing title={t('noGradesTitle')} text={t('noGrades')} />
          ) : (
            <GradesTable pupilId={pupilId} rows={rows} />
          );
        }}
      </Answer>
    </>
  );
}
