import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { fetchCopy, type CopyKind } from '../api/own-data.js';
import classes from '../security/security-page.module.css';
import { useConfirmedMutation } from '../session/confirmation.js';
import { calledBy, pupilsOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import frame from '../shell/frame.module.css';
import { keepAs } from '../shell/keep-as.js';
import { Refusal } from '../shell/refusal.js';
import { useOwnDataTexts } from './texts/own-data-texts.js';

const KINDS: readonly CopyKind[] = ['pdf', 'json'];

interface Wanted {
  readonly id: string;
  readonly name: string;
  readonly kind: CopyKind;
}

/** All that there is about whoever is signed in, and about the children, to be kept as a file. */
export function CopySection() {
  const { t, i18n } = useOwnDataTexts();
  const me = useMe();
  const { person, children } = me;
  const getting = useConfirmedMutation({
    mutationFn: ({ id, kind }: Wanted) => fetchCopy(id, kind, i18n.language),
    onSuccess: (content, { name, kind }) => keepAs(`${t('copy.file', { name })}.${kind}`, content),
  });
  const people = [person, ...children.map((child) => ({ id: child.id, name: calledBy(child) }))];
  const isPupil = (personId: string) => pupilsOf(me).some(({ id }) => id === personId);
  return (
    <section className={frame['sheet']} data-testid="copy">
      <h2 className={classes['heading']}>{t('copy.title')}</h2>
      <p className={frame['muted']}>{t('copy.lead')}</p>
      <ul role="list" className={classes['list']}>
        {people.map(({ id, name }) => (
          <li key={id}>
            <span className={classes['about']}>
              {name}
              {isPupil(id) && (
                <small>
                  <Link to="/diary/$pupilId/readers" params={{ pupilId: id }}>
                    {t('copy.readers', { name })}
                  </Link>
                </small>
              )}
            </span>
            {KINDS.map((kind) => (
              <Button
                key={kind}
                variant="default"
                size="xs"
                aria-label={t('copy.get', { kind: kind.toUpperCase(), name })}
                loading={getting.isPending && getting.variables.id === id && getting.variables.kind === kind}
                disabled={getting.isPending}
                onClick={() => getting.mutate({ id, name, kind })}
              >
                {kind.toUpperCase()}
              </Button>
            ))}
          </li>
        ))}
      </ul>
      <p role="status">{getting.isPending ? t('copy.working') : getting.isSuccess && t('copy.done')}</p>
      <Refusal error={getting.error} />
    </section>
  );
}
