import { Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { letComment, ownBlogQuery } from '../api/blogs.js';
import { NotHad } from '../shell/not-had.js';
import { Refusal } from '../shell/refusal.js';
import { useBlogTexts } from './texts/blog-texts.js';

/** A teacher lets those who read the own blog comment on it, or nobody. */
export function LetComment() {
  const { t } = useBlogTexts();
  const queryClient = useQueryClient();
  const query = useQuery(ownBlogQuery);
  const blog = query.data;
  const letting = useMutation({
    mutationFn: letComment,
    onSettled: () =>
      Promise.all(
        [ownBlogQuery.queryKey, ['blog-posts'], ['blog-post']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
  if (!blog) return <NotHad query={query} />;
  return (
    <>
      <Checkbox
        mb="sm"
        label={t('letComment')}
        checked={letting.isPending ? letting.variables : blog.comments}
        disabled={letting.isPending}
        onChange={({ currentTarget }) => letting.mutate(currentTarget.checked)}
      />
      <Refusal error={letting.error} />
    </>
  );
}
