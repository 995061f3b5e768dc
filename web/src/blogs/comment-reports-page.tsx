import { useDocumentTitle } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { actOnComment, commentReportsQuery, type ReportedComment } from '../api/blogs.js';
import { Left, Reported } from '../moderation/reported.js';
import { ReportedList } from '../moderation/reported-list.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
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
    <ReportedList
      query={reports}
      itemsOf={({ comments }) =>
        comments.map((comment) => (
          <ReportedOne key={`${comment.postId} ${comment.number.toString()}`} comment={comment} />
        ))
      }
      texts={{ none: t('reports.none'), more: t('more') }}
    />
  );
}

function ReportedOne({ comment }: { readonly comment: ReportedComment }) {
  const { t } = useBlogTexts();
  const { postId, withdrawn, left } = comment;
  return (
    <Reported
      reported={comment}
      where={
        <Link to="/blogs/$postId" params={{ postId }}>
          {t('reports.post')}
        </Link>
      }
      decided={withdrawn ? <WithdrawnBecause withdrawn={withdrawn} /> : left && <Left left={left} />}
      texts={{
        ...{ remove: t('withdraw.open'), removeLead: t('withdraw.lead'), removeSubmit: t('withdraw.submit') },
        ...{ leave: t('reports.leave'), leaveLead: t('reports.leaveLead') },
      }}
      decide={(removes, reason) =>
        actOnComment(removes ? 'comment-withdrawals' : 'dismissed-comment-reports', comment, reason)
      }
      stale={[['comment-reports'], ['blog-post']]}
    />
  );
}
