import { Checkbox } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
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
  /** As it was ticked, until the journal tells how it is. */
  const [wanted, setWanted] = useState<boolean>();
  const letting = useMutation({
    mutationFn: letComment,
    onSettled: async () => {
      await Promise.all(
        [ownBlogQuery.queryKey, ['blog-posts'], ['blog-post']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      );
      setWanted(undefined);
    },
  });
  if (!blog) return <NotHad query={query} />;
  return (
    <>
      <Checkbox
        mb="sm"
        label={t('letComment')}
        checked={wanted ?? blog.comments}
        disabled={wanted !== undefined}
        onChange={({ currentTarget: { checked } }) => {
          setWanted(checked);
          letting.mutate(checked);
        }}
      />
      <Refusal error={letting.error} />
    </>
  );
}
