import { beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { configFrom } from '../../src/config.js';
import { LocalKeys, onlyKey } from '../../src/people/keys/local-keys.js';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly command?: string | readonly string[];
  readonly environment?: Readonly<Record<string, string | number | boolean>>;
  readonly env_file?: readonly { readonly path: string; readonly required: boolean }[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly networks: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly secrets?: readonly string[];
  readonly restart?: string;
}
interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
  readonly volumes: Readonly<Record<string, null>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const ROLES = ['api', 'projector', 'notifier'];
const ENGINES = ['eventstore', 'mongodb', 'redis'];
const ADDRESSES = { EVENTSTORE_URL: 'eventstore', MONGO_URL: 'mongodb', QUEUE_URL: 'redis' };

describe('docker-compose.yml', () => {
  let text: string;
  let compose: Compose;

  beforeAll(async () => {
    text = await readFile(new URL('../../docker-compose.yml', import.meta.url), 'utf8');
    compose = parse(text, { merge: true }) as Compose;
  });

  const service = (name: string): Service => {
    const found = compose.services[name];
    if (!found) throw new Error(`there is no service ${name}`);
    return found;
  };

  it('has every role, every engine and the step that makes the replica set', () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      [...ROLES, ...ENGINES, 'mongodb-replica-set'].sort(),
    );
  });

  it.each(ROLES)('gives %s a configuration that the application accepts', (role) => {
    const { environment = {} } = service(role);
    const env = Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, String(value)]));
    expect([...configFrom(env, new LocalKeys(onlyKey(Buffer.alloc(32)))).roles]).toEqual([role]);
  });

  it.each(ROLES)('gives %s addresses of services on a network that they share', (role) => {
    for (const [variable, engine] of Object.entries(ADDRESSES)) {
      const address = new URL(String(service(role).environment?.[variable]));
      expect(address.hostname).toBe(engine);
      expect(service(engine).networks.filter((one) => service(role).networks.includes(one))).toEqual([
        'engines',
      ]);
    }
  });

  it.each(ROLES)('starts %s when its engines are well, and says whether it is well itself', (role) => {
    expect(service(role).depends_on).toEqual({
      eventstore: { condition: 'service_healthy' },
      mongodb: { condition: 'service_healthy' },
      'mongodb-replica-set': { condition: 'service_completed_successfully' },
      redis: { condition: 'service_healthy' },
    });
    expect(service(role).healthcheck?.test.join(' ')).toContain('http://localhost:8080/health');
  });

  it('depends on nothing that is missing or cannot tell how it is', () => {
    for (const [name, { depends_on = {} }] of Object.entries(compose.services)) {
      for (const [dependency, { condition }] of Object.entries(depends_on)) {
        if (condition === 'service_healthy') expect(service(dependency).healthcheck).toBeDefined();
        else expect([name, service(dependency).restart]).toEqual([name, 'no']);
      }
    }
  });

  it('spells every command as words, not as what YAML makes of a brace or a colon', () => {
    for (const { command = [], healthcheck } of Object.values(compose.services)) {
      for (const word of [command, healthcheck?.test ?? []].flat()) expect(typeof word).toBe('string');
    }
  });

  it('builds the one image once and runs every role from it', () => {
    expect(ROLES.map((role) => service(role).image)).toEqual(Array(3).fill('school-journal'));
    expect(ROLES.filter((role) => service(role).build !== undefined)).toEqual(['api']);
  });

  it('keeps the engines, which ask for no password, where only the roles can reach them', () => {
    expect(compose.networks.engines?.internal).toBe(true);
    for (const engine of ENGINES) {
      expect(service(engine).networks).toEqual(['engines']);
      expect(service(engine).ports).toBeUndefined();
    }
  });

  it('keeps what the engines store', () => {
    for (const engine of ENGINES) expect(service(engine).volumes).not.toHaveLength(0);
    const mounted = Object.values(compose.services).flatMap(({ volumes = [] }) => volumes);
    expect(mounted.map((mount) => mount.split(':')[0]).sort()).toEqual(Object.keys(compose.volumes).sort());
  });

  it('runs Redis as BullMQ needs it: nothing is evicted, and a crash costs a second at most', () => {
    const command = [service('redis').command].flat().join(' ');
    expect(command).toContain('--maxmemory-policy noeviction');
    expect(command).toContain('--appendonly yes --appendfsync everysec');
  });

  it('runs MongoDB as the replica set that its address names', () => {
    const name = new URL(String(service('api').environment?.MONGO_URL)).searchParams.get('replicaSet');
    expect(name).toBe('journal');
    expect([service('mongodb').command].flat().join(' ')).toContain(`--replSet ${String(name)}`);
    expect([service('mongodb-replica-set').command].flat().join(' ')).toContain(`_id: '${String(name)}'`);
  });

  it('holds no secret itself', () => {
    expect(text).not.toMatch(/(password|passwd|secret|token|api_?key)\s*[:=]\s*[^\s[]/i);
    for (const [name, { environment = {}, secrets = [], env_file = [] }] of Object.entries(
      compose.services,
    )) {
      expect(Object.keys(environment)).not.toContain('MASTER_KEY');
      for (const value of Object.values(environment)) expect(String(value)).not.toMatch(/\/\/[^/]*@/);
      if (!ROLES.includes(name)) continue;
      expect(environment.MASTER_KEY_FILE).toBe('/run/secrets/master_key');
      expect(secrets).toEqual(['master_key']);
      // Below data/, which is in neither the repository nor the image.
      for (const { path } of env_file) expect(path).toMatch(/^\.\/data\//);
    }
    expect(compose.secrets.master_key?.file).toMatch(/data\/secrets\//);
  });
});

describe('The image', () => {
  it('is built from the lock file, holds no compiler, and does not run as root', async () => {
    const dockerfile = await readFile(new URL('../../Dockerfile', import.meta.url), 'utf8');
    const [build = '', final = ''] = dockerfile.split(/^FROM /m).slice(1);
    expect(build).toMatch(/npm ci[^]*prepare\.mjs --build[^]*npm prune --omit=dev/);
    expect(final).toMatch(/^USER node$/m);
    expect(final).toMatch(/^CMD .*dist\/src\/main\.js/m);
    const ignored = await readFile(new URL('../../.dockerignore', import.meta.url), 'utf8');
    expect(ignored.split('\n')).toEqual(expect.arrayContaining(['data', 'node_modules', '.git']));
  });
});
