import type { ConsentEvent } from './consents.events.js';

/** What the account's owner says about the processing of personal data. */
export type ConsentCommand =
  { readonly kind: 'GiveConsent'; readonly version: string } | { readonly kind: 'WithdrawConsent' };

/** What was said last; undefined where nothing was: then it was given on paper, if at all. */
export type Consent =
  { readonly given: true; readonly version: string } | { readonly given: false } | undefined;

export const isWithdrawn = (consent: Consent): consent is { readonly given: false } =>
  consent?.given === false;

interface Whose {
  readonly accountId: string;
  readonly personId: string;
}

export const giveConsent = (
  { accountId, personId }: Whose,
  version: string,
  consent: Consent,
): ConsentEvent[] =>
  consent?.given === true && consent.version === version
    ? []
    : [{ type: 'ConsentGiven', data: { accountId, personId, version } }];

export const withdrawConsent = ({ accountId, personId }: Whose, consent: Consent): ConsentEvent[] => {
  if (isWithdrawn(consent)) return [];
  const version = consent === undefined ? {} : { version: consent.version };
  return [{ type: 'ConsentWithdrawn', data: { accountId, personId, ...version } }];
};

export const evolveConsent = (event: ConsentEvent): Consent =>
  event.type === 'ConsentGiven' ? { given: true, version: event.data.version } : { given: false };
