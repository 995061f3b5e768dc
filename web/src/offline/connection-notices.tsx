import { Alert, Button } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { isConnected, onConnection } from '../api/connection.js';
import { isNewVersionThere, loadNewVersion, onNewVersion } from './new-version.js';

/** Above every page: that there is no connection, and that there is a newer version. */
export function ConnectionNotices() {
  const { t } = useTranslation();
  const isReached = useSyncExternalStore(onConnection, isConnected);
  const isNewer = useSyncExternalStore(onNewVersion, isNewVersionThere);
  return (
    <div role="status" data-testid="connection">
      {!isReached && (
        <Alert color="yellow" radius={0}>
          {t('offline.notice')}
        </Alert>
      )}
      {isNewer && (
        <Alert color="blue" radius={0}>
          {t('offline.newVersion')}{' '}
          <Button variant="default" size="xs" onClick={loadNewVersion}>
            {t('offline.load')}
          </Button>
        </Alert>
      )}
    </div>
  );
}
