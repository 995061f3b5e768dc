/** What somebody comes with, as far as it helps to tell one's own devices apart; nothing that tells people apart. */
export interface BrowserKind {
  readonly browser: string;
  readonly system: string;
}

/** The first that matches: most browsers name those as well that they want to be taken for. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\bYaBrowser\//, 'Yandex Browser'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Headless)?Chrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

export const OTHER = 'other';

/** From a User-Agent header (RFC 9110 §10.1.5), which may say anything: one of a few names comes out. */
export const browserKindOf = (userAgent: string | undefined): BrowserKind => {
  const nameIn = (names: typeof BROWSERS) =>
    names.find(([pattern]) => pattern.test((userAgent ?? '').slice(0, 1000)))?.[1] ?? OTHER;
  return { browser: nameIn(BROWSERS), system: nameIn(SYSTEMS) };
};
