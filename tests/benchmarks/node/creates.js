// The other side of creates_worker.py: creates through FullStory's own SDK for NodeJS, measured the same way.
//
//     NODE_ENV=test FS_API_HOST=http://127.0.0.1:8080 node creates.js

'use strict';

const { randomUUID } = require('node:crypto');
const { createInterface } = require('node:readline');

const { init } = require('@fullstory/server-api-client');

const { person } = require('./people');
const { cpuSeconds, peakMemory } = require('./process_usage');

const { users } = init({ apiKey: 'Basic na1.benchmark' });
const body = person(1);

async function round(requests, atOnce) {
  const began = performance.now();
  const cpuBegan = cpuSeconds();
  for (let sent = 0; sent < requests; sent += atOnce) {
    await Promise.all(Array.from({ length: atOnce }, () => users.create({ body, idempotencyKey: randomUUID() })));
  }
  return { cpu: cpuSeconds() - cpuBegan, wall: (performance.now() - began) / 1e3, peak_memory: peakMemory() };
}

async function main() {
  for await (const line of createInterface({ input: process.stdin })) {
    const [requests, atOnce] = line.split(' ').map(Number);
    console.log(JSON.stringify(await round(requests, atOnce)));
  }
  // The connections that it keeps would hold it up.
  process.exit();
}

main();
