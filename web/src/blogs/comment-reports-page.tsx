import { Button, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { actOnComment, commentReportsQuery, type ReportedComment } from '../api/blogs.js';
import classes from '../announcements/announcements.module.css';
import { AskForReason } from '../dialogs/ask-for-reason.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { useBlogTexts } from './texts/blog-texts.js';
import { WithdrawnBecause } from './withdrawn-because.js';

/** Comments that were reported in the schools that the reader leads. */
export function CommentReportsPage() {
  const { t } = useBlogTexts();
  const { t: common } = useTranslation();
  const { schools } = useMe();
  useDocumentTitle(`${t('reports.title')} – ${common('app')}`);
  return (
    <>
      <p>
        <Link to="/blogs">{t('back')}</Link>
      </p>
      <h1 className={frame['heading']}>{t('reports.title')}</h1>
      {schools.map(({ id, name }) => (
        <section key={id} aria-label={name}>
          {schools.length > 1 && <h2>{name}</h2>}
          <OfSchool schoolId={id} />
        </section>
      ))}
    </>
  );
}

function OfSchool({ schoolId }: { readonly schoolId: string }) {
  const { t } = useBlogTexts();
  const reports = useInfiniteQuery(commentReportsQuery(schoolId));
  return (
    <>
      <Answer query={reports} skeleton={<Skeleton height={160} />}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.comments);
          if (all.length === 0) return <p data-testid="none">{t('reports.none')}</p>;
          return (
            <ul role="list" className={items['list']}>
              {all.map((comment) => (
                <Report key={`${comment.postId} ${comment.number.toString()}`} comment={comment} />
              ))}
            </ul>
          );
        }}
      </Answer>
      {reports.hasNextPage && (
        <Button
          variant="default"
          loading={reports.isFetchingNextPage}
          onClick={() => void reports.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </>
  );
}

function Report({ comment }: { readonly comment: ReportedComment }) {
  const { t } = useBlogTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const { postId, author, at, text, isOpen, reports, withdrawn, left } = comment;
  const told = (fact: { by: { name: string }; at: string; reason: string }) => ({
    ...{ name: fact.by.name, at: dates.instant(fact.at, timeZone), reason: fact.reason },
  });
  return (
    <li className={items['item']}>
      <p className={items['aside']}>
        <strong>{author.name}</strong>, <time dateTime={at}>{dates.instant(at, timeZone)}</time> ·{' '}
        <Link to="/blogs/$postId" params={{ postId }}>
          {t('reports.post')}
        </Link>
      </p>
      <div className={classes['text']}>{text}</div>
      {reports.map((report) => (
        <p key={report.by.id} className={items['aside']}>
          {t('reports.by', told(report))}
        </p>
      ))}
      {withdrawn && <WithdrawnBecause withdrawn={withdrawn} />}
      {left && !isOpen && !withdrawn && (
        <p className={items['aside']} data-testid="left">
          {t('reports.left', told(left))}
        </p>
      )}
      {isOpen && <Decision comment={comment} />}
    </li>
  );
}

function Decision({ comment }: { readonly comment: ReportedComment }) {
  const { t } = useBlogTexts();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<'withdraw' | 'leave'>();
  return (
    <div className={classes['tools']}>
      <strong>{t('reports.waits')}</strong>
      <Button size="compact-sm" variant="default" onClick={() => setAsking('withdraw')}>
        {t('withdraw.open')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => setAsking('leave')}>
        {t('reports.leave')}
      </Button>
      {asking && (
        <AskForReason
          title={asking === 'withdraw' ? t('withdraw.open') : t('reports.leave')}
          lead={asking === 'withdraw' ? t('withdraw.lead') : t('reports.leaveLead')}
          texts={{
            reason: t('reports.reason'),
            submit: asking === 'withdraw' ? t('withdraw.submit') : t('reports.leave'),
            cancel: t('reports.cancel'),
          }}
          carryOut={(reason) =>
            actOnComment(
              asking === 'withdraw' ? 'comment-withdrawals' : 'dismissed-comment-reports',
              comment,
              reason,
            )
          }
          onSettled={() =>
            Promise.all(
              ['comment-reports', 'blog-post'].map((key) =>
                queryClient.invalidateQueries({ queryKey: [key] }),
              ),
            )
          }
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}
