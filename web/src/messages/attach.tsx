import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { LARGEST_FILE, MOST_FILES, type SentFile } from '../api/messages.js';
import { Refusal } from '../shell/refusal.js';
import classes from './messages.module.css';
import { useMessageTexts } from './texts/message-texts.js';

interface AttachProps {
  readonly send: (file: File) => Promise<SentFile>;
  readonly files: readonly SentFile[];
  readonly onChange: (files: readonly SentFile[]) => void;
}

/** Files to go with what is written. Each is sent when it is chosen, so that what is written itself is small. */
export function Attach({ send, files, onChange }: AttachProps) {
  const { t } = useMessageTexts();
  const sending = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      const sent: SentFile[] = [];
      for (const file of chosen) sent.push(await send(file));
      return sent;
    },
    onSuccess: (sent) => onChange([...files, ...sent]),
  });
  const tooLarge = sending.variables?.find(({ size }) => size > LARGEST_FILE);
  return (
    <div className={classes['attach']}>
      <label>
        {t('files.choose', { count: MOST_FILES })}{' '}
        <input
          type="file"
          multiple
          disabled={sending.isPending || files.length >= MOST_FILES}
          onChange={({ currentTarget }) => {
            const chosen = [...(currentTarget.files ?? [])].slice(0, MOST_FILES - files.length);
            currentTarget.value = '';
            if (chosen.length > 0) sending.mutate(chosen);
          }}
        />
      </label>
      <p role="status">{sending.isPending && t('files.sending')}</p>
      {tooLarge && !sending.isPending ? (
        <p role="alert">{t('files.tooLarge', { name: tooLarge.name })}</p>
      ) : (
        <Refusal error={sending.error} />
      )}
      {files.length > 0 && (
        <ul role="list" aria-label={t('files.label')} className={classes['files']}>
          {files.map((file) => (
            <li key={file.fileId}>
              {file.name}{' '}
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={t('files.leaveOutOne', { name: file.name })}
                onClick={() => onChange(files.filter((other) => other !== file))}
              >
                {t('files.leaveOut')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
