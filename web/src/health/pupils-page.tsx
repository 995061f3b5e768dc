import { NativeSelect, Skeleton, TextInput } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import classes from './health.module.css';
import { foundAmong, type Pupil } from './pupils.js';
import { ReportsLeft } from './reports-left.js';
import { useHealthTexts } from './texts/health-texts.js';
import { usePupils } from './use-pupils.js';

const route = getRouteApi('/signed-in/health/pupils');

/** Where a health worker looks a pupil up, by class and name. */
export function PupilsPage() {
  const { t } = useHealthTexts();
  const { t: common } = useTranslation();
  const { class: classId } = route.useSearch();
  const [words, setWords] = useState('');
  const pupils = usePupils();
  const { schools } = useMe();
  useDocumentTitle(`${t('title')} – ${common('app')}`);
  return (
    <>
      <h1 className={frame['heading']}>{t('title')}</h1>
      <p className={frame['muted']}>{t('lead')}</p>
      <Answer query={pupils} skeleton={<Skeleton height={320} />}>
        {(all) => (
          <>
            {schools.map(({ id, timeZone }) => (
              <ReportsLeft
                key={id}
                schoolId={id}
                timeZone={timeZone}
                pupils={all.filter(({ schoolId }) => schoolId === id)}
              />
            ))}
            <search className={classes['search']}>
              <ClassSelect pupils={all} chosen={classId} />
              <TextInput
                type="search"
                label={t('words')}
                value={words}
                onChange={({ currentTarget }) => setWords(currentTarget.value)}
                autoComplete="off"
              />
            </search>
            <Found
              pupils={foundAmong(all, classId, words)}
              isAsked={classId !== undefined || words.trim() !== ''}
            />
          </>
        )}
      </Answer>
    </>
  );
}

interface ClassSelectProps {
  readonly pupils: readonly Pupil[];
  readonly chosen: string | undefined;
}

function ClassSelect({ pupils, chosen }: ClassSelectProps) {
  const { t } = useHealthTexts();
  const navigate = useNavigate();
  const titles = new Map(pupils.map(({ classId, className }) => [classId, className]));
  const items = [...titles].map(([value, label]) => ({ value, label }));
  return (
    <NativeSelect
      label={t('class')}
      value={chosen ?? ''}
      data={[
        { value: '', label: t('anyClass') },
        ...items.sort((a, b) => a.label.localeCompare(b.label, undefined, { numeric: true })),
      ]}
      onChange={({ currentTarget }) =>
        void navigate({
          to: '/health/pupils',
          search: { class: currentTarget.value || undefined },
          replace: true,
        })
      }
    />
  );
}

const MOST_SHOWN = 60;

interface FoundProps {
  readonly pupils: readonly Pupil[];
  readonly isAsked: boolean;
}

function Found({ pupils, isAsked }: FoundProps) {
  const { t } = useHealthTexts();
  const told = pupils.length === 0 ? t('none') : t('found', { count: pupils.length });
  return (
    <>
      <p role="status" className={frame['muted']} data-testid="found">
        {isAsked ? told : t('choose')}
        {pupils.length > MOST_SHOWN && ` ${t('first', { count: MOST_SHOWN })}`}
      </p>
      <ul role="list" className={classes['pupils']}>
        {pupils.slice(0, MOST_SHOWN).map(({ id, name, classId, className }) => (
          <li key={`${id} ${classId}`}>
            <Link to="/health/$pupilId" params={{ pupilId: id }}>
              {name}, {className}
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
