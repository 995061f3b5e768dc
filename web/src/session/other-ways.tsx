import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { signInByPasskey } from '../api/passkeys.js';
import { portalAddress, portalsQuery } from '../api/portals.js';
import { languageOf } from '../i18n/i18n.js';
import form from './cover-form.module.css';
import { GivePasskey } from './give-passkey.js';
import { useAccessTexts } from './texts/access-texts.js';
import { useEnter } from './use-enter.js';

/** The ways in for whoever has no password at hand, and the portals that there are. */
export function OtherWays({ returnTo }: { readonly returnTo: string | undefined }) {
  const { t, i18n } = useAccessTexts();
  const enter = useEnter();
  const portals = useQuery(portalsQuery).data?.portals ?? [];
  const language = languageOf(i18n.language) ?? 'en';
  return (
    <nav className={form['links']} aria-label={t('otherWays.label')}>
      <GivePasskey onGive={signInByPasskey} onAccepted={(me) => enter(me, returnTo)} />
      {portals.map(({ id, title }) => (
        <Button
          key={id}
          component="a"
          href={portalAddress(id, returnTo)}
          variant="default"
          size="md"
          fullWidth
        >
          {t('otherWays.portal', { portal: title[language] })}
        </Button>
      ))}
      <Link to="/recovery">{t('otherWays.forgotten')}</Link>
      <Link to="/activation">{t('otherWays.slip')}</Link>
      <Link to="/apply">{t('otherWays.school')}</Link>
    </nav>
  );
}
