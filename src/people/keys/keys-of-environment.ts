import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isLoopback } from '../../notices/channels/loopback.js';
import { Variables } from '../../variables.js';
import { decodeKeys, keyFile, ownKeyFile } from './key-file.js';
import { LocalKeys, type KeyPlace } from './local-keys.js';
import type { MasterKeys } from './master-keys.js';
import { TransitKeys, type TransitOptions } from './transit-keys.js';

/**
 * The master keys that the environment names.
 *
 * - `MASTER_KEY`: 32 bytes, base64; `MASTER_KEYS_BEFORE`, those that it replaced, while they still wrap something.
 * - `MASTER_KEY_FILE`: a file of such keys, one a line, the current one first.
 * - `KMS_URL`, `KMS_KEY`, `KMS_TOKEN_FILE` and `KMS_MOUNT` (`transit`): a key service with Vault's transit API. Keys
 *   that are named beside it, as above, only unwrap: a journal goes over to a service by a rotation.
 *
 * @param ownFile on one machine, made on the first start where nothing else is named.
 */
export const masterKeys = async (env: NodeJS.ProcessEnv, ownFile?: string): Promise<MasterKeys> => {
  if (env['KMS_URL'] === undefined) return new LocalKeys(await localPlace(env, ownFile));
  const kept = ownFile !== undefined && existsSync(ownFile) ? ownFile : undefined;
  const isNamed = env['MASTER_KEY'] !== undefined || env['MASTER_KEY_FILE'] !== undefined;
  const transit = transitFrom(env);
  if (!isNamed && kept === undefined) return new TransitKeys(transit);
  return new TransitKeys({ ...transit, before: new LocalKeys(await localPlace(env, kept)) });
};

const localPlace = async (env: NodeJS.ProcessEnv, ownFile: string | undefined): Promise<KeyPlace> => {
  const key = env['MASTER_KEY'];
  if (key !== undefined) {
    const before = env['MASTER_KEYS_BEFORE'];
    const keys = [
      ...decodeKeys(key, 'MASTER_KEY'),
      ...(before === undefined ? [] : decodeKeys(before, 'MASTER_KEYS_BEFORE')),
    ];
    return { read: () => Promise.resolve(keys) };
  }
  const named = env['MASTER_KEY_FILE'];
  if (named === undefined && ownFile === undefined)
    throw new Error('Set MASTER_KEY or MASTER_KEY_FILE: 32 random bytes, base64; or KMS_URL.');
  const place = named === undefined || named === ownFile ? await ownKeyFile(ownFile ?? '') : keyFile(named);
  // What is wrong with it is told at the start.
  await place.read();
  return place;
};

const transitFrom = (env: NodeJS.ProcessEnv): TransitOptions => {
  const variables = new Variables(env, (path) => readFileSync(path, 'utf8'));
  const url = variables.url('KMS_URL', 'https', 'http');
  if (url?.protocol === 'http:' && !isLoopback(url.hostname)) {
    variables.fault('KMS_URL must begin with https://, but for a service on this machine');
  }
  const [key, mount] = [env['KMS_KEY'] ?? '', env['KMS_MOUNT'] ?? 'transit'];
  if (!/^[\w.-]+$/.test(key)) variables.fault('KMS_KEY must be the name of a key of the key service');
  if (!/^[\w.-]+(\/[\w.-]+)*$/.test(mount)) variables.fault('KMS_MOUNT must be the path of a transit engine');
  const file = env['KMS_TOKEN_FILE'];
  if (file === undefined) variables.fault('KMS_TOKEN_FILE must name a file with a token of the key service');
  else variables.file('KMS_TOKEN_FILE');
  variables.refuse();
  return {
    url: (url?.href ?? '').replace(/\/$/, ''),
    ...{ mount, key },
    token: async () => (await readFile(file ?? '', 'utf8')).trim(),
  };
};
