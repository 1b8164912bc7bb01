// Runs one scenario with FullStory's NodeJS SDK and prints what happens in it: one JSON object a line.
//
//   NODE_ENV=test FS_API_HOST=http://127.0.0.1:PORT node drive.js SCENARIO API_KEY [INPUT IN JSON]
'use strict';

const { init } = require('@fullstory/server-api-client');
const { isFSError } = require('@fullstory/server-api-client/lib/errors'); // the package itself does not export it

const scenarios = { ...require('./calls'), ...require('./batches'), ...require('./errors') };

/** Prints what happened, and gives it back. */
function say(what, value = null) {
  process.stdout.write(JSON.stringify({ what, value: describe(value) }) + '\n');
  return value;
}

function describe(value) {
  if (Array.isArray(value)) return value.map(describe);
  if (!(value instanceof Error)) return value;
  if (!isFSError(value)) return { name: value.name, message: value.message, isFSError: false };
  return {
    name: value.name,
    message: value.message,
    isFSError: true,
    status: value.httpStatusCode,
    payload: value.fsErrorPayload,
    cause: value.cause && value.cause.code,
    canRetry: value.canRetry(),
    retryAfter: value.getRetryAfter(),
  };
}

const patience = 20_000;
setTimeout(() => process.exit(1), patience).unref();

process.on('unhandledRejection', error => say('unhandled rejection', error));

const [name, apiKey, input = '{}'] = process.argv.slice(2);
const fsClient = init({ apiKey, integrationSource: 'INTEGRATION_NAME' });
scenarios[name](fsClient, say, JSON.parse(input)).then(() => say('end'));
