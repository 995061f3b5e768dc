/** How the characters of a short message travel: the alphabet of phones, or two octets each. */
export type SmsAlphabet = 'gsm' | 'ucs2';

/** A short message as it is charged and carried: one part, or several that the phone puts together. */
export interface SmsText {
  readonly alphabet: SmsAlphabet;
  readonly parts: readonly string[];
}

/** GSM 03.38 (3GPP TS 23.038 §6.2.1), by code; 0x1B, the escape to the extension table, is no character. */
const BASIC = Array.from(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** The extension table (§6.2.1.1), each sent after an escape. */
const EXTENSION: readonly (readonly [string, number])[] = [
  ['\f', 0x0a],
  ['^', 0x14],
  ['{', 0x28],
  ['}', 0x29],
  ['\\', 0x2f],
  ['[', 0x3c],
  ['~', 0x3d],
  [']', 0x3e],
  ['|', 0x40],
  ['€', 0x65],
];
const ESCAPE = 0x1b;

const GSM = new Map<string, readonly number[]>([
  ...BASIC.map((character, code) => [character, [code]] as const).filter(([, [code]]) => code !== ESCAPE),
  ...EXTENSION.map(([character, code]) => [character, [ESCAPE, code]] as const),
]);

/**
 * Units in a message of 140 octets: septets, or UTF-16 units. A part of several gives six octets to the header that
 * numbers it (3GPP TS 23.040 §9.2.3.24.1).
 */
const ROOM: Readonly<Record<SmsAlphabet, { readonly alone: number; readonly part: number }>> = {
  gsm: { alone: 160, part: 153 },
  ucs2: { alone: 70, part: 67 },
};

/** Splits a text into as few parts as carry it; neither an escaped nor a supplementary character is torn. */
export const smsTextOf = (text: string): SmsText => {
  const characters = Array.from(text);
  const alphabet = characters.every((character) => GSM.has(character)) ? 'gsm' : 'ucs2';
  const { alone, part } = ROOM[alphabet];
  const unitsOf = (character: string) =>
    alphabet === 'gsm' ? (GSM.get(character)?.length ?? 0) : character.length;
  if (characters.reduce((sum, character) => sum + unitsOf(character), 0) <= alone) {
    return { alphabet, parts: [text] };
  }
  const parts: string[] = [];
  let current = '';
  let used = 0;
  for (const character of characters) {
    if (used + unitsOf(character) > part) {
      parts.push(current);
      current = '';
      used = 0;
    }
    current += character;
    used += unitsOf(character);
  }
  return { alphabet, parts: [...parts, current] };
};

/** How many messages a text is charged as; an empty one is a message too. */
export const segmentsOf = (text: string): number => smsTextOf(text).parts.length;

/** The octets of a part: one for each septet, as SMPP carries them unpacked, or UTF-16 with the high octet first. */
export const smsOctets = (part: string, alphabet: SmsAlphabet): Buffer =>
  alphabet === 'gsm'
    ? Buffer.from(Array.from(part).flatMap((character) => GSM.get(character) ?? []))
    : Buffer.from(part, 'utf16le').swap16();
