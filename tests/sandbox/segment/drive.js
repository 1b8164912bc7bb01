// Gives calls to Segment's FullStory destination, and prints what came of each: one JSON object a line.
//
//   node drive.js http://127.0.0.1:PORT API_KEY CALLS_IN_JSON
'use strict';

const http = require('node:http');
const https = require('node:https');

const { Destination, createTestEvent, defaultValues } = require('@segment/actions-core');
const { default: definition } = require('@segment/action-destinations/dist/destinations/fullstory');

const [sandbox, apiKey, calls] = process.argv.slice(2);
const { hostname, port } = new URL(sandbox);

// The package knows FullStory's own host only. What it sends there reaches the sandbox instead.
https.request = (options, ...more) => {
  if (options.hostname !== 'api.fullstory.com') throw new Error(`unexpected host ${options.hostname}`);
  return http.request({ ...options, protocol: 'http:', host: hostname, hostname, port, agent: undefined }, ...more);
};

const destination = new Destination(definition);

/** The older actions, which a destination has whose user has not replaced them. */
const older = ['identifyUser', 'trackEvent'].map(partnerAction => {
  const { defaultSubscription, fields } = definition.actions[partnerAction];
  return { partnerAction, subscribe: defaultSubscription, mapping: defaultValues(fields) };
});

/** The subscriptions of a destination, some of whose fields are mapped otherwise; by default those of a new one. */
function subscriptions(mapping, isOlder) {
  const presets = isOlder ? older : definition.presets;
  return presets.map(preset => ({ ...preset, enabled: true, mapping: { ...preset.mapping, ...mapping } }));
}

const actions = {
  test: settings => destination.testAuthentication(settings),
  event: (settings, { event, mapping, older: isOlder }) =>
    destination.onEvent(createTestEvent(event), { ...settings, subscriptions: subscriptions(mapping, isOlder) }),
  delete: (settings, { event }) => destination.onDelete(createTestEvent(event), settings),
};

async function outcome({ action, key = apiKey, ...input }) {
  try {
    await actions[action]({ apiKey: key }, input);
    return { ok: true };
  } catch (error) {
    const { response } = error;
    return { ok: false, message: error.message, status: response?.status, body: response?.data };
  }
}

async function main() {
  for (const call of JSON.parse(calls)) {
    process.stdout.write(JSON.stringify(await outcome(call)) + '\n');
  }
}

setTimeout(() => process.exit(1), 20_000).unref();
main();
