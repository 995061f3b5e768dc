import { createHmac, timingSafeEqual } from 'node:crypto';
import { CHANNELS, isNoticeKind, ruleOf, type Channel, type NoticeKind } from '../notice-kinds.values.js';

/** A kind of thing that one may choose not to be told. */
export type OptionalKind = Exclude<
  NoticeKind,
  | 'page-alert'
  | 'account-issued'
  | 'school-application'
  | 'school-invitation'
  | 'contact-code'
  | 'recovery-code'
  | 'corrections-alert'
  | 'security-alert'
>;

/** Whose messages about what end, in one channel. */
export interface Unsubscription {
  readonly personId: string;
  readonly kind: OptionalKind;
  readonly channel: Channel;
}

/** The name of the vault's secret that links are signed with. */
export const UNSUBSCRIBE_SECRET = 'unsubscribe links';

/** Bytes of the signature: half of SHA-256's, the least that RFC 2104 §5 recommends. */
const SIGNATURE_BYTES = 16;

/**
 * Where a click ends messages of a kind in a channel (RFC 8058); none where the kind can't be ended. It works for as
 * long as the secret is kept: whoever clicks in an old mail means it too, and can take it back when signed in.
 */
export const unsubscribeLink = (
  publicUrl: string,
  secret: Buffer,
  {
    personId,
    kind,
    channel,
  }: { readonly personId: string; readonly kind: NoticeKind; readonly channel: Channel },
): string | undefined =>
  isOptional(kind)
    ? `${publicUrl}/unsubscribe/${unsubscribeToken(secret, { personId, kind, channel })}`
    : undefined;

/** `person.kind.channel.signature`. It says nothing about anybody but an id. */
export const unsubscribeToken = (secret: Buffer, { personId, kind, channel }: Unsubscription): string => {
  const signed = `${personId}.${kind}.${channel}`;
  return `${signed}.${signatureOf(secret, signed).toString('base64url')}`;
};

/** What a token ends, or undefined where it is none that this installation signed. */
export const unsubscriptionIn = (secret: Buffer, token: string): Unsubscription | undefined => {
  const [, signed = '', personId = '', kind = '', name, signature = ''] =
    /^((\w+)\.([\w-]+)\.(\w+))\.([\w-]+)$/.exec(token) ?? [];
  const channel = CHANNELS.find((known) => known === name);
  if (!isNoticeKind(kind) || !isOptional(kind) || !channel) return undefined;
  const expected = Buffer.from(signatureOf(secret, signed).toString('base64url'));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  return { personId, kind, channel };
};

const isOptional = (kind: NoticeKind): kind is OptionalKind => ruleOf(kind).mandatory !== true;

const signatureOf = (secret: Buffer, signed: string): Buffer =>
  createHmac('sha256', secret).update(signed).digest().subarray(0, SIGNATURE_BYTES);
