import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Year } from '../api/pupil-reports.js';
import { ProblemError } from '../api/request.js';
import { mondayOf, shiftDate, shiftWeek, weekOf } from '../diary/week.js';
import { useDates } from '../i18n/dates.js';
import report from '../pupil/report.module.css';
import { keepAs } from '../shell/keep-as.js';
import { Refusal } from '../shell/refusal.js';
import classes from './reports.module.css';
import { useReportsTexts } from './texts/reports-texts.js';

/** A file that is made when it is asked for. */
export interface Paper {
  readonly title: string;
  readonly make: () => Promise<Blob>;
  readonly file: string;
}

export interface PaperGroup {
  readonly id: string;
  readonly title: string;
  readonly papers: readonly Paper[];
}

interface PapersProps {
  readonly title: string;
  readonly lead: string;
  /** What is told where there is nobody to print for. */
  readonly nobody: string;
  readonly groups: readonly PaperGroup[];
  readonly testId: string;
  /** By what the papers are chosen. */
  readonly children?: ReactNode;
}

/** Papers that are made one at a time, and kept where the browser keeps downloads. */
export function Papers({ title, lead, nobody, groups, testId, children }: PapersProps) {
  const { t } = useReportsTexts();
  const got = useMutation({
    mutationFn: ({ make }: Paper) => make(),
    onSuccess: (content, { file }) => keepAs(file, content),
  });
  return (
    <section className={report['sheet']} data-testid={testId}>
      <h2>{title}</h2>
      <p className={report['lead']}>{lead}</p>
      {children}
      {groups.map(({ id, title: told, papers }) => (
        <div key={id} role="group" aria-label={told} className={classes['papers']}>
          <span>{told}</span>
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
      <NotMade error={got.error} nobody={nobody} />
    </section>
  );
}

const isSame = (one: Paper, other: Paper) => one.file === other.file && one.title === other.title;

interface NotMadeProps {
  readonly error: unknown;
  readonly nobody: string;
}

function NotMade({ error, nobody }: NotMadeProps) {
  const { t } = useReportsTexts();
  const texts = new Map([
    ['nothing-to-print', nobody],
    ['printing-busy', t('papers.busy')],
    ['too-much-to-print', t('papers.tooMuch')],
  ]);
  const text = error instanceof ProblemError ? texts.get(error.problem.code) : undefined;
  if (text === undefined) return <Refusal error={error} />;
  return (
    <Alert color="yellow" role="alert">
      {text}
    </Alert>
  );
}

/** A time of which diaries are printed, and what it is called in the name of a file. */
interface PrintedTime {
  readonly id: string;
  readonly title: string;
  readonly of: { readonly week: string } | { readonly term: string };
  readonly inFile: string;
}

/** This week, the one before, and a term. */
export function usePrintedTimes(years: readonly Year[], term: string, today: string): readonly PrintedTime[] {
  const { t } = useReportsTexts();
  const dates = useDates();
  const thisWeek = weekOf(today);
  const weeks = [thisWeek, shiftWeek(thisWeek, -1)].map((week) => {
    const monday = mondayOf(week);
    const days = dates.range(monday, shiftDate(monday, 6));
    return { id: week, title: t('papers.week', { days }), of: { week }, inFile: week };
  });
  const title = years.flatMap(({ terms }) => terms).find(({ id }) => id === term)?.title ?? '';
  return [...weeks, { id: term, title, of: { term }, inFile: title }];
}
