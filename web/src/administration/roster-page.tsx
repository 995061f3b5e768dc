import { Alert, Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { bringInRoster, tryRoster } from '../api/administration.js';
import { ProblemError, type FieldFault } from '../api/request.js';
import type { Progress } from '../api/told-lines.js';
import { languageOf } from '../i18n/i18n.js';
import bar from '../reports/bar.module.css';
import { ReportTable } from '../reports/report-table.js';
import { useConfirmedMutation } from '../session/confirmation.js';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import { AdministrationHead } from './administration-head.js';
import classes from './administration.module.css';
import { ForSchool } from './for-school.js';
import { faultOfRoster } from './roster-told.js';
import { TrialTold } from './trial-told.js';
import { useAdministrationTexts } from './texts/administration-texts.js';

/** Brings in a roster: first it is shown what it would change. */
export function RosterPage() {
  const { t } = useAdministrationTexts();
  return (
    <>
      <AdministrationHead title={t('roster.title')} lead={t('roster.lead')} />
      <ForSchool>{({ id }) => <RosterForm key={id} schoolId={id} />}</ForSchool>
    </>
  );
}

function RosterForm({ schoolId }: { readonly schoolId: string }) {
  const { t } = useAdministrationTexts();
  const queryClient = useQueryClient();
  const [file, setFile] = useState<File>();
  const [progress, setProgress] = useState<Progress>();
  const onSettled = () => setProgress(undefined);
  const trying = useMutation({
    mutationFn: (chosen: File) => tryRoster(schoolId, chosen, setProgress),
    onSettled,
  });
  const bringing = useConfirmedMutation({
    mutationFn: (chosen: File) => bringInRoster(schoolId, chosen, setProgress),
    onSuccess: () => {
      trying.reset();
      return queryClient.invalidateQueries();
    },
    onSettled,
  });
  const isBusy = trying.isPending || bringing.isPending;
  const choose = (chosen: File | undefined) => {
    trying.reset();
    bringing.reset();
    setFile(chosen);
    if (chosen) trying.mutate(chosen);
  };
  const trial = trying.data;
  return (
    <section className={`${frame['sheet']} ${classes['form']}`} aria-busy={isBusy}>
      <label className={classes['upload']}>
        {t('roster.choose')}
        <input
          type="file"
          accept=".zip,application/zip"
          disabled={isBusy}
          onChange={({ currentTarget }) => choose(currentTarget.files?.[0])}
        />
      </label>
      {isBusy && <Going label={t(trying.isPending ? 'roster.trying' : 'roster.bringingIn')} {...progress} />}
      <RosterRefusal error={trying.error ?? bringing.error} />
      <div role="status" className={classes['wide']}>
        {bringing.data && <p data-testid="brought-in">{t('roster.done', { count: bringing.data.events })}</p>}
        {trial && <TrialTold trial={trial} />}
      </div>
      {file && trial && trial.events > 0 && (
        <Button loading={bringing.isPending} onClick={() => bringing.mutate(file)}>
          {t('roster.submit')}
        </Button>
      )}
    </section>
  );
}

interface GoingProps extends Partial<Progress> {
  readonly label: string;
}

function Going({ label, done, total }: GoingProps) {
  return (
    <label className={classes['progress']}>
      {label}
      <progress className={bar['bar']} value={done} max={total} />
    </label>
  );
}

type Texts = ReturnType<typeof useAdministrationTexts>['t'];

/** Where in the bundle it is: a file, line and column, or a school, class and term by their names. */
function placeOf({ field, params = {} }: FieldFault, t: Texts): string {
  const { of, file, line, column } = params;
  if (file === undefined) return of ?? (field === 'roster' ? t('roster.whole') : field);
  const parts = [
    file,
    line !== undefined && t('roster.line', { line }),
    column !== undefined && t('roster.column', { column }),
  ];
  return parts.filter((part) => part !== false).join(', ');
}

/** Everything that is to be put right in the bundle. */
function RosterRefusal({ error }: { readonly error: unknown }) {
  const { t, i18n } = useAdministrationTexts();
  const language = languageOf(i18n.language) ?? 'en';
  const errors = error instanceof ProblemError ? (error.problem.errors ?? []) : [];
  if (errors.length === 0) return <Refusal error={error} />;
  return (
    <Alert color="red" role="alert" title={t('roster.refused')} className={classes['wide']}>
      <ReportTable
        label={t('roster.refused')}
        testId="faults"
        columns={[t('roster.place'), t('roster.fault')]}
        rows={errors.map((fault, index) => ({
          id: index.toString(),
          cells: [placeOf(fault, t), faultOfRoster(fault, language)],
        }))}
      />
    </Alert>
  );
}
