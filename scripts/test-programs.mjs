// The programs beyond Node.js that some tests run: Chromium for the pages, Redis for the queue.
import { accessSync, constants, existsSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, step } from './steps.mjs';

const PROGRAMS = [
  {
    debianPackage: 'chromium',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    without: 'the tests of the pages in a browser (test/e2e)',
  },
  {
    debianPackage: 'redis-server',
    names: ['redis-server'],
    without: 'the tests of the queue on Redis (test/conformance/queue)',
  },
];

/**
 * Installs what is missing where that is ours to do (root on Debian and its kin), else says loudly what will
 * not be run. Answers whether the tests may go on: in CI nothing may be missing.
 */
export async function provideTestPrograms() {
  if (missing().length > 0 && process.getuid?.() === 0 && onPath('apt-get')) {
    await installWithApt(missing().map(({ debianPackage }) => debianPackage));
  }
  for (const { debianPackage, without } of missing()) {
    process.stderr.write(`\n!! ${debianPackage} is missing. NOT RUN: ${without}.\n`);
    process.stderr.write(
      `!! To run them: install it (on Debian: apt-get install ${debianPackage}) and test again.\n\n`,
    );
  }
  return missing().length === 0 || process.env.CI !== 'true';
}

/** Where a program is, by the package that it comes in; undefined where it is not there. */
export const programOnPath = (debianPackage) =>
  PROGRAMS.find((program) => program.debianPackage === debianPackage)
    ?.names.map(fileOnPath)
    .find((file) => file !== undefined);

const missing = () => PROGRAMS.filter(({ names }) => !names.some(onPath));

const onPath = (name) => fileOnPath(name) !== undefined;

function fileOnPath(name) {
  const files = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name));
  return files.find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

async function installWithApt(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // Debian asks this file whether a package may start its service. The tests start their own Redis.
  const policy = '/usr/sbin/policy-rc.d';
  const ours = !existsSync(policy);
  if (ours) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
  try {
    await step('apt-get update', () => run('apt-get', ['update', '-qq'], { env }));
    await step(`apt-get install ${packages.join(' ')}`, () =>
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { env }),
    );
  } finally {
    if (ours) rmSync(policy);
  }
}
