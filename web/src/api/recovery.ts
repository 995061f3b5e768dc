import { request } from './request.js';

/** Has a code sent, where there is such an account; the answer is the same where there is none. */
export const askForRecovery = async (signInName: string) =>
  (await request('/api/recovery', { method: 'POST', body: { signInName } })) as {
    readonly validMinutes: number;
  };

export interface NewPassword {
  readonly signInName: string;
  readonly code: string;
  readonly password: string;
}

/** @throws ProblemError `recovery-refused`, `too-many-attempts`, or `invalid-input` with the fields at fault */
export const recoverPassword = (body: NewPassword) =>
  request('/api/recovery/password', { method: 'POST', body });
