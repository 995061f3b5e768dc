import { Alert, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ProblemError } from '../../api/request.js';
import { importPlan, planQuery, timetablePath, type SchoolTerm } from '../../api/timetable.js';
import table from '../../pupil/report.module.css';
import { FileLink } from '../../shell/file-link.js';
import frame from '../../shell/frame.module.css';
import { Refusal } from '../../shell/refusal.js';
import { useTimetableTexts } from '../texts/timetable-texts.js';
import classes from './planning.module.css';
import { refusedCells } from './refused-cells.js';

/** The lessons of the plan as a file that goes out, and comes in again: first it is only said what it would come to. */
export function PlanFile({ of }: { readonly of: SchoolTerm }) {
  const { t } = useTimetableTexts();
  const queryClient = useQueryClient();
  const [csv, setCsv] = useState<string>();
  const [isUnreadable, setUnreadable] = useState(false);
  const reading = useMutation({
    mutationFn: ({ text, dryRun }: { readonly text: string; readonly dryRun: boolean }) =>
      importPlan(of, text, dryRun),
    onSettled: () => queryClient.invalidateQueries({ queryKey: planQuery(of).queryKey }),
  });
  const choose = async (file: File | undefined) => {
    reading.reset();
    const text = file && textIn(await file.arrayBuffer());
    setCsv(text);
    setUnreadable(file !== undefined && text === undefined);
    if (text !== undefined) reading.mutate({ text, dryRun: true });
  };
  const counts = reading.data;
  return (
    <section className={`${frame['sheet']} ${classes['form']}`} data-testid="plan-file">
      <h2>{t('plan.file')}</h2>
      <p className={frame['muted']}>{t('plan.fileLead')}</p>
      <div>
        <FileLink href={`${timetablePath(of)}.csv`}>{t('plan.download')}</FileLink>
      </div>
      <label className={classes['upload']}>
        {t('plan.upload')}
        <input
          type="file"
          accept=".csv,text/csv"
          onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
        />
      </label>
      {isUnreadable && (
        <Alert color="red" role="alert">
          {t('plan.notUtf8')}
        </Alert>
      )}
      <FileRefusal error={reading.error} />
      <div role="status">
        {counts && (
          <p data-testid="counts">
            {t(counts.dryRun ? 'plan.wouldBe' : 'plan.done', {
              lessons: counts.lessons,
              placed: counts.placed,
              removed: counts.removed,
            })}
          </p>
        )}
      </div>
      {csv !== undefined && counts?.dryRun === true && (
        <div>
          <Button loading={reading.isPending} onClick={() => reading.mutate({ text: csv, dryRun: false })}>
            {t('plan.takeOver')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Spreadsheets that write another encoding would bring in names that nobody has. */
function textIn(bytes: ArrayBuffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Every cell that is to be put right. */
function FileRefusal({ error }: { readonly error: unknown }) {
  const { t } = useTimetableTexts();
  const cells = error instanceof ProblemError ? refusedCells(error.problem) : [];
  if (cells.length === 0) return <Refusal error={error} />;
  return (
    <Alert color="red" role="alert" title={t('plan.refused')}>
      <table className={table['table']} data-testid="refused">
        <thead>
          <tr>
            <th scope="col">{t('plan.line')}</th>
            <th scope="col">{t('plan.column')}</th>
            <th scope="col">{t('plan.fault')}</th>
          </tr>
        </thead>
        <tbody>
          {cells.map(({ line, column, message }, index) => (
            <tr key={index}>
              <td className={table['number']}>{line}</td>
              <td>{column}</td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Alert>
  );
}
