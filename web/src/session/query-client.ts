import { hashKey, QueryCache, QueryClient } from '@tanstack/react-query';
import { meQuery } from '../api/me.js';
import { isRefusal, isSignedOut } from '../api/request.js';
import { forgetKept } from '../offline/offline-reading.js';

/**
 * Answers of the server, kept while they are shown. Where any of them says that nobody is signed in (any more),
 * whatever was kept is forgotten and `onSignedOut` runs. "Who am I" is left out: its one asker is the route
 * that every page lies in, which then leads to the sign-in.
 */
export function createQueryClient(onSignedOut: () => void): QueryClient {
  const queryClient = new QueryClient({
    queryCache: new QueryCache({
      onError(error, query) {
        if (!isSignedOut(error)) return;
        void forgetKept();
        if (query.queryHash === hashKey(meQuery.queryKey)) return;
        queryClient.clear();
        onSignedOut();
      },
    }),
    defaultOptions: {
      // A refusal stays one; only what was busy, broken or out of reach is asked again. Without a connection that is
      // said at once, and nothing waits unseen until there is one.
      queries: {
        retry: (failures, error) => !isRefusal(error) && failures < 2 && navigator.onLine,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
  return queryClient;
}
