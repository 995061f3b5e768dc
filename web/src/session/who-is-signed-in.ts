import type { QueryClient } from '@tanstack/react-query';
import { meQuery, type Me } from '../api/me.js';
import { UnreachableError } from '../api/request.js';
import { leadToSignIn } from './half-signed-in.js';

/**
 * Who is signed in; without a connection, whoever was when the journal answered last and whose session may go on.
 * Nobody is led to the sign-in, and then back.
 */
export async function whoIsSignedIn(queryClient: QueryClient, from: string): Promise<Me> {
  try {
    return await queryClient.query(meQuery);
  } catch (error) {
    leadToSignIn(error, from);
    const known = queryClient.getQueryData(meQuery.queryKey);
    if (known !== undefined && error instanceof UnreachableError) return known;
    throw error;
  }
}
