import { Button, Skeleton, Textarea } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { commentOnPost, commentsQuery, type BlogPost } from '../api/blogs.js';
import { useKey } from '../api/use-key.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { Refusal } from '../shell/refusal.js';
import { CommentItem } from './comment-item.js';
import { useBlogTexts } from './texts/blog-texts.js';

/** What is said under a post, and a place to say something. */
export function Comments({ post }: { readonly post: BlogPost }) {
  const { t } = useBlogTexts();
  const comments = useInfiniteQuery(commentsQuery(post.postId));
  return (
    <section aria-labelledby="comments">
      <h2 id="comments" className={frame['heading']}>
        {t('comment.title')}
      </h2>
      <Answer query={comments} skeleton={<Skeleton height={160} />}>
        {({ pages }) => {
          const list = pages.toReversed().flatMap((page) => page.list);
          return (
            <>
              {comments.hasNextPage && (
                <Button
                  variant="default"
                  loading={comments.isFetchingNextPage}
                  onClick={() => void comments.fetchNextPage()}
                >
                  {t('comment.earlier')}
                </Button>
              )}
              {list.length === 0 && <p data-testid="no-comments">{t('comment.none')}</p>}
              <ol role="list" aria-labelledby="comments" className={items['list']}>
                {list.map((comment) => (
                  <CommentItem key={comment.number} post={post} comment={comment} />
                ))}
              </ol>
              <Place post={post} mayComment={pages[0]?.mayComment === true} />
            </>
          );
        }}
      </Answer>
    </section>
  );
}

interface PlaceProps {
  readonly post: BlogPost;
  readonly mayComment: boolean;
}

/** Where the reader comments, or why not. */
function Place({ post, mayComment }: PlaceProps) {
  const { t } = useBlogTexts();
  if (post.withdrawn) return null;
  if (!post.isOpen) return <p className={frame['muted']}>{t('comment.closed')}</p>;
  if (!mayComment) return <p className={frame['muted']}>{t('comment.notYou')}</p>;
  return <CommentForm postId={post.postId} />;
}

function CommentForm({ postId }: { readonly postId: string }) {
  const { t } = useBlogTexts();
  const queryClient = useQueryClient();
  const [text, setText] = useState('');
  const once = useKey();
  const commenting = useMutation({
    mutationFn: () => commentOnPost(postId, text, once.key),
    onSuccess: async () => {
      setText('');
      once.renew();
      await queryClient.invalidateQueries({ queryKey: commentsQuery(postId).queryKey });
    },
    onError: once.onError,
  });
  return (
    <form
      className={items['form']}
      onSubmit={(event) => {
        event.preventDefault();
        commenting.mutate();
      }}
    >
      <Refusal error={commenting.error} />
      <Textarea
        label={t('comment.label')}
        description={t('comment.hint')}
        value={text}
        maxLength={2000}
        rows={3}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        required
        withAsterisk={false}
      />
      <div>
        <Button type="submit" loading={commenting.isPending} disabled={text.trim() === ''}>
          {t('comment.submit')}
        </Button>
      </div>
    </form>
  );
}
