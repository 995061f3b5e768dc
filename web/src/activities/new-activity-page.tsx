import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAudiences } from '../announcements/use-audiences.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { AnnounceForm } from './announce-form.js';
import { useActivityTexts } from './texts/activity-texts.js';

/** A new activity, for those whom the reader may announce one to. */
export function NewActivityPage() {
  const { t } = useActivityTexts();
  const { t: common } = useTranslation();
  const audiences = useAudiences();
  useDocumentTitle(`${t('new')} – ${common('app')}`);
  return (
    <>
      <p>
        <Link to="/activities">{t('back')}</Link>
      </p>
      <h1 className={frame['heading']}>{t('new')}</h1>
      <Answer query={audiences} skeleton={<Skeleton height={320} />}>
        {(all) => {
          const choices = all.filter(({ to }) => to !== 'roles');
          return choices.length === 0 ? (
            <p data-testid="nowhere">{t('form.nowhere')}</p>
          ) : (
            <AnnounceForm choices={choices} />
          );
        }}
      </Answer>
    </>
  );
}
