import { Button } from '@mantine/core';
import { useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { Person } from '../api/diary.js';
import { AskForReason } from '../dialogs/ask-for-reason.js';
import { useDates } from '../i18n/dates.js';
import messages from '../messages/messages.module.css';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import items from '../shell/items.module.css';
import { useModerationTexts } from './texts/moderation-texts.js';
import { useTold, type Reasoned } from './use-told.js';

interface DecisionProps {
  readonly texts: {
    /** On the button, and over the dialog. */
    readonly remove: string;
    readonly removeLead: string;
    readonly removeSubmit: string;
    readonly leave: string;
    readonly leaveLead: string;
  };
  readonly decide: (removes: boolean, reason: string) => Promise<unknown>;
  /** What is asked for anew once it is decided. */
  readonly stale: readonly QueryKey[];
}

interface ReportedProps extends DecisionProps {
  readonly reported: {
    readonly author: Person;
    readonly at: string;
    readonly text: string;
    readonly isOpen: boolean;
    readonly reports: readonly Reasoned[];
  };
  /** Where it was written. */
  readonly where: ReactNode;
  readonly files?: ReactNode;
  /** What was decided last. */
  readonly decided: ReactNode;
}

/** What somebody reported, and the two ways to decide on it. */
export function Reported({ reported, where, files, decided, ...decision }: ReportedProps) {
  const { t } = useModerationTexts();
  const dates = useDates();
  const told = useTold();
  const timeZone = timeZoneOf(useMe());
  const { author, at, text, isOpen, reports } = reported;
  return (
    <li className={items['item']}>
      <p className={items['aside']}>
        <strong>{author.name}</strong>, <time dateTime={at}>{dates.instant(at, timeZone)}</time> · {where}
      </p>
      <div className={messages['text']}>{text}</div>
      {files}
      {reports.map((report) => (
        <p key={report.by.id} className={items['aside']}>
          {t('by', told(report))}
        </p>
      ))}
      {isOpen ? <Decision {...decision} /> : decided}
    </li>
  );
}

function Decision({ texts, decide, stale }: DecisionProps) {
  const { t } = useModerationTexts();
  const queryClient = useQueryClient();
  const [asking, setAsking] = useState<'remove' | 'leave'>();
  return (
    <div className={messages['tools']}>
      <strong className={messages['fresh']}>{t('waits')}</strong>
      {(['remove', 'leave'] as const).map((what) => (
        <Button key={what} size="compact-sm" variant="default" onClick={() => setAsking(what)}>
          {texts[what]}
        </Button>
      ))}
      {asking && (
        <AskForReason
          title={texts[asking]}
          lead={texts[`${asking}Lead`]}
          texts={{
            reason: t('reason'),
            submit: asking === 'remove' ? texts.removeSubmit : texts.leave,
            cancel: t('cancel'),
          }}
          carryOut={(reason) => decide(asking === 'remove', reason)}
          onSettled={() => Promise.all(stale.map((queryKey) => queryClient.invalidateQueries({ queryKey })))}
          onClose={() => setAsking(undefined)}
        />
      )}
    </div>
  );
}

/** That it was left where it is, and why. */
export function Left({ left }: { readonly left: Reasoned }) {
  const { t } = useModerationTexts();
  const told = useTold();
  return (
    <p className={items['aside']} data-testid="left">
      {t('left', told(left))}
    </p>
  );
}
