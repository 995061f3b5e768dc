import { Button, Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keptFrequentQuery, withdrawFrequent, type FrequentQuestion, type Keeper } from '../api/help-desk.js';
import { useDates } from '../i18n/dates.js';
import { languageOf } from '../i18n/i18n.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { Refusal } from '../shell/refusal.js';
import { FrequentForm } from './frequent-form.js';
import { textIn } from './frequent.js';
import classes from './help-desk.module.css';
import { useHelpDeskTexts } from './texts/help-desk-texts.js';
import { useDesks, type NamedDesk } from './use-desks.js';

/** What the reader answers in the help: for schools, or for all of them. */
export function FrequentPage() {
  const { t } = useHelpDeskTexts();
  const { t: common } = useTranslation();
  const desks = useDesks();
  useDocumentTitle(`${t('frequent.title')} – ${common('app')}`);
  return (
    <>
      <p>
        <Link to="/help/questions">{t('back')}</Link>
      </p>
      <h1 className={frame['heading']}>{t('frequent.title')}</h1>
      {desks.length === 0 ? <p>{t('frequent.nobody')}</p> : <p>{t('frequent.lead')}</p>}
      {desks.map((named) => (
        <KeptBy key={named.frequentTitle} {...named} />
      ))}
    </>
  );
}

function KeptBy({ desk, frequentTitle }: NamedDesk) {
  const { t } = useHelpDeskTexts();
  const questions = useQuery(keptFrequentQuery(desk));
  const [isNew, setNew] = useState(false);
  return (
    <section>
      <h2>{frequentTitle}</h2>
      {isNew ? (
        <FrequentForm keeper={desk} onDone={() => setNew(false)} />
      ) : (
        <Button onClick={() => setNew(true)}>{t('frequent.new')}</Button>
      )}
      <Answer query={questions} skeleton={<Skeleton height={160} />}>
        {(all) => (
          <ul role="list" className={items['list']}>
            {all.map((question) => (
              <Kept key={question.frequentId} keeper={desk} question={question} />
            ))}
          </ul>
        )}
      </Answer>
    </section>
  );
}

interface KeptProps {
  readonly keeper: Keeper;
  readonly question: FrequentQuestion;
}

function Kept({ keeper, question }: KeptProps) {
  const { t, i18n } = useHelpDeskTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const queryClient = useQueryClient();
  const [isChanging, setChanging] = useState(false);
  const { frequentId, texts, withdrawnAt } = question;
  const withdrawing = useMutation({
    mutationFn: () => withdrawFrequent(keeper, frequentId),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['frequent-questions'] }),
  });
  const text = textIn(texts, languageOf(i18n.language) ?? 'en');
  if (isChanging) {
    return (
      <li className={items['item']}>
        <FrequentForm keeper={keeper} question={question} onDone={() => setChanging(false)} />
      </li>
    );
  }
  return (
    <li className={items['item']}>
      <strong className={items['title']} lang={text?.lang}>
        {text?.ask}
      </strong>
      {withdrawnAt !== undefined && (
        <span>{t('frequent.withdrawn', { at: dates.instant(withdrawnAt, timeZone) })}</span>
      )}
      <div className={classes['text']} lang={text?.lang}>
        {text?.answer}
      </div>
      <Refusal error={withdrawing.error} />
      {withdrawnAt === undefined && (
        <div className={classes['tools']} role="group" aria-label={text?.ask}>
          <Button size="compact-sm" variant="default" onClick={() => setChanging(true)}>
            {t('frequent.change')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            loading={withdrawing.isPending}
            onClick={() => withdrawing.mutate()}
          >
            {t('frequent.withdraw')}
          </Button>
        </div>
      )}
    </li>
  );
}
