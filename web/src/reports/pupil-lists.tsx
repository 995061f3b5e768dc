import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { LISTS } from '../../../projections/performance/answer.js';
import { useListedPupils, type ListedPupil, type Period } from '../api/staff-reports.js';
import report from '../pupil/report.module.css';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { ReportTable } from './report-table.js';
import { StandsFor } from './stands-for.js';
import { useReportsTexts } from './texts/reports-texts.js';

interface PupilListsProps {
  readonly school: string;
  readonly timeZone: string;
  readonly period: Period;
  readonly list: string | undefined;
  readonly onChoose: (list: string) => void;
}

/** A school's pupils who are excellent, one grade short, at risk or failing. */
export function PupilLists({ school, timeZone, period, list: asked, onChoose }: PupilListsProps) {
  const { t } = useReportsTexts();
  const list = LISTS.find((each) => each === asked) ?? 'atRisk';
  const pupils = useListedPupils(school, period, list);
  return (
    <section className={report['sheet']}>
      <h2>{t('lists')}</h2>
      <NativeSelect
        label={t('lists')}
        value={list}
        data={LISTS.map((value) => ({ value, label: t(`list.${value}`) }))}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      />
      <p className={frame['muted']}>{t(`listSays.${list}`)}</p>
      <Answer query={pupils} skeleton={<Skeleton height={120} />}>
        {({ pages }) => (
          <>
            {pages[0] && <StandsFor report={pages[0]} timeZone={timeZone} />}
            <ListedTable label={t(`list.${list}`)} pupils={pages.flatMap(({ rows }) => rows)} />
            {pupils.hasNextPage && (
              <Button variant="default" mt="md" onClick={() => void pupils.fetchNextPage()}>
                {t('more')}
              </Button>
            )}
          </>
        )}
      </Answer>
    </section>
  );
}

interface ListedTableProps {
  readonly label: string;
  readonly pupils: readonly ListedPupil[];
}

/** Pupils in a list, with the subjects for which. */
export function ListedTable({ label, pupils }: ListedTableProps) {
  const { t } = useReportsTexts();
  if (pupils.length === 0) return <p>{t('listNone')}</p>;
  return (
    <ReportTable
      label={label}
      testId="listed"
      columns={[t('pupil'), t('class'), t('subjects')]}
      rows={pupils.map(({ id, name, class: className, subjects, of }) => ({
        id,
        cells: [
          ...[name, className],
          [subjects.map(({ title }) => title).join(', '), of && `(${t(`shortOf.${of}`)})`]
            .filter(Boolean)
            .join(' '),
        ],
      }))}
    />
  );
}
