import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { fetchPaper, type PaperOf } from '../api/papers.js';
import type { Year } from '../api/pupil-reports.js';
import { ProblemError } from '../api/request.js';
import type { SchoolClass } from '../api/school.js';
import { mondayOf, shiftDate, shiftWeek, weekOf } from '../diary/week.js';
import { useDates } from '../i18n/dates.js';
import report from '../pupil/report.module.css';
import { keepAs } from '../shell/keep-as.js';
import { Refusal } from '../shell/refusal.js';
import classes from './reports.module.css';
import { useReportsTexts } from './texts/reports-texts.js';

interface ClassPapersProps {
  readonly of: Pick<SchoolClass, 'classId' | 'title'>;
  readonly years: readonly Year[];
  /** The id of the term that the page is about. */
  readonly term: string;
  readonly today: string;
}

/** A file that is made when it is asked for. */
interface Paper {
  readonly title: string;
  readonly of: PaperOf;
  readonly file: string;
}

/** What a class teacher hands out or files: the class's diaries of a week or of the term, and the year's summary sheet. */
export function ClassPapers({ of: { classId, title: name }, years, term, today }: ClassPapersProps) {
  const { t, i18n } = useReportsTexts();
  const dates = useDates();
  const got = useMutation({
    mutationFn: ({ of }: Paper) => fetchPaper(classId, { ...of, language: i18n.language }),
    onSuccess: (content, { file }) => keepAs(file, content),
  });
  const thisWeek = weekOf(today);
  const weeks = [thisWeek, shiftWeek(thisWeek, -1)].map((week) => {
    const monday = mondayOf(week);
    const days = dates.range(monday, shiftDate(monday, 6));
    return { id: week, title: t('papers.week', { days }), of: { week } };
  });
  const year = years.find(({ terms }) => terms.some(({ id }) => id === term));
  const told = year?.terms.find(({ id }) => id === term)?.title ?? '';
  const ofDiaries = [...weeks, { id: term, title: told, of: { term } }].map(({ id, title, of }) => {
    const file = `${t('papers.diaries', { name, when: id === term ? told : id })}.pdf`;
    const papers: readonly Paper[] = [
      { title: t('papers.all'), of: { paper: 'diaries.pdf', ...of }, file },
      {
        title: t('papers.withoutInternet'),
        of: { paper: 'diaries.pdf', ...of, withoutInternet: 'true' },
        file,
      },
    ];
    return { id, title, papers };
  });
  const ofYear = (year ? [year] : []).map(({ id, title }) => ({
    ...{ id, title: t('papers.summary', { year: title }) },
    papers: (['pdf', 'xlsx'] as const).map((kind): Paper => ({
      title: kind.toUpperCase(),
      of: { paper: `summary.${kind}`, year: id },
      file: `${t('papers.sheet', { name, when: title.replaceAll('/', '-') })}.${kind}`,
    })),
  }));
  return (
    <section className={report['sheet']} data-testid="papers">
      <h2>{t('papers.title')}</h2>
      <p className={report['lead']}>{t('papers.lead')}</p>
      {[...ofDiaries, ...ofYear].map(({ id, title, papers }) => (
        <div key={id} role="group" aria-label={title} className={classes['papers']}>
          <span>{title}</span>
          {papers.map((paper) => (
            <Button
              key={paper.title}
              variant="default"
              size="xs"
              loading={got.isPending && isSame(got.variables, paper)}
              disabled={got.isPending}
              onClick={() => got.mutate(paper)}
            >
              {paper.title}
            </Button>
          ))}
        </div>
      ))}
      <div role="status">{got.isSuccess && t('papers.kept', { file: got.variables.file })}</div>
      <NotMade error={got.error} />
    </section>
  );
}

const isSame = (one: Paper, other: Paper) => one.file === other.file && one.title === other.title;

const known = {
  'nothing-to-print': 'nothing',
  'printing-busy': 'busy',
  'too-much-to-print': 'tooMuch',
} as const;

function NotMade({ error }: { readonly error: unknown }) {
  const { t } = useReportsTexts();
  const code = error instanceof ProblemError ? error.problem.code : undefined;
  const text = Object.entries(known).find(([one]) => one === code)?.[1];
  if (text === undefined) return <Refusal error={error} />;
  return (
    <Alert color="yellow" role="alert">
      {t(`papers.${text}`)}
    </Alert>
  );
}
