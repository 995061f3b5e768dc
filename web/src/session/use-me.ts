import { useRouteContext } from '@tanstack/react-router';
import type { Me } from '../api/me.js';

/** Who is signed in, on every page but the sign-in. */
export function useMe(): Me {
  return useRouteContext({ from: '/signed-in', select: ({ me }) => me });
}
