import { Button, Code, List } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface SpareCodesProps {
  readonly codes: readonly string[];
  readonly isPending?: boolean;
  readonly onKept: () => void;
}

/** Shows spare codes, this once, until they are kept elsewhere. */
export function SpareCodes({ codes, isPending = false, onKept }: SpareCodesProps) {
  const { t } = useTranslation();
  return (
    <>
      <p role="status">{t('secondFactor.spareCodes')}</p>
      <List mb="md">
        {codes.map((code) => (
          <List.Item key={code}>
            <Code>{code}</Code>
          </List.Item>
        ))}
      </List>
      <Button size="md" fullWidth loading={isPending} onClick={onKept}>
        {t('secondFactor.kept')}
      </Button>
    </>
  );
}
