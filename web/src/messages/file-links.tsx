import type { AttachedFile } from '../api/messages.js';
import { FileLink } from '../shell/file-link.js';
import classes from './messages.module.css';
import { useMessageTexts } from './texts/message-texts.js';

interface FileLinksProps {
  readonly files: readonly AttachedFile[];
  readonly addressOf: (file: AttachedFile) => string;
}

/** What goes with what was written, to be saved. */
export function FileLinks({ files, addressOf }: FileLinksProps) {
  const { t, i18n } = useMessageTexts();
  return (
    <ul role="list" aria-label={t('files.label')} className={classes['files']}>
      {files.map((file) => (
        <li key={file.fileId}>
          <FileLink href={addressOf(file)} file={file.name}>
            {file.name}
          </FileLink>{' '}
          <span className={classes['fresh']}>{sizeIn(i18n.language, file.size)}</span>
        </li>
      ))}
    </ul>
  );
}

const KILOBYTE = 1000;

const sizeIn = (language: string, bytes: number): string => {
  const isLarge = bytes >= KILOBYTE * KILOBYTE;
  const value = bytes / (isLarge ? KILOBYTE * KILOBYTE : KILOBYTE);
  return new Intl.NumberFormat(language, {
    ...{ style: 'unit', unit: isLarge ? 'megabyte' : 'kilobyte', maximumSignificantDigits: 2 },
  }).format(value);
};
