import { Button, Skeleton, Textarea } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  markMessagesRead,
  postMessage,
  sendAttachment,
  threadQuery,
  threadsQuery,
  type SentFile,
  type Thread,
} from '../api/messages.js';
import { useKey } from '../api/use-key.js';
import { Answer } from '../shell/answer.js';
import frame from '../shell/frame.module.css';
import items from '../shell/items.module.css';
import { Refusal } from '../shell/refusal.js';
import { Attach } from './attach.js';
import { MessageItem } from './message-item.js';
import { useMessageTexts } from './texts/message-texts.js';
import { useAmong } from './use-among.js';

const route = getRouteApi('/signed-in/messages/$threadId');

/** One conversation, and a place to write in it. What is shown counts as read. */
export function ThreadPage() {
  const { t } = useMessageTexts();
  const { threadId } = route.useParams();
  const thread = useInfiniteQuery(threadQuery(threadId));
  return (
    <>
      <p>
        <Link to="/messages">{t('back')}</Link>
      </p>
      <Answer query={thread} skeleton={<Skeleton height={320} />}>
        {({ pages: [newest, ...earlier] }) =>
          newest && (
            <Told
              thread={{
                ...newest,
                list: [...earlier.toReversed().flatMap(({ list }) => list), ...newest.list],
              }}
              earlier={
                thread.hasNextPage && (
                  <Button
                    variant="default"
                    loading={thread.isFetchingNextPage}
                    onClick={() => void thread.fetchNextPage()}
                  >
                    {t('thread.earlier')}
                  </Button>
                )
              }
            />
          )
        }
      </Answer>
    </>
  );
}

interface ToldProps {
  readonly thread: Thread;
  readonly earlier: React.ReactNode;
}

function Told({ thread, earlier }: ToldProps) {
  const { t } = useMessageTexts();
  const { t: common } = useTranslation();
  const among = useAmong();
  const { threadId, title, list, mayWrite } = thread;
  useDocumentTitle(`${title} – ${common('app')}`);
  useReading(thread);
  return (
    <>
      <h1 className={frame['heading']}>{title}</h1>
      <p className={items['aside']}>{among(thread.among)}</p>
      {earlier}
      <ol role="list" aria-label={t('thread.messages')} className={items['list']}>
        {list.map((message) => (
          <MessageItem key={message.number} thread={thread} message={message} />
        ))}
      </ol>
      {mayWrite ? <AnswerForm threadId={threadId} /> : <p className={frame['muted']}>{t('thread.closed')}</p>}
    </>
  );
}

/** Says that the newest message was read, once it is shown. */
function useReading({ threadId, messages, unread }: Thread): void {
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: (upTo: number) => markMessagesRead(threadId, upTo),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: threadsQuery.queryKey }),
  });
  useEffect(() => {
    if (unread > 0) mutate(messages);
  }, [messages, unread, mutate]);
}

function AnswerForm({ threadId }: { readonly threadId: string }) {
  const { t } = useMessageTexts();
  const queryClient = useQueryClient();
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly SentFile[]>([]);
  const once = useKey();
  const posting = useMutation({
    mutationFn: () => postMessage(threadId, text, files, once.key),
    onSuccess: async () => {
      setText('');
      setFiles([]);
      once.renew();
      await Promise.all(
        [threadQuery(threadId).queryKey, threadsQuery.queryKey].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      );
    },
    onError: once.onError,
  });
  return (
    <form
      className={items['form']}
      onSubmit={(event) => {
        event.preventDefault();
        posting.mutate();
      }}
    >
      <Refusal error={posting.error} />
      <Textarea
        label={t('thread.answer')}
        value={text}
        maxLength={4000}
        rows={4}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        required
        withAsterisk={false}
      />
      <Attach send={sendAttachment} files={files} onChange={setFiles} />
      <div>
        <Button type="submit" loading={posting.isPending} disabled={text.trim() === ''}>
          {t('thread.send')}
        </Button>
      </div>
    </form>
  );
}
