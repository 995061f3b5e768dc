import { createHash } from 'node:crypto';
import { canonicalJson } from '../../audit/transparency/canonical-json.js';
import { formatPosition, type Position } from '../../eventing/position.js';
import type { IsoWeek } from '../../school/civil-date.values.js';

/** What the signature is for, so that it is none of anything else; with the version of the text's form. */
export const PURPOSE = 'school-journal/acknowledgement/1';

/** What a guardian acknowledges: a week of a pupil's diary or a remark, as it was seen. */
export interface Acknowledged {
  readonly pupilId: string;
  readonly signerId: string;
  /** The position of the log of what was seen. */
  readonly seen: Position;
  readonly under: { readonly week: IsoWeek } | { readonly remarkId: string };
}

/** The one text that is signed: canonical JSON (RFC 8785) of ids, which follows from the fact that it leads to. */
export const textToSign = ({ pupilId, signerId, seen, under }: Acknowledged): string =>
  canonicalJson({
    purpose: PURPOSE,
    pupil: pupilId,
    signer: signerId,
    seen: formatPosition(seen),
    ...('week' in under ? { week: under.week } : { remark: under.remarkId }),
  });

/** SHA-256 of a text in UTF-8, base64url: what a passkey signs as its challenge. */
export const sha256Of = (text: string): string => createHash('sha256').update(text).digest('base64url');
