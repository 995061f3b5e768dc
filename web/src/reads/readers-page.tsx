import { useDocumentTitle } from '@mantine/hooks';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useReaders } from '../api/reads.js';
import { calledBy, pupilsOf, timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import { ReadsList } from './reads-list.js';
import { useReadsTexts } from './texts/reads-texts.js';

const route = getRouteApi('/signed-in/diary/$pupilId/readers');

/** Who of the staff opened a child's data, for the family. */
export function ReadersPage() {
  const { t } = useReadsTexts();
  const { t: common } = useTranslation();
  const { pupilId } = route.useParams();
  const me = useMe();
  const pupil = pupilsOf(me).find(({ id }) => id === pupilId);
  const title = pupil ? t('readersOf', { name: calledBy(pupil) }) : t('readersOfChild');
  useDocumentTitle(`${title} – ${common('app')}`);
  return (
    <>
      <h1 className={frame['heading']}>{title}</h1>
      <p className={frame['muted']}>{t('readersLead')}</p>
      <ReadsList reads={useReaders(pupilId)} timeZone={timeZoneOf(me)} />
    </>
  );
}
