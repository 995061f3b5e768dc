import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { postsQuery } from '../api/blogs.js';
import type { Person } from '../api/diary.js';
import classes from '../announcements/announcements.module.css';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { LetComment } from './let-comment.js';
import { PostItem } from './post-item.js';
import { useBlogTexts } from './texts/blog-texts.js';

const route = getRouteApi('/signed-in/blogs');

/** What teachers write for the reader, the newest first: of all, or of one of them. */
export function BlogsPage() {
  const { t } = useBlogTexts();
  const { t: common } = useTranslation();
  const { author, school } = route.useSearch();
  const { role } = useMe();
  const posts = useInfiniteQuery(postsQuery({ author, school }));
  const authors = posts.data?.pages[0]?.authors ?? [];
  const whose = authors.find(({ id }) => id === author);
  const title = whose ? t('of', { name: whose.name }) : t('title');
  useDocumentTitle(`${title} – ${common('app')}`);
  return (
    <>
      <div className={items['top']}>
        <h1 className={frame['heading']}>{title}</h1>
        {role === 'teacher' && (
          <Button renderRoot={(props) => <Link to="/blogs/new" {...props} />}>{t('new')}</Button>
        )}
        {(role === 'deputyHead' || role === 'admin') && <Link to="/blogs/reports">{t('reports.title')}</Link>}
      </div>
      <Views />
      {role === 'teacher' && <LetComment />}
      <AuthorSelect authors={authors} chosen={author} />
      <Answer query={posts} skeleton={<Skeleton height={240} />}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.posts);
          if (all.length === 0) return <p data-testid="none">{t('none')}</p>;
          return (
            <ul role="list" className={items['list']}>
              {all.map((entry) => (
                <PostItem key={entry.postId} entry={entry} />
              ))}
            </ul>
          );
        }}
      </Answer>
      {posts.hasNextPage && (
        <Button
          variant="default"
          mt="md"
          loading={posts.isFetchingNextPage}
          onClick={() => void posts.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </>
  );
}

interface AuthorSelectProps {
  readonly authors: readonly Person[];
  readonly chosen: string | undefined;
}

function AuthorSelect({ authors, chosen }: AuthorSelectProps) {
  const { t } = useBlogTexts();
  const navigate = route.useNavigate();
  if (authors.length < 2 && chosen === undefined) return null;
  return (
    <NativeSelect
      label={t('authors')}
      value={chosen ?? ''}
      maw="24rem"
      onChange={({ currentTarget: { value } }) =>
        void navigate({ search: (before) => ({ ...before, author: value === '' ? undefined : value }) })
      }
      data={[
        { value: '', label: t('allAuthors') },
        ...authors.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}

/** From what is for the reader to everything in the schools that the reader leads or audits. */
function Views() {
  const { t } = useBlogTexts();
  const { role, schools } = useMe();
  if (role !== 'deputyHead' && role !== 'admin' && role !== 'auditor') return null;
  const exactly = { activeOptions: { exact: true, includeSearch: true } };
  return (
    <nav aria-label={t('views')} className={classes['views']}>
      <Link to="/blogs" search={{}} {...exactly}>
        {t('mine')}
      </Link>
      {schools.map(({ id, name }) => (
        <Link key={id} to="/blogs" search={{ school: id }} {...exactly}>
          {schools.length > 1 ? name : t('ofSchool')}
        </Link>
      ))}
    </nav>
  );
}
