import { describe, expect, it } from '@jest/globals';
import { parsePortals } from './portal.js';

const STATE = {
  id: 'state',
  title: { en: 'State services', ru: 'Госуслуги' },
  issuer: 'https://id.state.example/oidc',
  clientId: 'journal',
  clientSecret: 's3cret',
};
const parse = (...portals: readonly unknown[]) =>
  parsePortals(JSON.stringify(portals), (path) => {
    if (path === '/secret') return 'from a file\n';
    if (path === '/empty') return '\n';
    throw new Error(`no ${path}`);
  });
const faultsOf = (...portals: readonly unknown[]): string[] => {
  try {
    parse(...portals);
    return [];
  } catch (error) {
    return (error as Error).message.split('; ').map((fault) => fault.split(' ')[0] ?? '');
  }
};

describe('The portals', () => {
  it('are read with what is usual where nothing is said', () => {
    expect(parse(STATE)).toEqual([
      {
        ...STATE,
        issuer: new URL(STATE.issuer),
        scopes: ['openid', 'profile'],
        claims: { name: 'name', birthDate: 'birthdate' },
      },
    ]);
    const { clientSecret: _, ...open } = STATE;
    const told = { scopes: ['openid', 'fullname'], claims: { name: 'fio' } };
    expect(parse({ ...open, ...told, clientSecretFile: '/secret' })[0]).toMatchObject({
      ...{ clientSecret: 'from a file', scopes: ['openid', 'fullname'] },
      claims: { name: 'fio', birthDate: 'birthdate' },
    });
  });

  it('are spoken to by TLS, but for one on this machine', () => {
    const issuers = ['http://127.0.0.1:9000', 'http://localhost/oidc', 'https://id.example'];
    for (const issuer of issuers) expect(faultsOf({ ...STATE, issuer })).toEqual([]);
    for (const issuer of [
      'http://id.example',
      'ftp://id.example',
      'id.example',
      'https://id.example/?a=b',
      7,
    ])
      expect(faultsOf({ ...STATE, issuer })).toEqual(['0.issuer']);
  });

  it('are refused with every field at fault, and no secret', () => {
    expect(faultsOf(STATE, {})).toEqual([
      ...['1.id', '1.title.en', '1.title.ru', '1.issuer', '1.clientId', '1.clientSecret'],
    ]);
    expect(
      faultsOf({ ...STATE, id: 'State', clientSecretFile: '/none', scopes: ['profile'], claims: [], x: 1 }),
    ).toEqual(['0.x', '0.id', '0.claims', '0.clientSecret', '0.clientSecretFile', '0.scopes']);
    expect(faultsOf({ ...STATE, clientSecret: undefined, clientSecretFile: '/empty' })).toEqual([
      '0.clientSecretFile',
    ]);
    expect(faultsOf(STATE, STATE)).toEqual(['1.id']);
    expect(() => parse({ ...STATE, id: 's3cret!' })).toThrow(/^(?!.*s3cret)/);
  });

  it('are a JSON array', () => {
    for (const text of ['', '{}', 'null', '[']) expect(() => parsePortals(text, String)).toThrow(/JSON/);
    expect(parsePortals('[]', String)).toEqual([]);
  });
});
