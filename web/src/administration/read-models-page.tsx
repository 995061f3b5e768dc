import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { readModelsQuery, type ReadModel } from '../api/administration.js';
import { useNumbers } from '../pupil/numbers.js';
import bar from '../reports/bar.module.css';
import { ReportTable } from '../reports/report-table.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { AdministrationHead } from './administration-head.js';
import classes from './administration.module.css';
import { useAdministrationTexts } from './texts/administration-texts.js';

/** How far each read model is, as it goes on. */
export function ReadModelsPage() {
  const { t } = useAdministrationTexts();
  const readModels = useQuery(readModelsQuery);
  return (
    <>
      <AdministrationHead title={t('readModels.title')} lead={t('readModels.lead')} />
      <Answer query={readModels} isDated skeleton={<Skeleton height={480} />}>
        {({ position, readModels: all }) => (
          <section className={frame['sheet']}>
            <p data-testid="read-models-state">
              <HowTheyAre readModels={all} /> {t('readModels.position', { position })}
            </p>
            <ReadModelsTable readModels={all} />
          </section>
        )}
      </Answer>
    </>
  );
}

interface ReadModelsProps {
  readonly readModels: readonly ReadModel[];
}

function HowTheyAre({ readModels }: ReadModelsProps) {
  const { t } = useAdministrationTexts();
  const stopped = readModels.filter(({ state }) => state === 'stopped').length;
  const behind = readModels.filter(({ done, state }) => done < 1 && state !== 'stopped').length;
  if (stopped > 0) return <strong>{t('readModels.stopped', { count: stopped })}</strong>;
  return behind > 0 ? t('readModels.behind', { count: behind }) : t('readModels.well');
}

function ReadModelsTable({ readModels }: ReadModelsProps) {
  const { t } = useAdministrationTexts();
  const numbers = useNumbers();
  return (
    <ReportTable
      label={t('readModels.title')}
      testId="read-models"
      columns={[
        ...[t('readModels.name'), t('readModels.generation'), t('readModels.state')],
        ...[t('readModels.at'), t('readModels.done')],
      ]}
      rows={readModels.map(({ name, version, generation, state, position, done, failure }) => {
        const called = `${name}.v${version.toString()}`;
        const percent = t('readModels.percent', { value: numbers.percent(done * 100) });
        return {
          id: `${called}.${generation.toString()}`,
          cells: [
            called,
            generation,
            <>
              {t(`readModels.states.${state}`)}
              {failure && <p className={classes['failure']}>{t('readModels.failure', failure)}</p>}
            </>,
            position,
            <label key="done">
              <progress className={bar['bar']} value={done} max={1} /> {percent}
            </label>,
          ],
        };
      })}
    />
  );
}
