import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AudienceSelect } from '../announcements/audience-select.js';
import type { AudienceChoice } from '../announcements/audiences.js';
import { useAudiences } from '../announcements/use-audiences.js';
import { publishPost, type PostDraft } from '../api/blogs.js';
import { useKey } from '../api/use-key.js';
import { todayIn } from '../diary/week.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { PostForm } from './post-form.js';
import { useBlogTexts } from './texts/blog-texts.js';

/** A new post, for the school or for those whom the reader teaches. */
export function NewPostPage() {
  const { t } = useBlogTexts();
  const { t: common } = useTranslation();
  const { schools } = useMe();
  const taught = useAudiences();
  useDocumentTitle(`${t('form.title')} – ${common('app')}`);
  return (
    <>
      <p>
        <Link to="/blogs">{t('back')}</Link>
      </p>
      <h1 className={frame['heading']}>{t('form.title')}</h1>
      <Answer query={taught} skeleton={<Skeleton height={320} />}>
        {(classes) => {
          const toSchools = schools.map(({ id: schoolId, name: school }): AudienceChoice => ({
            to: 'school',
            schoolId,
            school,
          }));
          const choices = [...classes, ...toSchools];
          return choices.length === 0 ? (
            <p data-testid="nowhere">{t('form.nowhere')}</p>
          ) : (
            <Writing choices={choices} />
          );
        }}
      </Answer>
    </>
  );
}

function Writing({ choices }: { readonly choices: readonly AudienceChoice[] }) {
  const { t } = useBlogTexts();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const today = todayIn(timeZoneOf(useMe()));
  const [chosen, setChosen] = useState(0);
  const once = useKey();
  const choice = choices[chosen];
  const publishing = useMutation({
    mutationFn: async (draft: PostDraft) =>
      choice &&
      publishPost(
        'classId' in choice ? { classId: choice.classId } : choice,
        { from: today, ...draft },
        once.key,
      ),
    onSuccess: async (postId) => {
      await queryClient.invalidateQueries({ queryKey: ['blog-posts'] });
      if (postId !== undefined) await navigate({ to: '/blogs/$postId', params: { postId } });
    },
    onError: once.onError,
  });
  return (
    <PostForm
      before={{ title: '', text: '', comments: true }}
      today={today}
      sending={publishing}
      submit={t('form.submit')}
      above={<AudienceSelect choices={choices} chosen={chosen} onChange={setChosen} />}
    />
  );
}
