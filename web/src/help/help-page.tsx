import { TextInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { frequentQuery } from '../api/help-desk.js';
import { textIn } from '../help-desk/frequent.js';
import { languageOf } from '../i18n/i18n.js';
import report from '../pupil/report.module.css';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { Refusal } from '../shell/refusal.js';
import en from './content/en.json';
import ru from './content/ru.json';
import { chaptersFor, foundIn, READERS, type Chapter, type Help } from './help.js';
import classes from './help.module.css';
import { useHelpTexts } from './texts/help-texts.js';

const contents: Readonly<Record<'en' | 'ru', Help>> = { en, ru };

/** First steps and frequent questions: of the reader's role, and by words those of all. */
export function HelpPage() {
  const { t, i18n } = useHelpTexts();
  const { t: common } = useTranslation();
  const { role } = useMe();
  const [words, setWords] = useState('');
  const [isAll, setIsAll] = useState(false);
  useDocumentTitle(`${t('title')} – ${common('app')}`);
  const { data: frequent = [], error } = useQuery(frequentQuery);
  const language = languageOf(i18n.language) ?? 'en';
  const help = contents[language];
  const isSearch = words.trim() !== '';
  const readers = isAll || isSearch ? READERS : chaptersFor(role);
  const found = readers.flatMap((reader) => {
    const chapter = foundIn(help[reader], words);
    return chapter ? [{ reader, chapter }] : [];
  });
  const bySupport = foundIn(
    { steps: [], questions: frequent.flatMap(({ texts }) => textIn(texts, language) ?? []) },
    words,
  );
  const count = [...found.map(({ chapter }) => chapter), ...(bySupport ? [bySupport] : [])].reduce(
    (sum, chapter) => sum + chapter.steps.length + chapter.questions.length,
    0,
  );
  return (
    <>
      <div className={items['top']}>
        <h1 className={frame['heading']}>{t('title')}</h1>
        <Link to="/help/questions">{t('mySupport')}</Link>
      </div>
      <search className={classes['search']}>
        <TextInput
          type="search"
          label={t('search')}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
        <fieldset className={classes['whose']} disabled={isSearch}>
          <legend>{t('whose')}</legend>
          {([false, true] as const).map((all) => (
            <label key={String(all)}>
              <input
                type="radio"
                name="whose"
                checked={(isAll || isSearch) === all}
                onChange={() => setIsAll(all)}
              />{' '}
              {t(all ? 'all' : 'mine')}
            </label>
          ))}
        </fieldset>
      </search>
      <p role="status" className={frame['muted']}>
        {isSearch && (count === 0 ? t('none') : t('found', { count }))}
      </p>
      <Refusal error={error} />
      {bySupport && <ChapterOf name="support" title={t('bySupport')} chapter={bySupport} isOpen={isSearch} />}
      {found.map(({ reader, chapter }) => (
        <ChapterOf
          key={reader}
          name={reader}
          title={t(`reader.${reader}`)}
          chapter={chapter}
          isOpen={isSearch}
        />
      ))}
    </>
  );
}

interface ChapterOfProps {
  /** By which it is found in the page. */
  readonly name: string;
  readonly title: string;
  readonly chapter: Chapter;
  /** Whether answers are shown at once, as where somebody looks for words in them. */
  readonly isOpen: boolean;
}

function ChapterOf({ name, title, chapter: { steps, questions }, isOpen }: ChapterOfProps) {
  const { t } = useHelpTexts();
  return (
    <section className={report['sheet']} data-testid={`help-${name}`}>
      <h2>{title}</h2>
      {steps.length > 0 && (
        <>
          <h3>{t('steps')}</h3>
          <ol>
            {steps.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
        </>
      )}
      {questions.length > 0 && (
        <>
          <h3>{t('questions')}</h3>
          {questions.map(({ ask, answer, lang }) => (
            <details
              key={`${ask}${String(isOpen)}`}
              open={isOpen}
              lang={lang}
              className={classes['question']}
            >
              <summary>{ask}</summary>
              <p>{answer}</p>
            </details>
          ))}
        </>
      )}
    </section>
  );
}
