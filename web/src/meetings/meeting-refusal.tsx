import { KnownRefusal } from '../shell/refusal.js';
import { useMeetingTexts } from './texts/meeting-texts.js';

const known = [
  'meeting-refused',
  'vote-refused',
  'invalid-input',
  'meeting-not-found',
  'meeting-begun',
  'meeting-not-begun',
  'meeting-called-off',
  'proxy-passed-on',
  'too-many-proxies',
  'guardian-not-invited',
  'ballot-already-cast',
  'ballot-not-yours',
  'vote-closed',
  'change-required',
] as const;

/** Why something about a meeting was not done, in the reader's language. */
export function MeetingRefusal({ error }: { readonly error: unknown }) {
  const { t } = useMeetingTexts();
  return <KnownRefusal error={error} known={known} wordsOf={(code) => t(`refused.${code}`)} />;
}
