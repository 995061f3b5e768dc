import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import cookie from '@fastify/cookie';
import { default as files } from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { calendarNotFound } from './access/calendars.rules.js';
import { Doorkeeper } from './access/doorkeeper.js';
import { AppModule } from './app.module.js';
import { LogReader } from './audit/log/log-reader.js';
import { serveLog } from './audit/log/serving.js';
import { noteReads } from './audit/read-log/note-reads.js';
import { ReadLog } from './audit/read-log/read-log.js';
import { noteRefusals } from './audit/refusals/note-refusals.js';
import { RefusalLog } from './audit/refusals/refusal-log.js';
import type { Config } from './config.js';
import { acceptJsonOnly } from './http/json-body.js';
import { ProblemFilter, refusedBefore, sendProblem } from './http/problem.filter.js';
import { contentSecurityPolicy, protect } from './http/protection.js';
import { limitRates } from './http/rate-limit.js';
import { validation } from './http/validation.js';
import { logTo } from './log.js';
import { serveQueueBoard } from './notices/operation/queue-board.js';
import { isOneRoster, tellAsOneRoster } from './oneroster/rest/status-info.js';
import { Metrics } from './operation/metrics.js';

export interface RunningApp {
  readonly url: string;
  close(): Promise<void>;
}

const BODY_LIMIT = 1024 * 1024;

/** Builds the application for its roles and listens. */
export const startApp = async (config: Config, pages = pagesFolder()): Promise<RunningApp> => {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    trustProxy: process.env['TRUST_PROXY'] === 'true',
    // Probes and Prometheus look for these at the root.
    rewriteUrl: ({ url = '/' }) => (url === '/health' || url === '/metrics' ? `/api${url}` : url),
    // What the router itself refuses does not come to Nest's filter.
    frameworkErrors: ({ statusCode = 400 }: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      sendProblem(reply, refusedBefore(statusCode, 'No address here looks like this; /api/docs lists them.'));
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    logger: ['error', 'warn'],
    bodyParser: false,
    abortOnError: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  acceptJsonOnly(fastify);
  await app.register(cookie as never);
  // Links in messages and addresses of calendars, which people see; OAuth and OneRoster have addresses of their own.
  app.setGlobalPrefix('api', {
    exclude: ['unsubscribe/:token', 'calendar/:token.ics', 'oauth/token', 'ims/{*path}'],
  });
  app.useGlobalPipes(validation());
  const problems = new ProblemFilter();
  app.useGlobalFilters(problems);
  app.enableShutdownHooks([]);
  protect(fastify);
  const refuse = (error: unknown, reply: FastifyReply) => problems.answer(error, reply);
  limitRates(fastify, { requestsPerMinute: config.requestsPerMinute, refuse });
  tellAsOneRoster(fastify);
  measure(fastify, app.get(Metrics, { strict: false }));
  describe(app);
  if (config.roles.has('api')) {
    noteReads(fastify, app.get(ReadLog, { strict: false }));
    noteRefusals(fastify, app.get(RefusalLog, { strict: false }));
    const doorkeeper = app.get(Doorkeeper, { strict: false });
    await serveQueueBoard(fastify, {
      queueUrl: config.queueUrl,
      whoAsks: (request) => doorkeeper.letIn(request),
      refuse,
      log: logTo('queue board'),
    });
    serveLog(fastify, {
      reader: app.get(LogReader, { strict: false }),
      refuse,
    });
    if (pages !== undefined) {
      await servePages(app, fastify, pages, refuse);
    }
  }
  await app.listen(config.port, config.host);
  const address = app.getHttpServer().address();
  const port = typeof address === 'object' ? (address?.port ?? config.port) : config.port;
  return { url: `http://localhost:${port.toString()}`, close: () => app.close() };
};

/** The built pages, wherever this runs from: beside `dist`, or the sources. */
const pagesFolder = (): string | undefined =>
  ['../../web/dist', '../web/dist']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(`${path}/index.html`));

const measure = (fastify: FastifyInstance, metrics: Metrics): void => {
  fastify.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    metrics.answered(request.method, route, reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
};

const describe = (app: NestFastifyApplication): void => {
  const description = new DocumentBuilder()
    .setTitle('School Journal')
    .setDescription('Class journal and pupil’s diary. Errors are RFC 9457 problem details.')
    .setVersion('1')
    .addCookieAuth('journal_session')
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, description), {
    jsonDocumentUrl: 'api/openapi.json',
  });
};

/** Serves the built pages; whatever is neither a file nor under `/api` or `/ims` is a page that the browser routes itself. */
const servePages = async (
  app: NestFastifyApplication,
  fastify: FastifyInstance,
  folder: string,
  refuse: (error: unknown, reply: FastifyReply) => void,
): Promise<void> => {
  const [beforeMeta = '', afterMeta = ''] = (await readFile(`${folder}/index.html`, 'utf8')).split('<head>');
  await app.register(files, { root: folder, wildcard: false, index: false, cacheControl: false } as never);
  fastify.get('/*', (request: FastifyRequest, reply: FastifyReply) => {
    if (request.url.startsWith('/api') || isOneRoster(request.url)) {
      return reply.status(404).type('application/problem+json').send(NO_ROUTE);
    }
    // What is too long for a token or has another form is no page either.
    if (request.url.startsWith('/calendar/')) {
      refuse(calendarNotFound(), reply);
      return reply;
    }
    // The component library puts style sheets into the page, by this number used once.
    const nonce = randomBytes(16).toString('base64');
    return reply
      .type('text/html; charset=utf-8')
      .headers({
        'Cache-Control': 'no-store',
        'Content-Security-Policy': `${contentSecurityPolicy(`'nonce-${nonce}'`)}; ${MAILS_SHOWN}`,
      })
      .send(`${beforeMeta}<head><meta property="csp-nonce" nonce="${nonce}" />${afterMeta}`);
  });
};

/** Mails, which style their parts in place, are shown in frames that take over the page's policy. */
const MAILS_SHOWN = "style-src-attr 'unsafe-inline'";

const NO_ROUTE = JSON.stringify({
  type: 'urn:school-journal:problem:not-found',
  title: 'Not found',
  status: 404,
  code: 'not-found',
  detail: 'There is no such route; /api/docs lists them.',
});
