// Brings a checkout to where the application can run: packages, compiled sources, built pages.
// Needs nothing but Node.js and npm. Everything that it says goes to the error output, so that the
// output of the command that follows stays clean.
//
//   --quiet  say nothing about what is up to date
//   --build  compile and build even when nothing has changed
//   --test   see that the programs are there that tests need: Chromium and Redis
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`School Journal needs Node.js 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}

const { root, runNpm, runPackage, step } = await import('./steps.mjs');
const flags = new Set(process.argv.slice(2));
const at = (...parts) => join(root, ...parts);

await installPackages();
await compile();
await buildVerifier();
await buildPages();
if (flags.has('--test')) {
  const { provideTestPrograms } = await import('./test-programs.mjs');
  if (!(await provideTestPrograms())) process.exit(1);
}

async function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(at('package-lock.json')))
    .digest('hex');
  const marker = at('node_modules', '.school-journal-lock');
  if (existsSync(marker) && readFileSync(marker, 'utf8') === lock) return upToDate('packages');
  // Installed by hand, with npm's own record of it.
  if (!existsSync(marker) && isNewer(at('node_modules', '.package-lock.json'), at('package-lock.json'))) {
    writeFileSync(marker, lock);
    return upToDate('packages');
  }
  // The packages that need a native library bring it built; their install scripts would only build it again.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--loglevel=error', '--no-fund', '--no-audit'];
  await must('installing packages', () => runNpm(args));
  writeFileSync(marker, lock);
}

async function compile() {
  const marker = at('dist', '.compiled');
  const sources = ['src', 'projections', 'embedded', 'bench', 'test', 'tsconfig.json', 'package-lock.json'];
  if (!flags.has('--build') && isNewer(marker, ...sources.map((source) => at(source))))
    return upToDate('sources');
  if (flags.has('--build')) rmSync(at('dist'), { recursive: true, force: true });
  // Taken before: what is edited while the compiler runs is compiled the next time.
  const startedAt = new Date();
  await must('compiling sources', () => runPackage('typescript/bin/tsc', ['-p', 'tsconfig.json']));
  stamp(marker, startedAt);
}

/** The offline verifier of proofs in one file, which needs none of the packages. */
async function buildVerifier() {
  const marker = at('dist', 'verify.mjs');
  const sources = ['src', 'projections'].map((source) => at(source));
  if (!flags.has('--build') && isNewer(marker, ...sources)) return upToDate('verifier');
  const config = at('scripts', 'verifier.config.mjs');
  await must('building the verifier', () =>
    runPackage('vite/bin/vite.js', ['build', '--config', config, '--logLevel', 'warn']),
  );
}

async function buildPages() {
  if (!existsSync(at('web', 'vite.config.ts'))) return;
  const marker = at('web', 'dist', '.built');
  const sources = readdirSync(at('web')).filter((name) => !['dist', 'node_modules'].includes(name));
  // The kinds of notices, the alphabet of phones and the verifier are those of the application.
  const paths = [
    ...sources.map((source) => at('web', source)),
    ...[
      at('src', 'notices'),
      at('src', 'audit'),
      at('projections'),
      at('scripts', 'service-worker.config.mjs'),
    ],
  ];
  if (!flags.has('--build') && isNewer(marker, ...paths)) {
    return upToDate('pages');
  }
  const startedAt = new Date();
  await must('building pages', () => runPackage('vite/bin/vite.js', ['build', 'web', '--logLevel', 'warn']));
  const config = at('scripts', 'service-worker.config.mjs');
  await must('building the service worker', () =>
    runPackage('vite/bin/vite.js', ['build', '--config', config, '--logLevel', 'warn']),
  );
  stamp(marker, startedAt);
}

async function must(name, work) {
  if (!(await step(name, work))) process.exit(1);
}

function upToDate(what) {
  if (!flags.has('--quiet')) process.stderr.write(`${what}: up to date\n`);
}

function stamp(marker, time) {
  writeFileSync(marker, '');
  utimesSync(marker, time, time);
}

/** Whether a marker was made after the last change of everything below the paths, removals included. */
function isNewer(marker, ...paths) {
  if (!existsSync(marker)) return false;
  const made = statSync(marker).mtimeMs;
  return paths.every((path) => lastChange(path) <= made);
}

function lastChange(path) {
  if (!existsSync(path)) return 0;
  const entry = statSync(path);
  if (!entry.isDirectory()) return entry.mtimeMs;
  return readdirSync(path).reduce(
    (last, name) => Math.max(last, lastChange(join(path, name))),
    entry.mtimeMs,
  );
}
