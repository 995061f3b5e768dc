/** What a school sets, each on a page of its own, in the order in which it is set up. */
export const SETTINGS = [
  'years',
  'scale',
  'works',
  'rounding',
  'window',
  'reasons',
  'ratings',
  'tests',
  'meetings',
] as const;
export type Setting = (typeof SETTINGS)[number];

export const settingCalled = (name: string): Setting | undefined => SETTINGS.find((one) => one === name);
