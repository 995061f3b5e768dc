import type { Applying, SchoolKind } from '../api/applying.js';

/** What is typed, field by field. */
export interface Draft {
  readonly title: string;
  readonly code: string;
  readonly kind: SchoolKind;
  readonly municipality: string;
  readonly municipalityCode: string;
  readonly region: string;
  readonly regionCode: string;
  readonly address: string;
  readonly timeZone: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly office: string;
  readonly email: string;
  readonly phone: string;
}

export const emptyDraft = (timeZone: string): Draft => ({
  ...{ title: '', code: '', kind: 'combined', municipality: '', municipalityCode: '', region: '' },
  ...{
    regionCode: '',
    address: '',
    timeZone,
    givenName: '',
    familyName: '',
    office: '',
    email: '',
    phone: '',
  },
});

/** A region is told where it has both a code and a name. */
export function applyingFrom(draft: Draft, consent: string): Applying {
  const { municipality, municipalityCode, region, regionCode, kind, ...texts } = draft;
  const trimmed = Object.fromEntries(
    Object.entries(texts).map(([field, text]) => [field, text.trim()]),
  ) as typeof texts;
  const isRegionTold = region.trim() !== '' || regionCode.trim() !== '';
  return {
    ...{ ...trimmed, kind, consent },
    municipality: { code: municipalityCode.trim(), title: municipality.trim() },
    ...(isRegionTold ? { region: { code: regionCode.trim(), title: region.trim() } } : {}),
  };
}

const FIELDS: Readonly<Record<string, keyof Draft>> = {
  'municipality.code': 'municipalityCode',
  'municipality.title': 'municipality',
  'region.code': 'regionCode',
  'region.title': 'region',
};

/** The field of the form that the journal means. */
export const fieldOf = (field: string): string => FIELDS[field] ?? field;
