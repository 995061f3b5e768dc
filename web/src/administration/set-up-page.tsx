import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { setUpQuery, type SetUpStep } from '../api/administration.js';
import { useDates } from '../i18n/dates.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import type { Setting } from '../school-settings/settings.js';
import { AdministrationHead } from './administration-head.js';
import classes from './administration.module.css';
import { ForSchool } from './for-school.js';
import { useAdministrationTexts } from './texts/administration-texts.js';

/** What is missing before the journal is used, step by step, with where each step is done. */
export function SetUpPage() {
  const { t } = useAdministrationTexts();
  return (
    <>
      <AdministrationHead title={t('setUp.title')} lead={t('setUp.lead')} />
      <ForSchool>{({ id }) => <SetUpOf key={id} schoolId={id} />}</ForSchool>
    </>
  );
}

function SetUpOf({ schoolId }: { readonly schoolId: string }) {
  const { t } = useAdministrationTexts();
  const setUp = useQuery(setUpQuery(schoolId));
  return (
    <Answer query={setUp} isDated skeleton={<Skeleton height={480} />}>
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

const settingOf = (setting: Setting) => ({ to: '/admin/settings/$setting', params: { setting } }) as const;

const ROSTER = { to: '/admin/roster' } as const;

/** Where something is done about a step. */
const PLACES = {
  year: settingOf('years'),
  terms: settingOf('years'),
  scale: settingOf('scale'),
  workKinds: settingOf('works'),
  correctionReasons: settingOf('reasons'),
  roster: ROSTER,
  subjects: ROSTER,
  classes: ROSTER,
  pupils: ROSTER,
  classTeachers: ROSTER,
  groups: ROSTER,
  teachers: ROSTER,
  bells: { to: '/timetable/plan' },
  signIns: { to: '/office/sign-ins' },
  secondFactors: { to: '/security' },
} as const satisfies Record<SetUpStep['step'], object>;

const MOST_NAMES = 12;

function StepItem({ step: { step, done, missing, where = [], days = [] } }: { readonly step: SetUpStep }) {
  const { t } = useAdministrationTexts();
  const dates = useDates();
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
      <p className={frame['onScreen']}>
        <Link {...PLACES[step]}>{t(done ? 'setUp.again' : `setUp.how.${step}`)}</Link>
      </p>
    </li>
  );
}
