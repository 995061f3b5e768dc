import type { TreeHead } from '../transparency/checkpoint.js';
import { EMPTY_ROOT, isConsistent } from '../transparency/merkle.js';
import {
  MalformedNote,
  verifiedBy,
  type NoteSignature,
  type VerifierKey,
} from '../transparency/signed-note.js';
import type { Submission } from './submission.js';

/**
 * What is wrong with a checkpoint that its log has signed:
 * - `fork`: the log itself is convicted, by two trees of one size, or by leaves in a tree that has none
 * - `unproven`: the proof does not lead from the tree that was cosigned to this one; that may be the log's fault, or
 *   that of whoever sent it
 */
export type Inconsistency = 'fork' | 'unproven';

/** The answer to a submission, by its HTTP status: C2SP tlog-witness `add-checkpoint`. */
export type Verdict =
  | { readonly status: 200; readonly signatures: readonly NoteSignature[] }
  | { readonly status: 400 | 403; readonly reason: string }
  | { readonly status: 409; readonly size: number }
  | { readonly status: 422; readonly inconsistency: Inconsistency };

/**
 * Judges a submission of a log by the tree that was cosigned last; undefined where none was. What it is to be cosigned
 * with are the log's own signatures.
 * @param keys those of this log
 */
export const judge = (
  { oldSize, proof, checkpoint }: Submission,
  keys: readonly VerifierKey[],
  cosigned: TreeHead | undefined,
): Verdict => {
  const signatures = signaturesBy(keys, checkpoint.note);
  if (!signatures) return { status: 403, reason: 'It is not signed with a key of this log.' };
  if (oldSize > checkpoint.size) return { status: 400, reason: 'The old size is above the checkpoint’s.' };
  const size = cosigned?.size ?? 0;
  if (oldSize !== size) return { status: 409, size };
  const inconsistency = inconsistencyOf(checkpoint, { size, root: cosigned?.root ?? EMPTY_ROOT }, proof);
  return inconsistency ? { status: 422, inconsistency } : { status: 200, signatures };
};

const inconsistencyOf = (
  { size, root }: TreeHead,
  old: Pick<TreeHead, 'size' | 'root'>,
  proof: Submission['proof'],
): Inconsistency | undefined => {
  if (isConsistent(old, { size, root }, proof)) return undefined;
  return size === old.size && !root.equals(old.root) ? 'fork' : 'unproven';
};

/** The signatures of some keys; undefined where there are none, or where one of them is false. */
const signaturesBy = (
  keys: readonly VerifierKey[],
  note: Submission['checkpoint']['note'],
): readonly NoteSignature[] | undefined => {
  try {
    const signers = verifiedBy(note, keys).map(({ key }) => key);
    const signatures = note.signatures.filter((signature) =>
      signers.some(({ name, keyId }) => name === signature.name && keyId.equals(signature.keyId)),
    );
    return signatures.length > 0 ? signatures : undefined;
  } catch (error) {
    if (error instanceof MalformedNote) return undefined;
    throw error;
  }
};
