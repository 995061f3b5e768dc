import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useJournalPage, type JournalPage } from '../api/journal-page.js';
import { useLivePage } from '../api/use-live.js';
import { todayIn } from '../diary/week.js';
import { useDates } from '../i18n/dates.js';
import report from '../pupil/report.module.css';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import { FileLink } from '../shell/file-link.js';
import frame from '../shell/frame.module.css';
import { TermEnd } from './closing/term-end.js';
import { EditableGrid } from './grid/editable-grid.js';
import { absenceCodes } from './grid/use-vocabulary.js';
import { NewLesson } from './grid/new-lesson.js';
import { mayWriteIn } from './grid/writable.js';
import { JournalGrid } from './journal-grid.js';
import classes from './journal-page.module.css';
import { LessonList } from './lesson-list.js';
import { PortfolioLinks } from './portfolio-links.js';
import { RemarkList } from './remark-list.js';
import { PlannedTests } from './tests/planned-tests.js';
import { useGridTexts } from './texts/grid-texts.js';
import { WaitingWords } from './waiting/waiting-words.js';

const route = getRouteApi('/signed-in/journal/$pageId');

/** A journal page: pupils by lessons, to be written in or read, and below what the lessons were about. */
export function JournalPageView() {
  const { t } = useTranslation();
  const { pageId } = route.useParams();
  useLivePage(pageId);
  const page = useJournalPage(pageId);
  const title =
    page.data === undefined ? t('journal.title') : `${page.data.subject.title}, ${page.data.group.title}`;
  useDocumentTitle(`${title} – ${t('app')}`);
  return (
    <>
      <p className={classes['back']}>
        <Link to="/journal">{t('journal.back')}</Link>
      </p>
      <h1 className={frame['heading']}>{title}</h1>
      <Answer query={page} skeleton={<Skeleton height={320} />}>
        {/* Another page begins anew, also where it comes in the place of one. */}
        {(shown) => <PageBody key={shown.pageId} page={shown} />}
      </Answer>
    </>
  );
}

function PageBody({ page }: { readonly page: JournalPage }) {
  const { t, i18n } = useTranslation();
  const { t: tg } = useGridTexts();
  const dates = useDates();
  const me = useMe();
  const { timeZone } = page;
  const isWriter = mayWriteIn(page, me);
  const today = todayIn(timeZone);
  const marks = absenceCodes.map((code) => `${t(`absence.mark.${code}`)} – ${t(`absence.${code}`)}`);
  return (
    <>
      <div className={report['links']}>
        <span>
          {page.term.title}, {dates.range(page.term.from, page.term.to)}
        </span>
        <span>{t('journal.teachers', { names: page.teachers.map(({ name }) => name).join(', ') })}</span>
        {page.closed && <strong>{t('journal.closed')}</strong>}
        <Link to="/audit/pages/$pageId" params={{ pageId: page.pageId }}>
          {tg('asOf')}
        </Link>
        {me.role === 'deputyHead' && (
          <Link to="/journal/$pageId/late-corrections" params={{ pageId: page.pageId }}>
            {tg('lateCorrections')}
          </Link>
        )}
        <span className={classes['print']}>
          {t('diary.print')}:{' '}
          {(['pdf', 'xlsx'] as const).map((kind) => (
            <FileLink key={kind} href={`/api/journal/pages/${page.pageId}.${kind}?language=${i18n.language}`}>
              {kind.toUpperCase()}
            </FileLink>
          ))}
        </span>
      </div>
      {isWriter && <WaitingWords page={page} />}
      {isWriter && !page.closed && <NewLesson page={page} today={today} />}
      {page.lessons.length === 0 ? (
        <p>{t('journal.noLessons')}</p>
      ) : (
        <>
          {isWriter ? <EditableGrid page={page} /> : <JournalGrid page={page} />}
          <p className={frame['muted']}>{t('journal.legend', { marks: marks.join(', ') })}</p>
          <LessonList lessons={page.lessons} />
          <RemarkList page={page} timeZone={timeZone} />
        </>
      )}
      {isWriter && <PortfolioLinks page={page} />}
      <TermEnd page={page} today={today} />
      <PlannedTests page={page} today={today} isWriter={isWriter} />
    </>
  );
}
