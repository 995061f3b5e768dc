import { Button, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { questionsQuery, type Desk, type QuestionEntry } from '../api/help-desk.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { useHelpDeskTexts } from './texts/help-desk-texts.js';
import { useDesks } from './use-desks.js';

/** What the reader asked the support, and what others asked whom the reader answers. */
export function QuestionsPage() {
  const { t } = useHelpDeskTexts();
  const { t: common } = useTranslation();
  const desks = useDesks();
  useDocumentTitle(`${t('title')} – ${common('app')}`);
  return (
    <>
      <div className={items['top']}>
        <h1 className={frame['heading']}>{t('title')}</h1>
        <Button renderRoot={(props) => <Link to="/help/ask" {...props} />}>{t('ask')}</Button>
      </div>
      {desks.length > 0 && (
        <p>
          <Link to="/help/frequent">{t('frequentLink')}</Link>
        </p>
      )}
      {desks.map(({ desk, title }) => (
        <QuestionsOf key={title} desk={desk} title={title} />
      ))}
      <QuestionsOf desk="own" title={t('own')} />
    </>
  );
}

interface QuestionsOfProps {
  readonly desk: Desk;
  readonly title: string;
}

function QuestionsOf({ desk, title }: QuestionsOfProps) {
  const { t } = useHelpDeskTexts();
  const questions = useInfiniteQuery(questionsQuery(desk));
  return (
    <section>
      <h2>{title}</h2>
      <Answer query={questions} skeleton={<Skeleton height={160} />}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.questions);
          const count = pages[0]?.waiting ?? 0;
          if (all.length === 0) return <p>{t(desk === 'own' ? 'none' : 'noneToAnswer')}</p>;
          return (
            <>
              <p role="status" className={frame['muted']}>
                {count === 0 ? t('noneWaits') : t('waiting', { count })}
              </p>
              <ul role="list" className={items['list']}>
                {all.map((entry) => (
                  <QuestionItem key={entry.questionId} entry={entry} />
                ))}
              </ul>
            </>
          );
        }}
      </Answer>
      {questions.hasNextPage && (
        <Button
          variant="default"
          loading={questions.isFetchingNextPage}
          onClick={() => void questions.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </section>
  );
}

function QuestionItem({ entry }: { readonly entry: QuestionEntry }) {
  const { t } = useHelpDeskTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const { questionId, excerpt, asker, role, standing, lastAt } = entry;
  return (
    <li className={items['item']}>
      <Link to="/help/questions/$questionId" params={{ questionId }} className={items['title']}>
        {excerpt}
      </Link>
      <p className={items['aside']}>
        {t(`standing.${standing}`)} · {asker && `${asker.name}, `}
        {t(`role.${role}`)} · <time dateTime={lastAt}>{dates.instant(lastAt, timeZone)}</time>
      </p>
    </li>
  );
}
