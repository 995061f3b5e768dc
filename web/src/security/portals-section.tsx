import { Anchor, Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { portalAddress } from '../api/portals.js';
import { ownPortalsQuery, unlinkPortal, type OwnPortal } from '../api/security.js';
import { useDates } from '../i18n/dates.js';
import { languageOf } from '../i18n/i18n.js';
import { timeZoneOf } from '../session/home.js';
import { useAccessTexts } from '../session/texts/access-texts.js';
import { useMe } from '../session/use-me.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import { Refusal } from '../shell/refusal.js';
import classes from './security-page.module.css';

/** The portals that sign in to the account, and those that could; nothing where there are none. */
export function PortalsSection() {
  const { t } = useAccessTexts();
  const portals = useQuery(ownPortalsQuery);
  if (portals.data?.portals.length === 0 || portals.isPending) return null;
  return (
    <section className={frame['sheet']} data-testid="portals">
      <h2 className={classes['heading']}>{t('security.portals')}</h2>
      <p className={frame['muted']}>{t('security.portalsLead')}</p>
      <Answer query={portals} skeleton={null}>
        {(told) => (
          <ul role="list" className={classes['list']}>
            {told.portals.map((portal) => (
              <PortalItem key={portal.id} portal={portal} />
            ))}
          </ul>
        )}
      </Answer>
    </section>
  );
}

function PortalItem({ portal: { id, title, linkedAt } }: { readonly portal: OwnPortal }) {
  const { t, i18n } = useAccessTexts();
  const dates = useDates();
  const timeZone = timeZoneOf(useMe());
  const queryClient = useQueryClient();
  const unlinking = useMutation({
    mutationFn: () => unlinkPortal(id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ownPortalsQuery.queryKey }),
  });
  const portal = title[languageOf(i18n.language) ?? 'en'];
  return (
    <li>
      <span className={classes['about']}>
        {portal}
        {linkedAt !== undefined && (
          <small>{t('security.linkedAt', { at: dates.instant(linkedAt, timeZone) })}</small>
        )}
      </span>
      {linkedAt === undefined ? (
        <Anchor href={portalAddress(id, '/security')}>{t('security.link', { portal })}</Anchor>
      ) : (
        <Button
          variant="default"
          size="xs"
          aria-label={t('security.unlinkOf', { portal })}
          loading={unlinking.isPending}
          onClick={() => unlinking.mutate()}
        >
          {t('security.unlink')}
        </Button>
      )}
      <Refusal error={unlinking.error} />
    </li>
  );
}
