import { VisuallyHidden } from '@mantine/core';
import { useYears, type FinalGrades, type GradeOfPeriod, type Named } from '../api/pupil-reports.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOfPupil } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { FileLink } from '../shell/file-link.js';
import { useNumbers } from './numbers.js';
import classes from './report.module.css';
import { termsOf } from './span.js';
import { usePupilTexts } from './texts/pupil-texts.js';

interface FinalGradesTableProps {
  readonly pupilId: string;
  readonly year: FinalGrades['years'][number];
}

/** A year's subjects by its terms, and what was corrected below. */
export function FinalGradesTable({ pupilId, year }: FinalGradesTableProps) {
  const { t } = usePupilTexts();
  const terms = useTermsOf(pupilId, year);
  return (
    <section className={classes['sheet']} data-testid={`year-${year.id}`}>
      <h2>{year.title}</h2>
      <table
        role="table"
        aria-label={t('finalTable', { year: year.title })}
        className={`${classes['table']} ${classes['cards']}`}
      >
        <thead role="rowgroup">
          <tr role="row">
            {[t('subject'), ...terms.map(({ title }) => title), t('final')].map((name, index) => (
              <th key={index} role="columnheader" scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {year.subjects.map((subject) => (
            <tr key={subject.id} role="row" data-testid={`final-${subject.id}`}>
              <th role="rowheader" scope="row">
                {subject.title}
              </th>
              {terms.map(({ id, title }) => (
                <td key={id} role="cell" className={classes['number']} data-label={title}>
                  <Given grades={subject.terms.filter((term) => term.id === id)} />
                </td>
              ))}
              <td role="cell" className={classes['number']} data-label={t('final')}>
                <Given grades={subject.finals} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Corrections pupilId={pupilId} year={year} />
      <DiariesToPrint pupilId={pupilId} year={year} />
    </section>
  );
}

/** Grades as they stand, each with the average that it was given by, and what it was before. */
function Given({ grades }: { readonly grades: readonly GradeOfPeriod[] }) {
  const { t } = usePupilTexts();
  const numbers = useNumbers();
  return grades.map(({ value, average, proposed, givenAt, changes }) => {
    const told = average === undefined ? undefined : numbers.average(average);
    return (
      <span key={givenAt} className={classes['mark']}>
        {changes.map(({ from, at }) => (
          <del key={at} className={classes['value']}>
            {from}
          </del>
        ))}
        <span className={classes['value']}>{value}</span>
        {told !== undefined && (
          <>
            <VisuallyHidden>
              {proposed === undefined
                ? t('averageName', { average: told })
                : t('computedName', { average: told, proposed })}
            </VisuallyHidden>
            <span aria-hidden="true" className={classes['small']}>
              {proposed === undefined ? told : t('computed', { average: told, proposed })}
            </span>
          </>
        )}
      </span>
    );
  });
}

function Corrections({ pupilId, year: { subjects } }: FinalGradesTableProps) {
  const { t } = usePupilTexts();
  const dates = useDates();
  const timeZone = timeZoneOfPupil(useMe(), pupilId);
  const changes = subjects.flatMap(({ title: subject, terms, finals }) => [
    ...terms.flatMap((term) => term.changes.map((change) => ({ ...change, subject, period: term.title }))),
    ...finals.flatMap((final) => final.changes.map((change) => ({ ...change, subject, period: t('final') }))),
  ]);
  if (changes.length === 0) return null;
  return (
    <ul className={classes['changes']} aria-label={t('changes')} data-testid="final-changes">
      {changes.map(({ at, late, ...change }) => (
        <li key={`${change.subject} ${change.period} ${at}`}>
          {t('corrected', { ...change, at: dates.instant(at, timeZone) })}
          {late && ` (${t('lateCorrection')})`}
        </li>
      ))}
    </ul>
  );
}

/** Each term of the year, whether it has grades yet or not. */
function DiariesToPrint({ pupilId, year }: FinalGradesTableProps) {
  const { t, i18n } = usePupilTexts();
  const terms = useYears(pupilId).data?.years.find(({ id }) => id === year.id)?.terms ?? [];
  if (terms.length === 0) return null;
  return (
    <div className={classes['links']}>
      {t('printDiary')}
      {terms.map(({ id, title }) => (
        <FileLink key={id} href={`/api/pupils/${pupilId}/diary.pdf?term=${id}&language=${i18n.language}`}>
          {title}
        </FileLink>
      ))}
    </div>
  );
}

/** The terms that have grades, in the order of their dates as far as those are known. */
function useTermsOf(pupilId: string, { subjects }: FinalGradesTableProps['year']): readonly Named[] {
  const { data } = useYears(pupilId);
  const given = new Map(subjects.flatMap(({ terms }) => terms.map(({ id, title }) => [id, title] as const)));
  const known = termsOf(data?.years ?? []).map(({ id }) => id);
  const placeOf = (id: string) => known.indexOf(id);
  return [...given].map(([id, title]) => ({ id, title })).sort((a, b) => placeOf(a.id) - placeOf(b.id));
}
