import { DomainError, type Refusal } from '../../eventing/domain-error.js';

/** Everything that comes of a sign-in by a portal but a sign-in: what is told, and how it is answered. */
const REFUSALS = {
  'portal-not-found': ['not-found', 'There is no such portal; GET /api/portals lists them.'],
  'portal-state-unknown': ['bad-input', 'This sign-in was not begun here. Begin it anew.'],
  'portal-state-expired': ['gone', 'This sign-in took too long. Begin it anew.'],
  'portal-state-used': ['gone', 'This sign-in was finished before. Begin it anew.'],
  'portal-consent-denied': ['forbidden', 'Nothing was told by the portal, since that was not agreed to.'],
  'portal-refused': ['unauthenticated', 'The portal signs nobody in this time. Begin anew.'],
  'portal-answer-invalid': ['unauthenticated', 'What the portal answered proves nothing. Begin anew.'],
  'portal-away': ['unavailable', 'The portal does not answer at the moment. Sign in by name and password.'],
  'portal-link-unknown': [
    'gone',
    'There is nothing to link, or it took too long. Sign in by the portal anew.',
  ],
  'portal-link-not-confirmed': ['conflict', 'Name the account first, by its sign-in name and password.'],
  'portal-identity-taken': ['conflict', 'This identity of the portal is linked to another account.'],
  'portal-identity-busy': ['conflict', 'This identity is being linked at this moment. Try again shortly.'],
} as const satisfies Readonly<Record<string, readonly [Refusal, string]>>;

export type PortalRefusal = keyof typeof REFUSALS;

/** @param cause goes to the log by its message, which must name nobody. */
export const portalRefusal = (code: PortalRefusal, cause?: unknown): DomainError => {
  const [kind, message] = REFUSALS[code];
  const retryAfter = code === 'portal-away' ? 30 : undefined;
  const refusal = new DomainError(code, message, kind, [], retryAfter);
  if (cause !== undefined) refusal.cause = cause;
  return refusal;
};
