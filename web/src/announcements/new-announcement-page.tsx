import { Skeleton } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { todayIn } from '../diary/week.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { AnnouncementForm } from './announcement-form.js';
import { useAnnouncementTexts } from './texts/announcement-texts.js';
import { useAudiences } from './use-audiences.js';

/** A new announcement, for those whom the reader may address. */
export function NewAnnouncementPage() {
  const { t } = useAnnouncementTexts();
  const { t: common } = useTranslation();
  const today = todayIn(timeZoneOf(useMe()));
  const audiences = useAudiences();
  useDocumentTitle(`${t('form.title')} – ${common('app')}`);
  return (
    <>
      <p>
        <Link to="/announcements">{t('back')}</Link>
      </p>
      <h1 className={frame['heading']}>{t('form.title')}</h1>
      <Answer query={audiences} skeleton={<Skeleton height={320} />}>
        {(choices) =>
          choices.length === 0 ? (
            <p data-testid="nowhere">{t('form.nowhere')}</p>
          ) : (
            <AnnouncementForm choices={choices} today={today} />
          )
        }
      </Answer>
    </>
  );
}
