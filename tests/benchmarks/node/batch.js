// The other side of batch_worker.py: the same batch through FullStory's own SDK for NodeJS, measured the same way.
//
//     NODE_ENV=test FS_API_HOST=http://127.0.0.1:8080 node batch.js 50000 0.05

'use strict';

const { readFileSync } = require('node:fs');

const { init } = require('@fullstory/server-api-client');

const FIRST = ['Amara', 'Björn', 'Chiara', 'Dmitri', 'Elif', 'Farid', 'Grace', 'Hiroshi', 'Ines', 'Jamal', 'Katja'];
const LAST = ['Adeyemi', 'Bauer', 'Castro', 'Dubois', 'Eriksson', 'Fontaine', 'Garcia', 'Haddad', 'Ito', 'Jensen'];
const PLANS = ['free', 'starter', 'team', 'enterprise'];
const COUNTRIES = ['NG', 'SE', 'IT', 'DE', 'TR', 'FR', 'US', 'JP'];

const padded = (number, digits) => String(number).padStart(digits, '0');

// The same users as in people.py.
function person(number) {
  const first = FIRST[number % FIRST.length];
  const last = LAST[Math.floor(number / 7) % LAST.length];
  return {
    uid: `customer-${padded(number, 7)}`,
    display_name: `${first} ${last}`,
    email: `${last.toLowerCase()}.${number}@example.com`,
    properties: {
      plan: PLANS[number % 4],
      country: COUNTRIES[number % 8],
      seats: (number % 250) + 1,
      total_spent: (number % 100000) / 4 + 0.25,
      newsletter: number % 3 === 0,
      signed_up: `2024-${padded((number % 12) + 1, 2)}-${padded((number % 28) + 1, 2)}T08:${padded(number % 60, 2)}:00Z`,
      interests: number % 2 ? ['analytics', 'retention'] : ['support'],
    },
  };
}

function cpuSeconds() {
  const usage = process.resourceUsage();
  return (usage.userCPUTime + usage.systemCPUTime) / 1e6;
}

function peakMemory() {
  try {
    // On Linux maxRSS starts from what the parent process had.
    return Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}

function report(began, cpuBegan, imports, failed) {
  const results = imports.length ? imports : failed.map((item) => item.user);
  const seen = [0, results.length >> 1, results.length - 1].map((position) => results[position]);
  console.log(
    JSON.stringify({
      wall: (performance.now() - began) / 1e3,
      cpu: cpuSeconds() - cpuBegan,
      whole_cpu: cpuSeconds(),
      peak_memory: peakMemory(),
      imports: imports.length,
      failed: failed.length,
      seen: seen.map((item) => `${item.uid} ${item.properties.total_spent}`),
    }),
  );
}

const [count, pollSeconds] = process.argv.slice(2).map(Number);
const requests = Array.from({ length: count }, (_, number) => person(number));
const { users } = init({ apiKey: 'Basic na1.benchmark' });

const began = performance.now();
const cpuBegan = cpuSeconds();
users
  .batchCreate({ body: { requests } }, { pollInterval: pollSeconds * 1e3 })
  .on('done', (imports, failed) => report(began, cpuBegan, imports, failed))
  .on('abort', (errors) => {
    console.error(errors);
    process.exitCode = 1;
  })
  .execute();
