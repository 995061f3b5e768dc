import { NativeSelect, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQueries, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { planQuery, termsQuery, type SchoolTerm, type Term, type TermPlan } from '../../api/timetable.js';
import { todayIn } from '../../diary/week.js';
import { useDates } from '../../i18n/dates.js';
import { timeZoneOf } from '../../session/home.js';
import { useMe } from '../../session/use-me.js';
import { Answer } from '../../shell/answer.js';
import frame from '../../shell/frame.module.css';
import { useTimetableTexts } from '../texts/timetable-texts.js';
import { BellsForm } from './bells-form.js';
import classes from './planning.module.css';
import { PlanFile } from './plan-file.js';
import { PublishForm } from './publish-form.js';
import { RoomsForm } from './rooms-form.js';
import { OccasionsForm } from './occasions-form.js';
import { SchoolDaysForms } from './school-days-forms.js';
import { WeekPatternForm } from './week-pattern-form.js';

const route = getRouteApi('/signed-in/timetable/plan');

/** The plan of a term: its bells, rooms and lessons, and from when on it holds. */
export function PlanPage() {
  const { t } = useTimetableTexts();
  const { t: common } = useTranslation();
  const { schools } = useMe();
  useDocumentTitle(`${t('plan.title')} – ${common('app')}`);
  const answers = useQueries({ queries: schools.map(({ id }) => termsQuery(id)) });
  const terms = schools.flatMap((school, index) =>
    (answers[index]?.data ?? []).map((term) => ({ ...term, school })),
  );
  const waiting = answers.find(({ data }) => data === undefined);
  return (
    <>
      <p>
        <Link to="/timetable">{t('plan.back')}</Link>
      </p>
      <h1 className={frame['heading']}>{t('plan.title')}</h1>
      {waiting ? (
        <Answer query={waiting} skeleton={<Skeleton height={60} />}>
          {() => null}
        </Answer>
      ) : (
        <PlanOfTerm terms={terms} />
      )}
    </>
  );
}

type TermOfSchool = Term & { readonly school: { readonly id: string; readonly name: string } };

function PlanOfTerm({ terms }: { readonly terms: readonly TermOfSchool[] }) {
  const { t } = useTimetableTexts();
  const navigate = useNavigate();
  const { schools, ...me } = useMe();
  const today = todayIn(timeZoneOf({ schools, ...me }));
  const { term: asked } = route.useSearch();
  const chosen =
    terms.find(({ termId }) => termId === asked) ?? terms.find(({ to }) => today <= to) ?? terms.at(-1);
  if (chosen === undefined) return <p data-testid="no-terms">{t('plan.noTerms')}</p>;
  const { termId, school } = chosen;
  return (
    <>
      <NativeSelect
        className={classes['term'] ?? ''}
        label={t('plan.term')}
        value={termId}
        onChange={({ currentTarget }) =>
          void navigate({ to: '/timetable/plan', search: { term: currentTarget.value } })
        }
        data={terms.map((each) => ({
          value: each.termId,
          label: schools.length > 1 ? `${each.title}, ${each.school.name}` : each.title,
        }))}
      />
      <Plan key={termId} of={{ schoolId: school.id, termId }} term={chosen} today={today} />
    </>
  );
}

interface PlanProps {
  readonly of: SchoolTerm;
  readonly term: Term;
  readonly today: string;
}

function Plan({ of, term, today }: PlanProps) {
  const plan = useQuery(planQuery(of));
  return (
    <Answer query={plan} skeleton={<Skeleton height={400} />}>
      {(told) => (
        <div className={classes['sections']}>
          <PlanState plan={told} />
          <BellsForm of={of} bells={told.bells} />
          <RoomsForm of={of} rooms={told.rooms} />
          <PlanFile of={of} />
          <WeekPatternForm of={of} first={told.first} />
          <PublishForm of={of} term={term} today={today} isEmpty={told.entries.length === 0} />
          <SchoolDaysForms schoolId={of.schoolId} today={today} alternates={told.first !== undefined} />
          <OccasionsForm of={of} term={term} occasions={told.occasions} today={today} />
        </div>
      )}
    </Answer>
  );
}

/** How far the plan has come, and from when on which state of it holds. */
function PlanState({ plan }: { readonly plan: TermPlan }) {
  const { t } = useTimetableTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const { bells, rooms, entries, publications } = plan;
  const days = Object.values(bells).filter((each) => each.length > 0).length;
  return (
    <section className={frame['sheet']} data-testid="plan-state">
      <h2>{t('plan.state')}</h2>
      <dl className={classes['figures']}>
        {(
          [
            ['lessons', entries.length],
            ['bellDays', days],
            ['rooms', rooms.length],
          ] as const
        ).map(([name, count]) => (
          <div key={name}>
            <dt>{t(`plan.${name}`)}</dt>
            <dd data-testid={`plan-${name}`}>{count}</dd>
          </div>
        ))}
      </dl>
      {publications.length === 0 ? (
        <p data-testid="draft">{t('plan.draft')}</p>
      ) : (
        <>
          <p>{t('plan.published')}</p>
          <ul data-testid="publications">
            {publications.map(({ from, at }) => (
              <li key={`${from} ${at}`}>
                {t('plan.publication', {
                  from: dates.day(`${from}T00:00:00Z`, 'UTC'),
                  at: dates.instant(at, timeZone),
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
