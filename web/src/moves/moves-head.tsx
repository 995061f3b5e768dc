import { useDocumentTitle } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import frame from '../shell/frame.module.css';
import { useMovesTexts } from './texts/moves-texts.js';

interface MovesHeadProps {
  readonly title: string;
  readonly lead: string;
  /** The class whose list leads here, where something does. */
  readonly back?: string;
}

export function MovesHead({ title, lead, back }: MovesHeadProps) {
  const { t } = useMovesTexts();
  const { t: common } = useTranslation();
  useDocumentTitle(`${title} – ${common('app')}`);
  return (
    <>
      {back !== undefined && (
        <p>
          <Link to="/moves" search={{ class: back }}>
            {t('back')}
          </Link>
        </p>
      )}
      <h1 className={frame['heading']}>{title}</h1>
      <p className={frame['muted']}>{lead}</p>
    </>
  );
}
