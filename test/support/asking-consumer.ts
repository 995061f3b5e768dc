import { runJournal } from './command-line.js';
import { eventually } from './eventually.js';
import type { RunningSchool } from './running-school.js';
import { expectStatus, Visitor, type Answer, type Headed } from './visitor.js';

export interface WantedGrant {
  readonly title: string;
  readonly scopes: readonly string[];
  /** All of them, where none is named. */
  readonly schools?: readonly string[];
}

/** A system that asks with a token, as a consumer that the operator has registered. */
export interface AskingConsumer {
  readonly consumerId: string;
  get<Body = unknown>(path: string, headers?: Headed): Promise<Answer<Body>>;
  put<Body = unknown>(path: string, body: unknown): Promise<Answer<Body>>;
  delete<Body = unknown>(path: string): Promise<Answer<Body>>;
}

/** Registers an identified consumer at the command line, and has it let in. */
export const consumerIn = async (
  school: RunningSchool,
  { title, scopes, schools = [] }: WantedGrant,
): Promise<AskingConsumer> => {
  const options = [
    ...scopes.flatMap((scope) => ['--scope', scope]),
    ...schools.flatMap((id) => ['--school', id]),
    ...['--identified', '--legal-ground', 'Agreement on the learning platform'],
  ];
  const { code, stdout, stderr } = await runJournal(['consumers', 'add', title, ...options], school.dataDir);
  const [, consumerId = ''] = /client id: (\S+)/.exec(stdout) ?? [];
  const [, secret = ''] = /client secret: (\S+)/.exec(stdout) ?? [];
  if (code !== 0) throw new Error(`${title} is not registered: ${stderr}`);
  const visitor = new Visitor(school.url);
  const headers = {
    Authorization: `Basic ${Buffer.from(`${consumerId}:${secret}`).toString('base64')}`,
    'Content-Type': 'application/x-www-form-urlencoded',
  };
  const ask = () =>
    visitor.send<{ access_token: string }>('POST', '/oauth/token', 'grant_type=client_credentials', headers);
  // The application hears of what the command line has written a moment later.
  let answer = await ask();
  const isLetIn = async () => (answer.status === 200 ? true : (answer = await ask()).status === 200);
  await eventually(isLetIn);
  const Authorization = `Bearer ${expectStatus(200, answer).body.access_token}`;
  return {
    consumerId,
    get: (path, more = {}) => visitor.get(path, { Authorization, ...more }),
    put: (path, body) => visitor.put(path, body, { Authorization }),
    delete: (path) => visitor.delete(path, { Authorization }),
  };
};
