import { Button, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { closeQuestion, passQuestionOn, questionQuery, QUESTIONS, type Question } from '../api/help-desk.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './help-desk.module.css';
import { useHelpDeskTexts } from './texts/help-desk-texts.js';
import { WriteForm } from './write-form.js';

const route = getRouteApi('/signed-in/help/questions/$questionId');

/** One question, what was written under it, and what the reader may do about it. */
export function QuestionPage() {
  const { t } = useHelpDeskTexts();
  const { t: common } = useTranslation();
  const { questionId } = route.useParams();
  const question = useQuery(questionQuery(questionId));
  useDocumentTitle(`${t('question.title')} – ${common('app')}`);
  return (
    <>
      <p>
        <Link to="/help/questions">{t('back')}</Link>
      </p>
      <Answer query={question} skeleton={<Skeleton height={320} />}>
        {(told) => <Told question={told} />}
      </Answer>
    </>
  );
}

function Told({ question }: { readonly question: Question }) {
  const { t } = useHelpDeskTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const { as, asker, context, texts, standing, may, reopenableUntil } = question;
  const until = reopenableUntil === undefined ? '' : dates.instant(reopenableUntil, timeZone);
  return (
    <>
      <h1 className={frame['heading']}>{t('question.title')}</h1>
      <p role="status" data-testid="standing">
        {t(`standing.${standing}`)}
        {question.with === 'operator' && standing !== 'closed' && ` · ${t('question.withOperator')}`}
      </p>
      <p className={items['aside']}>
        {asker && as !== 'asker' && `${asker.name} · `}
        {t('question.context', {
          ...{ page: context.page, version: context.version, role: t(`role.${context.role}`) },
          language: t(`language.${context.language}`),
        })}
      </p>
      <ol role="list" aria-label={t('question.texts')} className={items['list']}>
        {texts.map(({ number, as: part, author, at, text }) => (
          <li
            key={number}
            className={part === 'asker' ? items['item'] : `${items['item']} ${classes['answer']}`}
            data-testid={`text-${number.toString()}`}
          >
            <p className={items['aside']}>
              <strong>{author?.name ?? t(`question.part.${part}`)}</strong>
              {author && `, ${t(`question.part.${part}`)}`},{' '}
              <time dateTime={at}>{dates.instant(at, timeZone)}</time>
            </p>
            <div className={classes['text']}>{text}</div>
          </li>
        ))}
      </ol>
      {(may.goOn || may.answer) && (
        <WriteForm question={question} hint={until === '' ? undefined : t('question.goOnHint', { until })} />
      )}
      {standing === 'closed' && as === 'asker' && !may.goOn && (
        <p className={frame['muted']}>{t('question.closedForGood')}</p>
      )}
      <Tools question={question} />
    </>
  );
}

/** What is done about a question beside writing. */
function Tools({ question: { questionId, as, may, standing } }: { readonly question: Question }) {
  const { t } = useHelpDeskTexts();
  const queryClient = useQueryClient();
  const onSettled = () =>
    Promise.all(
      [QUESTIONS, questionQuery(questionId).queryKey].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
  const passing = useMutation({ mutationFn: () => passQuestionOn(questionId), onSettled });
  const closing = useMutation({ mutationFn: () => closeQuestion(questionId), onSettled });
  const answers = as !== 'asker';
  return (
    <>
      <Refusal error={passing.error ?? closing.error} />
      <div className={classes['tools']}>
        {may.passOn && (
          <Button variant="default" loading={passing.isPending} onClick={() => passing.mutate()}>
            {t(as === 'school' ? 'question.passOn' : 'question.giveBack')}
          </Button>
        )}
        {may.close && (
          <Button variant="default" loading={closing.isPending} onClick={() => closing.mutate()}>
            {t('question.close')}
          </Button>
        )}
        {answers && (standing === 'answered' || standing === 'closed') && (
          <Link to="/help/frequent">{t('question.keep')}</Link>
        )}
      </div>
    </>
  );
}
