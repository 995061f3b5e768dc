import { Button, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changePost, postQuery, withdrawPost, type BlogPost, type PostDraft } from '../api/blogs.js';
import classes from '../announcements/announcements.module.css';
import { AskForReason } from '../dialogs/ask-for-reason.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { Comments } from './comments.js';
import { PostForm } from './post-form.js';
import { PostFacts } from './post-item.js';
import { useBlogTexts } from './texts/blog-texts.js';
import { WithdrawnBecause } from './withdrawn-because.js';
import { Wordings } from './wordings.js';

const route = getRouteApi('/signed-in/blogs/$postId');

/** One post, and what is said under it. */
export function PostPage() {
  const { t } = useBlogTexts();
  const { postId } = route.useParams();
  const post = useQuery(postQuery(postId));
  return (
    <>
      <p>
        <Link to="/blogs">{t('back')}</Link>
      </p>
      <Answer query={post} skeleton={<Skeleton height={320} />}>
        {(told) => <Told post={told} />}
      </Answer>
    </>
  );
}

function Told({ post }: { readonly post: BlogPost }) {
  const { t } = useBlogTexts();
  const { t: common } = useTranslation();
  const { person, role } = useMe();
  const [isChanging, setChanging] = useState(false);
  const { author, title, text, changedAt, withdrawn } = post;
  const name = title ?? t('withdrawnPost');
  useDocumentTitle(`${name} – ${common('app')}`);
  const isAuthor = author.id === person.id;
  const leads = role === 'deputyHead' || role === 'admin';
  if (isChanging) return <Changing post={post} onDone={() => setChanging(false)} />;
  return (
    <>
      <article className={`${frame['sheet']} ${classes['letter']}`} data-testid="post">
        <h1 className={frame['heading']}>{name}</h1>
        <PostFacts entry={post} />
        {withdrawn && <WithdrawnBecause withdrawn={withdrawn} />}
        {text !== undefined && <div className={classes['text']}>{text}</div>}
        {!withdrawn && (isAuthor || leads) && (
          <div className={classes['tools']}>
            {isAuthor && (
              <Button variant="default" onClick={() => setChanging(true)}>
                {t('change')}
              </Button>
            )}
            <Withdrawing postId={post.postId} />
          </div>
        )}
        {changedAt !== undefined && (isAuthor || leads || role === 'auditor') && (
          <Wordings postId={post.postId} />
        )}
      </article>
      <Comments post={post} />
    </>
  );
}

interface ChangingProps {
  readonly post: BlogPost;
  readonly onDone: () => void;
}

function Changing({ post, onDone }: ChangingProps) {
  const { t } = useBlogTexts();
  const settle = useSettling();
  const { postId, title = '', text = '', letsComment } = post;
  const changing = useMutation({
    mutationFn: (draft: PostDraft) => changePost(postId, draft),
    onSuccess: onDone,
    onSettled: settle,
  });
  return (
    <PostForm
      before={{ title, text, comments: letsComment }}
      sending={changing}
      submit={t('form.save')}
      beside={
        <Button variant="subtle" onClick={onDone}>
          {t('keep')}
        </Button>
      }
    />
  );
}

function Withdrawing({ postId }: { readonly postId: string }) {
  const { t } = useBlogTexts();
  const settle = useSettling();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('withdraw.open')}
      </Button>
      {isAsking && (
        <AskForReason
          title={t('withdraw.open')}
          lead={t('withdraw.lead')}
          texts={{
            reason: t('withdraw.reason'),
            submit: t('withdraw.submit'),
            cancel: t('withdraw.cancel'),
          }}
          carryOut={(reason) => withdrawPost(postId, reason)}
          onSettled={settle}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

/** Asks anew for what changes with a post. */
function useSettling() {
  const queryClient = useQueryClient();
  return () =>
    Promise.all(['blog-post', 'blog-posts'].map((key) => queryClient.invalidateQueries({ queryKey: [key] })));
}
