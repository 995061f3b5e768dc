import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { AdministrationHead } from '../administration/administration-head.js';
import { ForSchool } from '../administration/for-school.js';
import { nextYearQuery } from '../api/next-year.js';
import { ProblemError } from '../api/request.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { OpenedYear } from './opened-year.js';
import { PlanForm } from './plan-form.js';
import { useNextYearTexts } from './texts/next-year-texts.js';

/** How a school goes on: what would happen, corrections of it, and what came of it. */
export function NextYearPage() {
  const { t } = useNextYearTexts();
  return (
    <>
      <AdministrationHead title={t('title')} lead={t('lead')} />
      <ForSchool>{({ id }) => <NextYearOf key={id} schoolId={id} />}</ForSchool>
    </>
  );
}

/** Why there is nothing to go on from. */
const NOTHING = ['no-year-to-go-on-from', 'next-year-opened-already'] as const;

function NextYearOf({ schoolId }: { readonly schoolId: string }) {
  const { t } = useNextYearTexts();
  const nextYear = useQuery(nextYearQuery(schoolId));
  const { error } = nextYear;
  const code =
    error instanceof ProblemError ? NOTHING.find((each) => each === error.problem.code) : undefined;
  if (code !== undefined) {
    return (
      <p className={frame['sheet']} data-testid="nothing-to-go-on-from">
        {t(`refused.${code}`)}
      </p>
    );
  }
  return (
    <Answer query={nextYear} skeleton={<Skeleton height={480} />}>
      {(told) =>
        told.status === 'proposed' ? (
          <PlanForm schoolId={schoolId} proposed={told} />
        ) : (
          <OpenedYear schoolId={schoolId} opened={told} />
        )
      }
    </Answer>
  );
}
