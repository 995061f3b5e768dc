import { isLoopback } from '../../notices/channels/loopback.js';

/** A portal of a state, region or ministry that signs people in: an OpenID provider (OpenID Connect Core 1.0). */
export interface Portal {
  /** As in addresses of the journal. */
  readonly id: string;
  readonly title: { readonly en: string; readonly ru: string };
  /** Issuer identifier; its discovery document lies below it. */
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** With `openid` among them. */
  readonly scopes: readonly string[];
  /** The names of the claims that say who somebody is. */
  readonly claims: { readonly name: string; readonly birthDate: string };
}

const FIELDS = ['id', 'title', 'issuer', 'clientId', 'clientSecret', 'clientSecretFile', 'scopes', 'claims'];
const USUAL_SCOPES = ['openid', 'profile'];
/** OpenID Connect Core 1.0 §5.1. */
const USUAL_CLAIMS = { name: 'name', birthDate: 'birthdate' };

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads what portals there are from JSON.
 * @throws an Error that names every field at fault, and no value, for some are secrets.
 */
export const parsePortals = (text: string, readFile: (path: string) => string): readonly Portal[] => {
  const declared = jsonIn(text);
  if (!Array.isArray(declared)) throw new Error('it must be a JSON array of portals');
  const faults: string[] = [];
  const portals = declared.map((one: unknown, index) => {
    const fault = (field: string, message: string) => faults.push(`${index.toString()}.${field} ${message}`);
    return portalFrom(isFields(one) ? one : {}, fault, readFile);
  });
  portals.forEach(({ id }, index) => {
    if (portals.findIndex((other) => other.id === id) < index) {
      faults.push(`${index.toString()}.id is another portal’s too`);
    }
  });
  if (faults.length > 0) throw new Error(faults.join('; '));
  return portals;
};

type Fault = (field: string, message: string) => void;

const portalFrom = (fields: Fields, fault: Fault, readFile: (path: string) => string): Portal => {
  for (const name of Object.keys(fields).filter((one) => !FIELDS.includes(one))) fault(name, 'is unknown');
  const { id, title, claims } = fields;
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]{0,31}$/.test(id)) {
    fault('id', 'must be up to 32 small letters, digits and hyphens, a letter first');
  }
  const titles = isFields(title) ? title : {};
  const named = isFields(claims) ? claims : {};
  if (claims !== undefined && !isFields(claims)) fault('claims', 'must be an object');
  return {
    id: String(id),
    title: { en: text(titles, 'en', 'title.en', fault), ru: text(titles, 'ru', 'title.ru', fault) },
    issuer: issuerFrom(fields['issuer'], fault),
    clientId: text(fields, 'clientId', 'clientId', fault),
    clientSecret: secretFrom(fields, fault, readFile),
    scopes: scopesFrom(fields['scopes'], fault),
    claims: {
      name: text({ ...USUAL_CLAIMS, ...named }, 'name', 'claims.name', fault),
      birthDate: text({ ...USUAL_CLAIMS, ...named }, 'birthDate', 'claims.birthDate', fault),
    },
  };
};

const text = (fields: Fields, name: string, path: string, fault: Fault): string => {
  const value = fields[name];
  if (typeof value === 'string' && value.trim() !== '' && value.length <= 500) return value;
  fault(path, 'must be a text');
  return '';
};

const issuerFrom = (value: unknown, fault: Fault): URL => {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  if (url && (url.protocol === 'https:' || isInsecure(url)) && url.search === '' && url.hash === '')
    return url;
  fault('issuer', 'must begin with https://, or http:// on this machine, without a query');
  return new URL('https://invalid.invalid');
};

/** Whether a portal is spoken to without TLS, which it is on this machine only. */
export const isInsecure = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && isLoopback(hostname);

const secretFrom = (fields: Fields, fault: Fault, readFile: (path: string) => string): string => {
  const path = fields['clientSecretFile'];
  if (path === undefined) return text(fields, 'clientSecret', 'clientSecret', fault);
  if (fields['clientSecret'] !== undefined) fault('clientSecret', 'is given beside clientSecretFile');
  try {
    const secret = readFile(typeof path === 'string' ? path : '').trim();
    if (secret !== '') return secret;
  } catch {
    // Told below, as that it is empty is.
  }
  fault('clientSecretFile', 'must name a file with the secret');
  return '';
};

const scopesFrom = (value: unknown, fault: Fault): readonly string[] => {
  const scopes: unknown = value ?? USUAL_SCOPES;
  // RFC 6749 §3.3.
  const isScope = (one: unknown) => typeof one === 'string' && /^[\x21\x23-\x5B\x5D-\x7E]+$/.test(one);
  if (Array.isArray(scopes) && scopes.every(isScope) && scopes.includes('openid')) return scopes as string[];
  fault('scopes', 'must be names of scopes, openid among them');
  return USUAL_SCOPES;
};

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('it is no JSON');
  }
};
