// The other side of batch_worker.py: the same batch through FullStory's own SDK for NodeJS, measured the same way.
//
//     NODE_ENV=test FS_API_HOST=http://127.0.0.1:8080 node batch.js 50000 0.05

'use strict';

const { init } = require('@fullstory/server-api-client');

const { person } = require('./people');
const { cpuSeconds, peakMemory } = require('./process_usage');

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
