import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { wordingsQuery } from '../api/blogs.js';
import classes from '../announcements/announcements.module.css';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import { useBlogTexts } from './texts/blog-texts.js';

/** What a post said before it was changed, too. */
export function Wordings({ postId }: { readonly postId: string }) {
  const { t } = useBlogTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const wordings = useQuery(wordingsQuery(postId));
  return (
    <details data-testid="wordings">
      <summary>{t('wordings.title')}</summary>
      <Answer query={wordings} skeleton={<Skeleton height={80} />}>
        {(all) =>
          all.map(({ version, at, title, text }) => (
            <section key={version}>
              <h2>{t('wordings.wording', { version, at: dates.instant(at, timeZone) })}</h2>
              <p>
                <strong>{title}</strong>
              </p>
              <div className={classes['text']}>{text}</div>
            </section>
          ))
        }
      </Answer>
    </details>
  );
}
