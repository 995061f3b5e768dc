import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../api/request.js';
import { keepAs } from './keep-as.js';
import { Refusal } from './refusal.js';

interface FileLinkProps {
  readonly href: string;
  /** What it is kept as, where the server's own name for it is not what is wanted. */
  readonly file?: string;
  readonly title?: string;
  readonly isButton?: boolean;
  readonly refused?: (error: unknown) => ReactNode;
  readonly children: ReactNode;
}

/** A file that comes when it is asked for, and is kept where the browser keeps downloads; a refusal is told beside it. */
export const FileLink = (props: FileLinkProps) => (
  // What came of one file is not told of the next that stands in its place.
  <OneFile key={props.href} {...props} />
);

function OneFile({
  href,
  file,
  title,
  isButton = false,
  refused = (error) => <Refusal error={error} />,
  children,
}: FileLinkProps) {
  const { t } = useTranslation();
  const getting = useMutation({
    mutationFn: () => download(href, { accept: '*/*' }),
    onSuccess: (content) => keepAs(file ?? content.name, content),
  });
  const link = {
    ...{ href, title },
    onClick: (event: MouseEvent) => {
      event.preventDefault();
      if (!getting.isPending) getting.mutate();
    },
  };
  return (
    <>
      {isButton ? (
        <Button component="a" variant="default" size="xs" loading={getting.isPending} {...link}>
          {children}
        </Button>
      ) : (
        <a aria-busy={getting.isPending} {...link}>
          {children}
        </a>
      )}
      <span role="status">{getting.data && t('kept', { file: file ?? getting.data.name })}</span>
      {refused(getting.error)}
    </>
  );
}
