import type { Handler, Handlers } from './context.js';

/** Wire version of MongoDB 7.0; the driver asks for 9 at least. */
const maxWireVersion = 21;
const version = '7.0.0';

/** No `topologyVersion`, so the driver polls; no `setName`, so it sees a standalone server. */
const hello: Handler = (command, { connection }) => ({
  [command.name === 'hello' ? 'isWritablePrimary' : 'ismaster']: true,
  helloOk: true,
  maxBsonObjectSize: 16 * 1024 * 1024,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  localTime: new Date(),
  logicalSessionTimeoutMinutes: 30,
  connectionId: connection,
  minWireVersion: 0,
  maxWireVersion,
  readOnly: false,
  ok: 1,
});

const buildInfo: Handler = () => ({
  version,
  versionArray: version.split('.').map(Number).concat(0),
  modules: ['embedded'],
  maxBsonObjectSize: 16 * 1024 * 1024,
  ok: 1,
});

export const handshake: Handlers = {
  hello,
  isMaster: hello,
  ismaster: hello,
  ping: () => ({ ok: 1 }),
  buildInfo,
  buildinfo: buildInfo,
  endSessions: () => ({ ok: 1 }),
};
