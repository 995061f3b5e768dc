import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { actOnComment, commentsQuery, type BlogPost, type Comment } from '../api/blogs.js';
import classes from '../announcements/announcements.module.css';
import { AskForReason } from '../dialogs/ask-for-reason.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import items from '../shell/items.module.css';
import { useBlogTexts } from './texts/blog-texts.js';
import { WithdrawnBecause } from './withdrawn-because.js';

interface CommentProps {
  readonly post: BlogPost;
  readonly comment: Comment;
}

/** What somebody said under a post, or that it was withdrawn. */
export function CommentItem({ post, comment }: CommentProps) {
  const { t } = useBlogTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const { number, author, at, text, withdrawn, reported } = comment;
  return (
    <li className={items['item']} data-testid={`comment-${number.toString()}`}>
      <p className={items['aside']}>
        <strong>{author.name}</strong>, <time dateTime={at}>{dates.instant(at, timeZone)}</time>
      </p>
      {text !== undefined && <div className={classes['text']}>{text}</div>}
      {withdrawn && <WithdrawnBecause withdrawn={withdrawn} />}
      {reported && <p className={items['aside']}>{t('comment.reported')}</p>}
      {!withdrawn && <CommentTools post={post} comment={comment} />}
    </li>
  );
}

/** Whoever wrote it, whoever wrote the post and whoever leads the school withdraw a comment; others report it. */
function CommentTools({ post: { postId, author: postAuthor }, comment }: CommentProps) {
  const { t } = useBlogTexts();
  const { person, role } = useMe();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<'withdraw' | 'report'>();
  const { number, author, reported } = comment;
  const leads = role === 'deputyHead' || role === 'admin';
  const withdraws = leads || [author.id, postAuthor.id].includes(person.id);
  const reports = !leads && role !== 'auditor' && author.id !== person.id && !reported;
  if (!withdraws && !reports) return null;
  return (
    <div className={classes['tools']} role="group" aria-label={t('comment.tools', { number })}>
      {withdraws && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAsking('withdraw')}>
          {t('withdraw.open')}
        </Button>
      )}
      {reports && (
        <Button size="compact-sm" variant="subtle" onClick={() => setAsking('report')}>
          {t('report.open')}
        </Button>
      )}
      {asking && (
        <AskForReason
          title={t(`${asking}.open`)}
          lead={t(`${asking}.lead`)}
          texts={{
            reason: t(`${asking}.reason`),
            submit: t(`${asking}.submit`),
            cancel: t(`${asking}.cancel`),
          }}
          carryOut={(reason) =>
            actOnComment(
              asking === 'withdraw' ? 'comment-withdrawals' : 'comment-reports',
              { postId, number },
              reason,
            )
          }
          onSettled={() => queryClient.invalidateQueries({ queryKey: commentsQuery(postId).queryKey })}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}
