import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import { setUpQuery, type SetUpStep } from '../api/administration.js';
import { useDates } from '../i18n/dates.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { AdministrationHead } from './administration-head.js';
import classes from './administration.module.css';
import { ForSchool } from './for-school.js';
import { ProxiesOf } from './proxies-of.js';
import { TestLimitsOf } from './test-limits-of.js';
import { useAdministrationTexts } from './texts/administration-texts.js';

/** What is missing before the journal is used, step by step, and what a school sets otherwise than usual. */
export function SetUpPage() {
  const { t } = useAdministrationTexts();
  return (
    <>
      <AdministrationHead title={t('setUp.title')} lead={t('setUp.lead')} />
      <ForSchool>
        {({ id }) => (
          <Fragment key={id}>
            <SetUpOf schoolId={id} />
            <TestLimitsOf schoolId={id} />
            <ProxiesOf schoolId={id} />
          </Fragment>
        )}
      </ForSchool>
    </>
  );
}

function SetUpOf({ schoolId }: { readonly schoolId: string }) {
  const { t } = useAdministrationTexts();
  const setUp = useQuery(setUpQuery(schoolId));
  return (
    <Answer query={setUp} skeleton={<Skeleton height={480} />}>
      {({ done, steps }) => (
        <section className={frame['sheet']}>
          <p role="status" data-testid="set-up">
            {done
              ? t('setUp.allDone')
              : t('setUp.progress', { done: steps.filter((step) => step.done).length, count: steps.length })}
          </p>
          <ol role="list" className={classes['steps']}>
            {steps.map((step) => (
              <StepItem key={step.step} step={step} />
            ))}
          </ol>
        </section>
      )}
    </Answer>
  );
}

/** Where something is done about a step; the journal's own settings have no page. */
const PLACES = {
  year: 'roster',
  terms: 'roster',
  subjects: 'roster',
  classes: 'roster',
  pupils: 'roster',
  classTeachers: 'roster',
  groups: 'roster',
  teachers: 'roster',
  secondFactors: 'security',
} as const satisfies Partial<Record<SetUpStep['step'], 'roster' | 'security'>>;

const ADDRESSES = { roster: '/admin/roster', security: '/security' } as const;

const MOST_NAMES = 12;

function StepItem({ step: { step, done, missing, where = [], days = [] } }: { readonly step: SetUpStep }) {
  const { t } = useAdministrationTexts();
  const dates = useDates();
  const place = step in PLACES ? PLACES[step as keyof typeof PLACES] : undefined;
  const names = where.slice(0, MOST_NAMES).map(({ title }) => title);
  const more = where.length > MOST_NAMES ? [t('setUp.more', { count: where.length - MOST_NAMES })] : [];
  return (
    <li data-testid={`step-${step}`}>
      <span className={classes['state']} data-done={done}>
        {t(done ? 'setUp.done' : 'setUp.toDo')}
      </span>
      <span>{t(`setUp.step.${step}`)}</span>
      {missing !== undefined && <p>{t('setUp.missing', { count: missing })}</p>}
      {where.length > 0 && <p>{t('setUp.where', { names: [...names, ...more].join(', ') })}</p>}
      {days.length > 0 && (
        <p>{t('setUp.days', { days: days.map(({ from, to }) => dates.range(from, to)).join('; ') })}</p>
      )}
      {!done && place !== undefined && (
        <p>
          <Link to={ADDRESSES[place]}>{t(`setUp.how.${place}`)}</Link>
        </p>
      )}
    </li>
  );
}
