import { ActionIcon, Button } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { hasPages, pupilsOf } from '../session/home.js';
import { SignOutButton } from '../session/sign-out-button.js';
import { useMe } from '../session/use-me.js';
import { Dialog } from './dialog.js';
import { Icon } from './icon.js';
import { GROUPS, pagesOf, type PageGroup } from './pages.js';
import classes from './pages-nav.module.css';

/** The way to every page: in one line at a desk, behind one button where there is no room for that. */
export function PagesNav() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const path = useLocation({ select: ({ pathname }) => pathname });
  const close = () => setOpen(false);
  return (
    <nav aria-label={t('nav.label')} className={classes['nav']}>
      <ActionIcon
        className={classes['burger'] ?? ''}
        variant="default"
        size={36}
        aria-label={t('nav.menu')}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name="menu" />
      </ActionIcon>
      <div className={classes['line']}>
        {GROUPS.map((group) => (
          <GroupInLine key={group} group={group} path={path} />
        ))}
      </div>
      {isOpen && (
        <Dialog title={t('nav.menu')} onCancel={close}>
          <Button
            className={classes['close'] ?? ''}
            variant="default"
            size="xs"
            onClick={() => setOpen(false)}
          >
            {t('nav.close')}
          </Button>
          {GROUPS.map((group) => (
            <GroupInMenu key={group} group={group} onGo={close} />
          ))}
        </Dialog>
      )}
    </nav>
  );
}

interface GroupInLineProps {
  readonly group: PageGroup;
  readonly path: string;
}

/** A group folded into a button; alone, a page needs none. */
function GroupInLine({ group, path }: GroupInLineProps) {
  const { role } = useMe();
  const title = useTitleOf(group);
  const [isOpen, setOpen] = useState(false);
  const pages = pagesOf(role, group);
  if (group === 'main' || (group !== 'own' && pages.length <= 1)) return <PageLinks group={group} />;
  return (
    <Disclosure
      title={title}
      isCurrent={pages.some(({ to }) => path.startsWith(to))}
      isLast={group === 'own'}
      isOpen={isOpen}
      onToggle={setOpen}
    >
      <PageLinks group={group} onGo={() => setOpen(false)} />
    </Disclosure>
  );
}

interface DisclosureProps {
  readonly title: string;
  /** Whether the open page is among what it shows. */
  readonly isCurrent: boolean;
  readonly isLast: boolean;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly children: ReactNode;
}

/** Shows what it holds at a press, until Escape or something else is turned to. */
function Disclosure({ title, isCurrent, isLast, isOpen, onToggle, children }: DisclosureProps) {
  const id = useId();
  const whole = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isOpen) return;
    const leave = ({ target }: Event) => {
      if (!whole.current?.contains(target as Node)) onToggle(false);
    };
    document.addEventListener('pointerdown', leave);
    document.addEventListener('focusin', leave);
    return () => {
      document.removeEventListener('pointerdown', leave);
      document.removeEventListener('focusin', leave);
    };
  }, [isOpen, onToggle]);
  return (
    <div
      ref={whole}
      className={classes['group']}
      data-last={isLast}
      data-testid="pages-group"
      onKeyDown={({ key }) => {
        if (key !== 'Escape' || !isOpen) return;
        onToggle(false);
        button.current?.focus();
      }}
    >
      <button
        ref={button}
        type="button"
        className={classes['title']}
        data-current={isCurrent}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => onToggle(!isOpen)}
      >
        <span>{title}</span>
        <Icon name="down" />
      </button>
      <div id={id} className={classes['panel']} hidden={!isOpen}>
        {children}
      </div>
    </div>
  );
}

function GroupInMenu({ group, onGo }: PageLinksProps) {
  const { role } = useMe();
  const title = useTitleOf(group);
  if (group !== 'main' && pagesOf(role, group).length === 0) return null;
  return (
    <section className={classes['section']}>
      {group !== 'main' && <h3>{title}</h3>}
      <PageLinks group={group} onGo={onGo} />
    </section>
  );
}

function useTitleOf(group: PageGroup): string {
  const { t } = useTranslation();
  const { person } = useMe();
  if (group === 'own') return person.name;
  return group === 'main' ? t('nav.label') : t(`nav.group.${group}`);
}

interface PageLinksProps {
  readonly group: PageGroup;
  readonly onGo?: (() => void) | undefined;
}

/** The links of a group; with somebody's own pages stands the way out. */
function PageLinks({ group, onGo }: PageLinksProps) {
  const { t } = useTranslation();
  const { role } = useMe();
  return (
    <>
      {group === 'main' && <FirstLinks onGo={onGo} />}
      {pagesOf(role, group).map(({ to, name }) => (
        <Link key={to} to={to} onClick={onGo}>
          {t(`nav.${name}`)}
        </Link>
      ))}
      {group === 'own' && (
        <>
          <AskLink onGo={onGo} />
          <SignOutButton />
        </>
      )}
    </>
  );
}

function FirstLinks({ onGo }: Pick<PageLinksProps, 'onGo'>) {
  const { t } = useTranslation();
  const me = useMe();
  const pupil = pupilsOf(me)[0];
  return (
    <>
      {pupil !== undefined && (
        <Link to="/diary/$pupilId" params={{ pupilId: pupil.id }} onClick={onGo}>
          {t('nav.diary')}
        </Link>
      )}
      {hasPages(me) && (
        <Link to="/journal" onClick={onGo}>
          {t('nav.journal')}
        </Link>
      )}
    </>
  );
}

/** To the support, with the path of the page: what stands behind that may say who was looked for. */
function AskLink({ onGo }: Pick<PageLinksProps, 'onGo'>) {
  const { t } = useTranslation();
  const from = useLocation({ select: ({ pathname }) => pathname });
  return from === '/help/ask' ? null : (
    <Link to="/help/ask" search={{ from }} onClick={onGo}>
      {t('ask')}
    </Link>
  );
}
