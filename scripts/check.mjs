// Everything that can be said about the sources without running them, one line each.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runNpm, runPackage, step } from './steps.mjs';

const CHECKS = [
  ['formatting (prettier)', 'prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'],
  ['rules (eslint)', 'eslint/bin/eslint.js', '--max-warnings', '0', '.'],
  ['types (tsc)', 'typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'],
  ['types of the pages (tsc)', 'typescript/bin/tsc', '--noEmit', '-p', 'web/tsconfig.json'],
  ['types of the service worker (tsc)', 'typescript/bin/tsc', '--noEmit', '-p', 'web/service-worker'],
  ['types of the verifier in pages (tsc)', 'typescript/bin/tsc', '--noEmit', '-p', 'web/verifier'],
  [
    'architecture (dependency-cruiser)',
    'dependency-cruiser/bin/dependency-cruise.mjs',
    ...['--config', '.dependency-cruiser.mjs', '--output-type', 'err'],
    ...['src', 'projections', 'embedded', 'bench', 'test'].filter((folder) => existsSync(join(root, folder))),
  ],
];

/** Runs every check, also after one has failed; answers whether all passed. */
export async function check() {
  let passed = true;
  for (const [name, program, ...args] of CHECKS) {
    if (args.includes('web/tsconfig.json') && !existsSync(join(root, 'web/tsconfig.json'))) continue;
    passed = (await step(name, () => runPackage(program, args))) && passed;
  }
  return (await step('dependencies (npm audit)', auditDependencies)) && passed;
}

/** Known holes in what production installs. A registry that tells of none leaves the question open, and that is said. */
async function auditDependencies() {
  const { stdout } = await runNpm([
    'audit',
    '--omit=dev',
    '--audit-level=high',
    '--json',
    '--loglevel=silent',
  ]);
  const { metadata, vulnerabilities = {} } = auditIn(stdout);
  if (metadata === undefined) {
    process.stderr.write('the registry does not tell … ');
    return { code: 0, output: '' };
  }
  const dangerous = Object.values(vulnerabilities).filter(({ severity }) => /high|critical/.test(severity));
  return {
    code: dangerous.length,
    output: dangerous.map(({ name, range }) => `${name} ${range}`).join('\n'),
  };
}

/** What npm says of the packages; nothing where it says something else, as where a registry answers with a page. */
function auditIn(said) {
  try {
    return JSON.parse(said) ?? {};
  } catch {
    return {};
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = (await check()) ? 0 : 1;
