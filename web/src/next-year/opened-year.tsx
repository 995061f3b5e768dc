import { useQuery } from '@tanstack/react-query';
import classes from '../administration/administration.module.css';
import type { NextYear } from '../api/next-year.js';
import { schoolClassesQuery } from '../api/school.js';
import { useDates } from '../i18n/dates.js';
import bar from '../reports/bar.module.css';
import { ReportTable } from '../reports/report-table.js';
import frame from '../shell/frame.module.css';
import { useNextYearTexts } from './texts/next-year-texts.js';

interface OpenedYearProps {
  readonly schoolId: string;
  readonly opened: NextYear;
}

/** A year that was opened: how far it is carried out, and what came of every class. */
export function OpenedYear({ schoolId, opened }: OpenedYearProps) {
  const { t } = useNextYearTexts();
  const dates = useDates();
  const isReady = opened.status === 'ready';
  const formed = useQuery({ ...schoolClassesQuery(schoolId), refetchInterval: isReady ? false : 2_000 });
  const there = new Set(formed.data?.map(({ classId }) => classId));
  const wanted = opened.classes.flatMap(({ next }) => (next ? [next.id] : []));
  const { title, from, to } = opened.year;
  return (
    <section className={`${frame['sheet']} ${classes['form']}`} aria-busy={!isReady}>
      <h2>{t('opened.title', { title })}</h2>
      <p>{dates.range(from, to)}</p>
      <p role="status" data-testid="opened">
        {t(isReady ? 'opened.ready' : 'opened.going')}
      </p>
      {!isReady && (
        <label className={classes['progress']}>
          {t('opened.formed')}
          <progress
            className={bar['bar']}
            value={wanted.filter((id) => there.has(id)).length}
            max={Math.max(wanted.length, 1)}
          />
        </label>
      )}
      <ReportTable
        label={t('classes')}
        testId="outcome"
        columns={[t('class'), t('pupils'), t('becomes'), t('classTeacher')]}
        rows={opened.classes.map(({ classId, title: before, pupils, next }) => ({
          id: classId,
          cells: [
            before,
            pupils,
            next?.title ?? t('leaves'),
            next?.teachers.map(({ name }) => name).join(', ') ?? '–',
          ],
        }))}
      />
      <p>
        {t('opened.groups', { count: opened.groups.filter(({ next }) => next).length })}{' '}
        {t('opened.leavers', { count: opened.leavers.length })}
      </p>
    </section>
  );
}
