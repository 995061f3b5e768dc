import './shell/styles.js';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startI18n } from './i18n/i18n.js';
import { keepPages } from './offline/new-version.js';
import { createQueryClient } from './session/query-client.js';
import { createAppRouter } from './router.js';
import { theme } from './shell/theme.js';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

await startI18n();
const queryClient = createQueryClient(() => void router.invalidate());
const router = createAppRouter(queryClient);

/** Browsers show it to scripts only as a property, so that no style sheet reads it out of the page. */
const styleNonce = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" getStyleNonce={styleNonce}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);

if (import.meta.env.PROD) {
  const keep = () => keepPages().catch((error: unknown) => console.warn('The pages are not kept', error));
  // After what the page itself needs.
  if (document.readyState === 'complete') void keep();
  else addEventListener('load', () => void keep());
}
