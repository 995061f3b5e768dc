import { addPlugins, addRoute, matchPrecache, precache } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope;
/** What the build made, put in by the build: paths, with a digest where the name has none. */
declare const BUILT: readonly { readonly url: string; readonly revision: string | null }[];

/** The page that everything is shown in, whatever its address is. */
const SHELL = '/';
/** What the server answers itself, and no page is for. */
const NO_PAGES = /^\/(api|ims|oauth|unsubscribe|calendar|admin\/queues)(\/|$)/;

const paths = new Set(BUILT.map(({ url }) => url));

// While servers are replaced one after another, one may answer with the page of another build, which would be empty.
addPlugins([
  {
    cacheWillUpdate: async ({ request, response }) => {
      if (new URL(request.url).pathname !== SHELL) return response.ok ? response : null;
      const named = (await response.clone().text()).match(/\/assets\/[\w.-]+/g) ?? [];
      return response.ok && named.every((path) => paths.has(path)) ? response : null;
    },
  },
]);
precache([...BUILT]);

// The page comes from the server, with a policy of its own each time, and from here only where none answers.
registerRoute(
  new NavigationRoute(
    async ({ request }) => {
      try {
        return await fetch(request);
      } catch (error) {
        const shell = await matchPrecache(SHELL);
        if (shell) return shell;
        throw error;
      }
    },
    { denylist: [NO_PAGES] },
  ),
);
addRoute();

// A new version waits until the pages of the old one are closed, or until somebody wants it now.
self.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void self.skipWaiting();
});
