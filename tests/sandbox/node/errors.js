// What goes wrong, and what the SDK calls it.
'use strict';

const { init } = require('@fullstory/server-api-client');

/** Calls that are expected to fail: `init({ apiKey: key })[resource][method](request)` for each. */
async function refusedCalls(fsClient, say, { calls }) {
  for (const { key, resource, method, request } of calls) {
    try {
      say('answer', await init({ apiKey: key })[resource][method](request));
    } catch (error) {
      say('error', error);
    }
  }
}

async function initWithoutKey(fsClient, say) {
  try {
    init({});
  } catch (error) {
    say('error', error);
  }
}

/** A call that breaks off is made again with its key. */
async function repeatedCall({ users }, say, { request }) {
  for (let attempt = 1; ; attempt++) {
    try {
      say('answer', await users.create(request));
      return;
    } catch (error) {
      say('error', error);
      if (attempt === 3) return;
    }
  }
}

module.exports = { refusedCalls, repeatedCall, initWithoutKey };
