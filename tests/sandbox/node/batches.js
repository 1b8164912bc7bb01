// Batch import jobs, as the SDK's README shows them.
'use strict';

const { once } = require('node:events');
const readline = require('node:readline');

const soon = { pollInterval: 50 };

/** Prints what the job's listeners are told. Resolves when the job is done or has given up. */
function listen(job, say, name = 'job') {
  return new Promise(resolve => {
    job
      .on('created', job => say('created', { name, id: job.getId(), status: job.getStatus() }))
      .on('processing', job => say('processing', { name, id: job.getId(), status: job.getStatus() }))
      .on('error', error => say('error', error))
      .on('abort', errors => resolve(say('abort', errors)))
      .on('done', (imported, failed) => resolve(say('done', { name, id: job.getId(), imported, failed })));
  });
}

/** A job of some requests, to which more are added before it is executed. */
async function batch(fsClient, say, { kind, requests, shared, add = [], includeSchema, options }) {
  const job = fsClient[kind].batchCreate({ body: { requests, shared }, includeSchema }, { ...soon, ...options });
  job.add(...add);
  const finished = listen(job, say);
  job.execute();
  await finished;
  say('job', {
    id: job.getId(),
    status: job.getStatus(),
    imports: job.getImports(),
    failedImports: job.getFailedImports(),
    metadata: job.metadata,
    options: job.options,
    errors: job.errors.length,
  });
}

/** Listeners that are registered when all is over. */
async function late(fsClient, say, { kind, requests }) {
  const job = fsClient[kind].batchCreate({ body: { requests } }, soon);
  const finished = new Promise(resolve => job.on('done', resolve).on('abort', resolve));
  job.execute();
  await finished;
  listen(job, say);
}

/** Several jobs at once. */
async function several(fsClient, say, { jobs, options }) {
  await Promise.all(
    jobs.map(({ kind, requests }, number) => {
      const job = fsClient[kind].batchCreate({ body: { requests } }, { ...soon, ...options });
      const finished = listen(job, say, `job ${number}`);
      job.execute();
      return finished;
    }),
  );
}

/** A job that someone else created is followed by its id. */
async function restartById(fsClient, say, { kind, id }) {
  const job = fsClient[kind].batchCreate(undefined, soon);
  const finished = listen(job, say);
  job.restart(id);
  await finished;
}

/** A job that gave up goes on, when a line comes in. */
async function restartAfterAbort({ users }, say, { requests }) {
  const input = readline.createInterface({ input: process.stdin });
  const job = users.batchCreate({ body: { requests } }, soon);
  const done = new Promise(resolve => job.on('done', resolve));
  const aborted = listen(job, say);
  job.execute();
  await aborted;
  await once(input, 'line');
  job.restart();
  await done;
  input.close();
}

/** A job that goes on each time it gives up. */
async function restartInAbort({ events }, say, { requests }) {
  const job = events.batchCreate({ body: { requests } }, soon);
  const done = new Promise(resolve => job.on('done', resolve));
  listen(job, say);
  job.on('abort', () => job.restart());
  job.execute();
  await done;
}

/** What a job refuses to do. */
async function misuse({ users }, say) {
  const refused = action => {
    try {
      action();
    } catch (error) {
      say('refused', error);
    }
  };
  const job = users.batchCreate({ body: { requests: [{ uid: 'user123' }] } }, soon);
  refused(() => job.restart());
  refused(() => job.on('finished', () => {}));
  const finished = listen(job, say);
  job.execute();
  await finished;
  refused(() => job.add({ uid: 'user456' }));
  refused(() => job.restart('another-id'));
  job.execute();
  job.restart();
}

module.exports = { batch, late, several, restartById, restartAfterAbort, restartInAbort, misuse };
