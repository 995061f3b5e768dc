import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { dismissReport, fileReport, reportsLeftQuery, type ReportLeft } from '../api/clinic-reports.js';
import { useDates } from '../i18n/dates.js';
import frame from '../shell/frame.module.css';
import { NotHad } from '../shell/not-had.js';
import { Refusal } from '../shell/refusal.js';
import classes from './health.module.css';
import type { Pupil } from './pupils.js';
import { useHealthTexts } from './texts/health-texts.js';

interface ReportsLeftProps {
  readonly schoolId: string;
  readonly timeZone: string;
  /** Of the school, whom a report may be about. */
  readonly pupils: readonly Pupil[];
}

/** What clinics reported and nobody is found for, to be settled; nothing is shown where there is none. */
export function ReportsLeft({ schoolId, timeZone, pupils }: ReportsLeftProps) {
  const { t } = useHealthTexts();
  const left = useQuery(reportsLeftQuery(schoolId));
  const reports = left.data ?? [];
  if (reports.length === 0) return <NotHad query={left} />;
  return (
    <section className={frame['sheet']} data-testid="reports-left">
      <h2>{t('reports.title')}</h2>
      <p className={frame['muted']}>{t('reports.lead')}</p>
      <ul role="list" className={classes['list']}>
        {reports.map((report) => (
          <Left
            key={report.reportId}
            schoolId={schoolId}
            timeZone={timeZone}
            pupils={pupils}
            report={report}
          />
        ))}
      </ul>
    </section>
  );
}

function Left({ schoolId, timeZone, pupils, report }: ReportsLeftProps & { readonly report: ReportLeft }) {
  const { t } = useHealthTexts();
  const dates = useDates();
  const queryClient = useQueryClient();
  const [pupilId, setPupil] = useState('');
  const onSettled = () => queryClient.invalidateQueries({ queryKey: reportsLeftQuery(schoolId).queryKey });
  const { reportId, clinic, words, receivedAt } = report;
  const filing = useMutation({ mutationFn: () => fileReport(schoolId, reportId, pupilId), onSettled });
  const dismissing = useMutation({ mutationFn: () => dismissReport(schoolId, reportId), onSettled });
  return (
    <li>
      <div>
        <strong>{useWhat(report)}</strong> {words}
      </div>
      <div className={classes['aside']}>
        {clinic.title}, <time dateTime={receivedAt}>{dates.dayAndTime(receivedAt, timeZone)}</time>.{' '}
        {useWhy(report)}
      </div>
      <form
        className={classes['fields']}
        onSubmit={(event) => {
          event.preventDefault();
          filing.mutate();
        }}
      >
        <NativeSelect
          label={t('reports.pupil')}
          value={pupilId}
          data={[{ value: '', label: t('reports.choose') }, ...byClass(pupils)]}
          onChange={({ currentTarget }) => setPupil(currentTarget.value)}
          required
          withAsterisk={false}
        />
        <Button type="submit" loading={filing.isPending}>
          {t('reports.file')}
        </Button>
        <Button
          variant="default"
          loading={dismissing.isPending}
          aria-label={t('reports.dismissOf', { words })}
          onClick={() => dismissing.mutate()}
        >
          {t('reports.dismiss')}
        </Button>
      </form>
      <Refusal error={filing.error ?? dismissing.error} />
    </li>
  );
}

function useWhat({ report }: ReportLeft): string {
  const { t } = useHealthTexts();
  const dates = useDates();
  if (report.kind === 'withdrawal') return t('reports.withdrawal');
  return t(`reports.${report.kind}`, { days: dates.range(report.from, report.to) });
}

/** Why the journal leaves a report, as far as it has words of its own for that. */
const WHY = [
  ...(['patient-unknown', 'report-unknown', 'exempt-already'] as const),
  ...(['filed-otherwise', 'outside-year', 'no-sport'] as const),
];

function useWhy({ why }: ReportLeft): string {
  const { t } = useHealthTexts();
  const known = WHY.find((each) => each === why);
  return known === undefined ? t('reports.why.other', { why }) : t(`reports.why.${known}`);
}

const byClass = (pupils: readonly Pupil[]) =>
  [...new Set(pupils.map(({ className }) => className))].map((group) => ({
    group,
    items: pupils
      .filter(({ className }) => className === group)
      .map(({ id, name }) => ({ value: id, label: name })),
  }));
