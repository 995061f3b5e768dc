import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import {
  blockAuthor,
  blockedQuery,
  fileAddress,
  reportMessage,
  type Message,
  type Thread,
} from '../api/messages.js';
import { AskForReason } from '../dialogs/ask-for-reason.js';
import { useDates } from '../i18n/dates.js';
import { timeZoneOf } from '../session/home.js';
import { useMe } from '../session/use-me.js';
import items from '../shell/items.module.css';
import { Refusal } from '../shell/refusal.js';
import { FileLinks } from './file-links.js';
import classes from './messages.module.css';
import { useMessageTexts } from './texts/message-texts.js';

interface MessageProps {
  readonly thread: Thread;
  readonly message: Message;
}

/** What somebody wrote, or why it is not shown. */
export function MessageItem({ thread, message }: MessageProps) {
  const { t } = useMessageTexts();
  const dates = useDates();
  const me = useMe();
  const { number, author, at, text, files, removed, blocked, reported, readBy } = message;
  const isOwn = author.id === me.person.id;
  return (
    <li
      className={isOwn ? `${items['item']} ${classes['own']}` : items['item']}
      data-testid={`message-${number.toString()}`}
    >
      <p className={items['aside']}>
        <strong>{author.name}</strong>, <time dateTime={at}>{dates.instant(at, timeZoneOf(me))}</time>
        {readBy !== undefined &&
          ` · ${readBy === 0 ? t('thread.notRead') : t('thread.readBy', { count: readBy })}`}
      </p>
      {text !== undefined && <div className={classes['text']}>{text}</div>}
      {files && (
        <FileLinks
          files={files}
          addressOf={(file) => fileAddress({ threadId: thread.threadId, number }, file)}
        />
      )}
      {removed && <p className={classes['gone']}>{t('thread.removed', { reason: removed.reason })}</p>}
      {blocked && <p className={classes['gone']}>{t('thread.blocked')}</p>}
      {reported && <p className={items['aside']}>{t('thread.reported')}</p>}
      {!isOwn && text !== undefined && <MessageTools thread={thread} message={message} />}
    </li>
  );
}

/** What a reader does about a message of somebody else. */
function MessageTools({ thread: { threadId, among }, message: { number, author, reported } }: MessageProps) {
  const { t } = useMessageTexts();
  const queryClient = useQueryClient();
  const [isReporting, setReporting] = useState(false);
  const onSettled = () =>
    Promise.all(
      [['thread', threadId], blockedQuery.queryKey].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
  const blocking = useMutation({ mutationFn: () => blockAuthor(threadId, number), onSettled });
  const isTeacher = author.id === among.teacher?.id;
  return (
    <div className={classes['tools']} role="group" aria-label={t('thread.moreOf', { number })}>
      {!reported && (
        <Button size="compact-sm" variant="subtle" onClick={() => setReporting(true)}>
          {t('report.open')}
        </Button>
      )}
      {!isTeacher && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={blocking.isPending}
          onClick={() => blocking.mutate()}
        >
          {t('block.open')}
        </Button>
      )}
      <Refusal error={blocking.error} />
      {isReporting && (
        <AskForReason
          title={t('report.open')}
          lead={t('report.lead')}
          texts={{ reason: t('report.reason'), submit: t('report.submit'), cancel: t('report.cancel') }}
          carryOut={(reason) => reportMessage(threadId, number, reason)}
          onSettled={onSettled}
          onClose={() => setReporting(false)}
        />
      )}
    </div>
  );
}
